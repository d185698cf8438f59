"""A cell of the matrix: one side's position on one issue on a day, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.deed import Deed, Hold
from detente.analysis.positions.stance import BINDING, Stance, stance_of
from detente.model.codes import Issue

_PLAIN = frozenset({Stance.SUPPORTS, Stance.CRITICISES, Stance.THREATENS})


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance on one day, and the deeds that take it: the fullest first."""

    stance: Stance
    day: str
    deeds: tuple[Deed, ...]
    holds: tuple[Hold, ...]

    @property
    def asks(self) -> frozenset[tuple[Issue, bool]]:
        """What its conditions ask for: the issue, and whether it is its absence."""
        return frozenset((hold.need.issue, hold.need.negated) for hold in self.holds if hold.need)

    @property
    def own(self) -> bool:
        """Whether the side itself or the outlet says so, not only others."""
        return any(deed.own for deed in self.deeds)

    @property
    def reports(self) -> int:
        """In how many reports it stands."""
        return len({deed.source.report for deed in self.deeds})


@dataclass(frozen=True, slots=True)
class Cell:
    """The position of a row (the key of a side, or of an actor of it) on an issue.

    `also` are other stances of the same day. `holds` are the conditions under which the side would do what
    the issue names, as it states them that day, whichever act carries them.
    """

    row: str
    issue: Issue
    stand: Stand
    also: tuple[Stand, ...] = ()
    holds: tuple[Hold, ...] = ()


def cell(row: str, side: str, issue: Issue, deeds: Iterable[Deed]) -> Cell | None:
    """The position that deeds up to a day come to; None where they say nothing of the issue.

    The latest day with a stance counts. Of several stances in one day, the side's own word goes before what
    others tell of it, one with conditions before one without, an offer, an answer or a demand before praise,
    criticism and threats, and then the one that more reports tell.
    """
    by_day = stands(side, issue, deeds)
    holding = [
        (deed.day, hold)
        for deed in deeds
        if side in deed.sides and deed.own
        for hold in deed.holds_of(side, issue)
    ]
    if not by_day:
        # "Without preconditions" alone is no stance, and no condition.
        if not any(hold.need for _, hold in holding):
            return None
        latest = max(day for day, _ in holding)
        holds = _distinct(hold for day, hold in holding if day == latest)
        behind = tuple(d for d in deeds if d.day == latest and d.own and d.holds_of(side, issue))
        return Cell(row, issue, Stand(Stance.NONE, latest, behind, holds), (), holds)
    latest = max(by_day)
    first, *rest = by_day[latest]
    holds = _distinct(hold for day, hold in holding if day == latest)
    return Cell(row, issue, first, tuple(rest), holds)


def stands(side: str, issue: Issue, deeds: Iterable[Deed]) -> dict[str, list[Stand]]:
    """The stances of each day, the one that counts first."""
    by_day: dict[str, dict[Stance, list[Deed]]] = {}
    for deed in deeds:
        stance = stance_of(deed, side, issue)
        if stance is not None:
            by_day.setdefault(deed.day, {}).setdefault(stance, []).append(deed)
    return {
        day: sorted((_stand(stance, day, told, side, issue) for stance, told in found.items()), key=_weight)
        for day, found in by_day.items()
    }


def _stand(stance: Stance, day: str, told: list[Deed], side: str, issue: Issue) -> Stand:
    told = sorted(told, key=lambda deed: (not deed.own, not deed.holds_of(side, issue)))
    holds = _distinct(hold for deed in told if deed.own for hold in deed.holds_of(side, issue))
    return Stand(stance, day, tuple(told), holds)


def _weight(stand: Stand) -> tuple[bool, bool, bool, int, str]:
    conditional = stand.stance in BINDING and bool(stand.holds)
    plain = stand.stance in _PLAIN or stand.stance is Stance.NOT_ACCEPTED
    return (not stand.own, not conditional, plain, -stand.reports, stand.stance)


def _distinct(holds: Iterable[Hold]) -> tuple[Hold, ...]:
    """Conditions that ask for the same thing in the same way once each, in the words met first."""
    found: dict[object, Hold] = {}
    for hold in holds:
        need = hold.need
        found.setdefault((hold.kind, need and (need.issue, need.sides, need.negated)), hold)
    return tuple(found.values())
