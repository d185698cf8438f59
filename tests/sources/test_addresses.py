"""Which addresses are of the public internet."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address

import pytest

from detente.model import UnreadableReportError
from detente.sources.fetch import address


@pytest.mark.parametrize(
    "one",
    [
        "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "192.88.99.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "fec0::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "2002:7f00:1::1", "2002:c0a8:101::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_what_is_not_public(one: str) -> None:
    assert not address.is_public(ip_address(one))


@pytest.mark.parametrize(
    "one", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is(one: str) -> None:
    assert address.is_public(ip_address(one))


class _Names:
    """A loop that answers every look-up the same."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def getaddrinfo(self, host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (one, port)) for one in self.addresses]


def resolved(monkeypatch: pytest.MonkeyPatch, *addresses: str, allowed: str = "") -> address.Target:
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: _Names(*addresses))
    url = address.parse("https://www.example.org:8443/a?b#c")
    return asyncio.run(address.resolve(url, frozenset({allowed})))


def test_the_machine_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    target = resolved(monkeypatch, "93.184.216.34", "93.184.216.35")
    assert str(target.pinned) == "https://93.184.216.34:8443/a?b#c"
    assert target.url.host == "www.example.org"
    assert str(resolved(monkeypatch, "2606:4700::1").pinned) == "https://[2606:4700::1]:8443/a?b#c"


def test_one_private_machine_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableReportError, match=r"is 10\.0\.0\.1, which is no public address"):
        resolved(monkeypatch, "93.184.216.34", "10.0.0.1")
    assert resolved(monkeypatch, "10.0.0.1", allowed="www.example.org").ip == "10.0.0.1"
