"""Text in, ceasefires, claims, talks and agreements out: the short form in which their tests speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from detente.model import Agreement, Ceasefire, Reading, Report, Talks, ViolationClaim
from detente.reading.local.local import Local

_T = TypeVar("_T")


@dataclass(frozen=True)
class Read:
    """A reading with names for ids."""

    reading: Reading

    def names(self, ids: tuple[str, ...]) -> set[str]:
        """The names of the sides behind these ids: a leader is his party."""
        actors = {actor.id: actor for actor in self.reading.actors}
        sides = (actors.get(actors[key].side or key, actors[key]) for key in ids)
        return {side.name for side in sides}

    def ceasefire(self, words: str) -> Ceasefire:
        """The one ceasefire whose evidence holds these words."""
        return _only([c for c in self.reading.ceasefires if _holds(c, words)])

    def talks(self, words: str) -> Talks:
        """The one round of talks whose evidence holds these words."""
        return _only([t for t in self.reading.talks if _holds(t, words)])

    def agreement(self, words: str) -> Agreement:
        """The one agreement whose evidence holds these words."""
        return _only([a for a in self.reading.agreements if _holds(a, words)])

    @property
    def claims(self) -> list[tuple[set[str], set[str], ViolationClaim]]:
        """Accusers, accused and claim."""
        return [(self.names(c.accuser), self.names(c.accused), c) for c in self.reading.violation_claims]


@cache
def read(text: str, published: str = "2024-03-14") -> Read:
    """The reading of a text that was published on Thursday, 14 March 2024."""
    return Read(Local().read(Report(text=text, published_at=published)))


def _holds(entry: Ceasefire | Talks | Agreement, words: str) -> bool:
    return any(words in evidence.quote for evidence in entry.evidence)


def _only(found: list[_T]) -> _T:
    assert len(found) == 1, found
    return found[0]
