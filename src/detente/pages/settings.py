"""How the pages are served: which record, to whom, under which names."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Publishing:
    """That the pages are to become the files of a site: as of when (RFC 3339), whether with the restricted
    reports, and how the site is called.
    """

    at: str
    restricted: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `detente serve` was told. `hosts` are further names that a browser may call the server by, for one
    that stands behind a reverse proxy.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()
    demo: bool = False
    """Whether everybody may read, what is not restricted, and nobody write."""
    publishing: Publishing | None = None
    """Whether a site is being written, of which nobody asks anything."""
    most_bytes: int = 2_000_000
    """The largest body of a request."""
    most_requests: int = 600
    """Of one address in a minute."""
    stale: float = 0.0
    """How many seconds old a page may be that is given while reports come in."""
    fetch: bool = False
    """Whether addresses that people give are fetched: public ones."""

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches the server."""
        return is_loopback(self.host)

    @property
    def asks_for_login(self) -> bool:
        """Whether people have to prove who they are: everywhere but on one's own machine."""
        return not (self.is_loopback and (self.demo or not self.hosts))

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """The names that a `Host` header may give, without the port."""
        own = () if self.host in ("0.0.0.0", "::") else (self.host, f"[{self.host}]")
        return frozenset(name.lower() for name in (*LOOPBACK_NAMES, *own, *self.hosts))


def is_loopback(host: str) -> bool:
    """Whether an address or name is that of the machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
