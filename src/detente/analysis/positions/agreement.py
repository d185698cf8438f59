"""Islands of agreement and red lines, out of the matrix of positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.positions.cell import Cell
from detente.analysis.positions.stance import AGAINST, Stance
from detente.model.codes import Issue


@dataclass(frozen=True, slots=True)
class Island:
    """An issue on which several sides have a stance and none opposes."""

    issue: Issue
    cells: tuple[Cell, ...]


def islands(cells: Iterable[Cell]) -> list[Island]:
    """The issues on which two sides or more have a stance on record and none opposes, not even in another
    stance of the same day. Under which conditions they agree is in the cells.
    """
    by_issue: dict[Issue, list[Cell]] = {}
    for one in cells:
        if one.stand.stance is not Stance.NONE:
            by_issue.setdefault(one.issue, []).append(one)
    return [
        Island(issue, tuple(held))
        for issue, held in sorted(by_issue.items())
        if len({one.row for one in held}) > 1
        and not any(stand.stance in AGAINST for one in held for stand in (one.stand, *one.also))
    ]


def red_lines(cells: Iterable[Cell]) -> list[Cell]:
    """The cells in which a side rejects without naming a condition under which it would not."""
    return [one for one in cells if one.stand.stance is Stance.REJECTS and not one.holds]
