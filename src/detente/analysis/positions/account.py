"""Kept readings → everything that `detente positions` tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.deed import Deed
from detente.analysis.deeds import deeds, originals
from detente.analysis.positions.agreement import Island, islands, red_lines
from detente.analysis.positions.cell import Cell, cell
from detente.analysis.positions.reciprocity import WITHIN, Exchange, reciprocity
from detente.analysis.positions.rows import Row, rows
from detente.analysis.positions.shifts import Shift, shifts
from detente.analysis.positions.silence import Silence, silences
from detente.analysis.sides import Sides, side_called
from detente.model import Kept
from detente.model.codes import Issue


@dataclass(frozen=True)
class Account:
    """The positions on a day and what follows from them. `cells` are by row, the row with most on record
    first, and by issue, the issue with most on record first.
    """

    on: str
    sides: Sides
    rows: tuple[Row, ...]
    issues: tuple[Issue, ...]
    cells: tuple[Cell, ...]
    shifts: tuple[Shift, ...]
    islands: tuple[Island, ...]
    red_lines: tuple[Cell, ...]
    silences: tuple[Silence, ...]
    exchanges: tuple[Exchange, ...]
    within: int
    reports: int
    copies: int

    def row(self, key: str) -> Row:
        """The row of a key. Raises `KeyError` where there is none."""
        return next(row for row in self.rows if row.key == key)

    def at(self, row: str, issue: Issue) -> Cell | None:
        """The cell of a row and an issue; None where the record holds no stance."""
        return next((one for one in self.cells if (one.row, one.issue) == (row, issue)), None)


def ask(
    kept: Iterable[Kept],
    on: str | None = None,
    *,
    unfold: bool = False,
    side: Sequence[str] = (),
    issue: Sequence[Issue] = (),
    within: int = WITHIN,
) -> Account:
    """The account of what is kept, on a day (that of the newest report where none is given).

    `unfold` gives a row to each actor instead of each side. `side` and `issue` keep the others out. `within`
    is the number of days in which a move counts as following another.

    Raises:
        UnknownSideError: a name of `side` is on no record.
    """
    every = list(kept)
    own = originals(every)
    sides = Sides(one.reading for one in own)
    day = on or max((one.reading.report.published_at[:10] for one in own), default="")
    told = [deed for deed in deeds(own, sides) if deed.day <= day]
    wanted = {side_called(sides, name) for name in side}
    lines = [row for row in rows(told, sides, unfold=unfold) if not wanted or row.side in wanted]
    cells = _cells(lines, tuple(issue) or tuple(Issue))
    shown = {one.row for one in cells}
    lines = [row for row in lines if row.key in shown]
    return Account(
        on=day,
        sides=sides,
        rows=tuple(lines),
        issues=_by_weight(cells),
        cells=tuple(cells),
        shifts=tuple(shifts(lines, tuple(issue) or tuple(Issue), day)),
        islands=tuple(islands(cells)),
        red_lines=tuple(red_lines(cells)),
        silences=tuple(_among(silences(_about(told, issue), day), wanted)),
        exchanges=tuple(
            one for one in reciprocity(told, day, within) if not wanted or {one.side, one.other} <= wanted
        ),
        within=within,
        reports=len(own),
        copies=len(every) - len(own),
    )


def _cells(lines: Iterable[Row], issues: Sequence[Issue]) -> list[Cell]:
    found = (cell(row.key, row.side, issue, row.deeds) for row in lines for issue in issues)
    return [one for one in found if one is not None]


def _by_weight(cells: Iterable[Cell]) -> tuple[Issue, ...]:
    times: dict[Issue, int] = {}
    for one in cells:
        told = sum(stand.reports for stand in (one.stand, *one.also))
        times[one.issue] = times.get(one.issue, 0) + told
    order = list(Issue)
    return tuple(sorted(times, key=lambda issue: (-times[issue], order.index(issue))))


def _about(told: Iterable[Deed], issue: Sequence[Issue]) -> list[Deed]:
    return [deed for deed in told if not issue or set(deed.issues) & set(issue)]


def _among(found: Iterable[Silence], wanted: set[str]) -> list[Silence]:
    return [one for one in found if not wanted or wanted & {one.asked, one.by}]
