"""How long and how much is fetched."""

from dataclasses import dataclass

from detente.sources.limits import MAX_PAGE_BYTES


@dataclass(frozen=True)
class FetchLimits:
    """The bounds of one address, redirects and robots.txt included."""

    seconds: float = 60
    """For all of it, from looking up the host to the last byte."""
    quiet_seconds: float = 20
    """Without a byte."""
    bytes: int = MAX_PAGE_BYTES
    redirects: int = 5
    longest_pause: float = 30
    """Most seconds to wait between two pages of a site whose robots.txt asks for a pause."""
