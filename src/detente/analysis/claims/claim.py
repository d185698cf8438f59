"""A claim: one side says that another broke a ceasefire. It is an allegation, whatever its figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.analysis.claims.arithmetic import Check
from detente.analysis.claims.tally import Standing, Tally
from detente.analysis.party import Party
from detente.analysis.source import Ground


@dataclass(frozen=True, slots=True)
class Claim:
    """Who accuses whom, of what, since when.

    `about` are the keys of the ceasefires that it is about (a window's id in a table, a matter's id in the
    record), `about_name` how these are called. `since` and `until` are ISO 8601 prefixes where the source
    gives them, `period` its words. `told_on` is when the claim was made or published. `versions` holds what
    several reports of one claim count differently: the tallies with their reports, the first is `tally`.
    `counters` are the ids of claims of the accused against the accuser about the same.
    """

    id: str
    accuser: tuple[Party, ...]
    accused: tuple[Party, ...]
    about: tuple[str, ...]
    about_name: str
    told_on: str
    period: str = ""
    since: str = ""
    until: str = ""
    standing: Standing = Standing.UNKNOWN
    sure: bool = True
    """Whether the source is sure of the standing (`cumulative?` is not)."""
    tally: Tally | None = None
    versions: tuple[tuple[Tally, tuple[Ground, ...]], ...] = ()
    checked: Check = field(default_factory=Check.none)
    act: str = ""
    weapons: tuple[str, ...] = ()
    target_class: str = ""
    place: str = ""
    sources: tuple[Ground, ...] = ()
    reports: int = 1
    counters: tuple[str, ...] = ()

    @property
    def accusers(self) -> frozenset[str]:
        """The keys of who accuses."""
        return frozenset(one.key for one in self.accuser)

    @property
    def blamed(self) -> frozenset[str]:
        """The keys of who is accused."""
        return frozenset(one.key for one in self.accused)
