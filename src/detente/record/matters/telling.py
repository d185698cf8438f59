"""Tellings: an entry of a report as it is compared with those of others."""

from __future__ import annotations

from typing import Literal, NamedTuple

from detente.record.matters.agents import Agent
from detente.record.matters.matter import MatterKind, MemberKey, Shown
from detente.record.matters.span import Span
from detente.record.matters.spot import Spot

BUCKET = 3
"""Days of publication that count as one time of telling."""

Sort = Literal["date", "duration", "place", "agents", "count", "code", "codes", "stage", "flag", "text"]


class Profile(NamedTuple):
    """What of an entry is compared: two entries of one profile, told in the same days, say the same.

    `what` is the act, the status or the sort of actor; `who` acts, declares or accuses, `whom` it is for,
    `helpers` mediate or guarantee. `spans` are days by field; `tags` are codes with their vocabulary
    (`issue:talks`, `purpose:holiday`); `numbers` are counts by name with their qualifier.
    """

    kind: MatterKind
    what: str
    who: tuple[Agent, ...] = ()
    whom: tuple[Agent, ...] = ()
    helpers: tuple[Agent, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    lasts: float = 0.0
    spot: Spot | None = None
    names: frozenset[str] = frozenset()
    holidays: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    numbers: tuple[tuple[str, int, str], ...] = ()
    things: tuple[tuple[str, frozenset[str]], ...] = ()

    def span(self, name: str) -> Span | None:
        """The days of a field; None where the report is silent."""
        return next((days for field, days in self.spans if field == name), None)

    def tagged(self, vocabulary: str) -> frozenset[str]:
        """The codes of a vocabulary."""
        return frozenset(tag for tag in self.tags if tag.startswith(f"{vocabulary}:"))

    def thing(self, name: str) -> frozenset[str]:
        """The words of a thing that is told, such as the target of an attack."""
        return next((words for field, words in self.things if field == name), frozenset())


class Given(NamedTuple):
    """What an entry gives for a field: as it is shown, and in a form in which equal values are equal."""

    field: str
    sort: Sort
    shown: Shown
    form: tuple[object, ...]


class Telling(NamedTuple):
    """One entry of one report, ready to be resolved. `published` is the report's day as an ordinal."""

    key: MemberKey
    published: int
    profile: Profile
    given: tuple[Given, ...]
    words: frozenset[str]

    @property
    def order(self) -> tuple[int, MemberKey]:
        """What members are put in order by: publication, then ids."""
        return self.published, self.key

    @property
    def bucket(self) -> int:
        """When it is told, in steps of `BUCKET` days."""
        return self.published // BUCKET
