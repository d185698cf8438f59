"""Which addresses may be fetched from: those of the public internet, and hosts that the user names."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from detente.model import UnreadableReportError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_RELAY = ipaddress.ip_network("192.88.99.0/24")
"""Deprecated with 6to4 (RFC 7526): what answers there is nobody's."""


@dataclass(frozen=True)
class Target:
    """An address with the machine that was found for its host: nothing is looked up a second time."""

    url: httpx.URL
    ip: str

    @property
    def pinned(self) -> httpx.URL:
        """The address with the machine in the place of its host."""
        return self.url.copy_with(host=self.ip)


def names_of(allowed: Iterable[str]) -> frozenset[str]:
    """The names of hosts that a person allows, as they are compared."""
    return frozenset(host.strip().strip("[]").rstrip(".").lower() for host in allowed)


def parse(written: str) -> httpx.URL:
    """The address as written; raises `UnreadableReportError` where it is none that is fetched."""
    try:
        url = httpx.URL(written)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableReportError(written, f"this is no address ({error})", "Check its spelling") from error
    if url.scheme not in ("http", "https"):
        raise UnreadableReportError(
            written, f"{url.scheme}: addresses are not fetched", "Give one with http: or https:"
        )
    if not url.host:
        raise UnreadableReportError(written, "the address names no host", "Check its spelling")
    if url.userinfo:
        raise UnreadableReportError(
            written.replace(url.userinfo.decode("ascii", "replace"), "…"),
            "the address holds a name or password",
            "Save the page yourself and give its file",
        )
    return url


async def resolve(url: httpx.URL, allowed: frozenset[str]) -> Target:
    """The machine of an address; raises `UnreadableReportError` where it is not public and not `allowed`.

    A host with several machines is refused where one of them isn't public: that is how a name of the outside
    is made to lead inside.
    """
    host = url.raw_host.decode("ascii").rstrip(".").lower()
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableReportError(
            str(url), f"no machine is found for {host}", "Check its spelling and the connection"
        ) from error
    addresses = [str(entry[4][0]) for entry in found]
    if host not in allowed:
        for one in addresses:
            if not is_public(ipaddress.ip_address(one)):
                raise UnreadableReportError(
                    str(url),
                    f"{host} is no public address"
                    if host == one
                    else f"{host} is {one}, which is no public address",
                    f"Where you trust it, say --allow-host {host}",
                )
    return Target(url, addresses[0])


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet; an IPv6 address that stands for an IPv4 one is what
    that is.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if (
            address.scope_id
            or address.is_site_local
            or (address in _COMPATIBLE and address.ipv4_mapped is None)
        ):
            return False
        if inner := _inside(address):
            return is_public(inner)
        return _is_global(address)
    return _is_global(address) and address not in _RELAY


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which packets for an IPv6 one go in the end."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour:
        return address.sixtofour
    return address.teredo[1] if address.teredo else None


def _is_global(address: Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
