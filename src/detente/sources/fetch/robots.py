"""What a site's robots.txt says to this program (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "detente"


@dataclass(frozen=True)
class Rules:
    """A site's robots.txt, or what stands for one that isn't there."""

    rules: Protego | None
    """None where everything may be fetched."""
    problem: str = ""
    """Why nothing may be fetched: the rules could not be had."""

    def may(self, url: str) -> bool:
        """Whether the page may be fetched."""
        return not self.problem and (self.rules is None or self.rules.can_fetch(url, AGENT))

    @property
    def pause(self) -> float:
        """The seconds that the site asks for between two pages."""
        return float(self.rules.crawl_delay(AGENT) or 0) if self.rules else 0.0


def rules_of(status: int, body: bytes) -> Rules:
    """The rules in an answer to a request for robots.txt: none where there is no such file; where the server
    fails, all is forbidden for now.
    """
    if status == 200:
        return Rules(Protego.parse(body.decode("utf-8-sig", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules(None)
    return Rules(None, f"its robots.txt can't be had ({status})")
