"""Shifts: where a side's stance contradicts its earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.positions.cell import Stand, stands
from detente.analysis.positions.rows import Row
from detente.analysis.positions.stance import BINDING, FOR, Stance
from detente.model.codes import Issue


@dataclass(frozen=True, slots=True)
class Shift:
    """Two stances of one row on one issue that contradict each other. `same_day` says that no order between
    them is on record. `added` and `dropped` are what conditions ask for, as issues, where these changed.
    """

    row: str
    issue: Issue
    before: Stand
    after: Stand
    same_day: bool = False
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def shifts(rows: Iterable[Row], issues: Iterable[Issue], on: str) -> list[Shift]:
    """The shifts of every row up to a day, oldest first."""
    wanted = list(issues)
    found = []
    for row in rows:
        deeds = [deed for deed in row.deeds if deed.day <= on]
        for issue in wanted:
            found += _of(row.key, issue, stands(row.side, issue, deeds))
    return sorted(found, key=lambda shift: (shift.after.day, shift.row, shift.issue))


def _of(row: str, issue: Issue, by_day: dict[str, list[Stand]]) -> list[Shift]:
    found = []
    last: Stand | None = None
    for day in sorted(by_day):
        first, *rest = by_day[day]
        now = first
        found += [
            Shift(row, issue, other, first, same_day=True) for other in rest if contradict(first, other)
        ]
        if now.stance not in FOR | {Stance.REJECTS}:
            continue
        if last is not None:
            added, dropped = _changed(last, now)
            if contradict(last, now) or added or dropped:
                found.append(Shift(row, issue, last, now, added=added, dropped=dropped))
        # A welcome between two offers neither drops the conditions of the first nor hides that they changed.
        if last is None or now.stance in BINDING or contradict(last, now):
            last = now
    return found


def contradict(one: Stand, other: Stand) -> bool:
    """Whether one stance is for an issue and the other rejects it."""
    pair = {one.stance, other.stance}
    return Stance.REJECTS in pair and bool(pair & FOR)


def _changed(before: Stand, after: Stand) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if before.stance not in BINDING or after.stance not in BINDING:
        return (), ()
    return _names(after.asks - before.asks), _names(before.asks - after.asks)


def _names(asks: frozenset[tuple[Issue, bool]]) -> tuple[str, ...]:
    return tuple(sorted(f"no {issue.value}" if negated else issue.value for issue, negated in asks))
