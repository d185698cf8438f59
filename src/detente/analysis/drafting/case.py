"""Kept readings → all that a draft is made of: deeds, positions, and the rules of the steps in question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.conditions.draw import OPENING, Drawn, Record
from detente.analysis.conditions.item import JOINT, Item, gated
from detente.analysis.conditions.parties import parties
from detente.analysis.conditions.word import Word
from detente.analysis.deed import Deed
from detente.analysis.deeds import deeds, originals
from detente.analysis.drafting.errors import NoDraftError
from detente.analysis.positions import Cell, Stance
from detente.analysis.positions.cell import cell
from detente.analysis.positions.rows import rows
from detente.analysis.sides import Sides, side_called
from detente.model import Kept
from detente.model.codes import Issue

OWN = frozenset({Stance.PROPOSES, Stance.PLEDGES, Stance.ACCEPTS, Stance.ACCEPTS_IF})
"""Stances by which a side speaks of a step of its own."""
MOST = 12
"""Options of a draft, unless more are asked for."""


@dataclass(frozen=True)
class Case:
    """What the record says on a day. `cells` are the positions of each side, `threats` those that threaten,
    the most told first. `left_out` are steps and threats for which there was no room.
    """

    on: str
    kept: tuple[Kept, ...]
    sides: Sides
    deeds: tuple[Deed, ...]
    drawn: Drawn
    record: Record
    cells: tuple[Cell, ...]
    threats: tuple[Cell, ...]
    left_out: tuple[str, ...]

    def word(self, side: str, item: Item) -> Word:
        """The word of a side on a step, as the rules have it."""
        return self.drawn.words.get(f"{self.record.name(item)} / {self.sides.name(side)}") or Word()

    def at(self, side: str, issue: Issue) -> Cell | None:
        """The position of a side on an issue."""
        return next((one for one in self.cells if (one.row, one.issue) == (side, issue)), None)


def case_of(
    kept: Iterable[Kept],
    on: str | None,
    *,
    party: Sequence[str] = (),
    issue: Sequence[Issue] = (),
    most: int = MOST,
) -> Case:
    """The case of what is kept, on a day (that of the newest report where none is given).

    `party` are the sides of joint steps where the record's own count is not to be used. `issue` keeps the
    others out, save what those that are asked for hang on. `most` is how many options there may be.

    Raises:
        NoDraftError: up to that day no side offers, asks for or threatens anything, or all of it is too much.
        UnknownSideError: a name of `party` is on no record.
    """
    own = originals(kept)
    sides = Sides(one.reading for one in own)
    day = on or max((one.reading.report.published_at[:10] for one in own), default="")
    told = [deed for deed in deeds(own, sides) if deed.day <= day]
    takers = parties(own, told, sides, day)
    if party:
        takers = dict.fromkeys(takers, tuple(sorted(side_called(sides, name) for name in party)))
    record = Record(told, sides, takers)
    asked = tuple(issue) or tuple(one for one in Issue if one is not Issue.OTHER)
    cells = tuple(
        one
        for row in rows(told, sides)
        for each in Issue
        if (one := cell(row.key, row.side, each, row.deeds)) is not None
    )
    threats = _threats(one for one in cells if one.issue in asked)
    chosen, left = _chosen(record, day, _seeds(cells, record, asked), most - min(len(threats), most // 4))
    drawn = record.draw(day, chosen)
    room = max(0, most - _size(record, drawn.items.values()))
    if not chosen and not threats:
        raise _nothing(day, own, left, most)
    left += [f"{sides.name(one.row)}: {threat_name(one.issue)}" for one in threats[room:]]
    return Case(day, tuple(own), sides, tuple(told), drawn, record, cells, tuple(threats[:room]), tuple(left))


def threat_name(issue: Issue) -> str:
    """What the option is called by which a side does as it threatens: over a ceasefire, that is none."""
    name = issue.value.replace("_", " ")
    return f"as threatened over {name}" if issue in JOINT else f"{name} as threatened"


def _threats(cells: Iterable[Cell]) -> list[Cell]:
    """The threats, as positions of their own, those that most reports tell first."""
    found = [
        Cell(one.row, one.issue, stand, (), stand.holds)
        for one in cells
        for stand in (one.stand, *one.also)
        if stand.stance is Stance.THREATENS and stand.own
    ]
    return sorted(found, key=lambda one: (-one.stand.reports, one.row, one.issue))


def _seeds(cells: Iterable[Cell], record: Record, asked: Sequence[Issue]) -> list[Item]:
    """The steps that sides speak of: joint ones, their own offers, and what is asked of others. Those with
    which a process begins come first, then those that most reports tell.
    """
    times: dict[Item, int] = {}
    for one in cells:
        if one.issue not in asked:
            continue
        for stand in (one.stand, *one.also):
            items: list[Item] = []
            if one.issue in JOINT:
                items = [Item(one.issue)]
            elif stand.stance in OWN and stand.own:
                items = [gated(one.issue, one.row)]
            elif stand.stance is Stance.DEMANDS and stand.own:
                asked_of = {side for deed in stand.deeds for side in deed.recipients if side != one.row}
                items = [Item(one.issue, side) for side in sorted(asked_of)]
            for item in items:
                if record.takers(item):
                    times[item] = times.get(item, 0) + stand.reports
    return sorted(times, key=lambda item: (item.issue not in OPENING, -times[item], record.name(item)))


def _chosen(record: Record, day: str, seeds: Iterable[Item], room: int) -> tuple[list[Item], list[str]]:
    """The steps for which there is room, with all that each hangs on, and the names of the others."""
    chosen: list[Item] = []
    left: list[str] = []
    inside: set[Item] = set()
    for seed in seeds:
        wanted = inside | set(record.draw(day, [seed]).items.values())
        if _size(record, wanted) <= room:
            inside = wanted
            chosen.append(seed)
        else:
            left.append(record.name(seed))
    return chosen, left


def _size(record: Record, items: Iterable[Item]) -> int:
    return sum(len(record.takers(item)) for item in items)


def _nothing(day: str, own: Sequence[Kept], left: Sequence[str], most: int) -> NoDraftError:
    if left:
        return NoDraftError(
            f"{most} options are too few for {left[0]} and what it hangs on. Give more with --most"
        )
    days = sorted(one.reading.report.published_at[:10] for one in own)
    if not days:
        return NoDraftError("there are no reports to draft a model from. Add some with: detente add FILE …")
    when = f"between {days[0]} and {days[-1]}" if days[0] != days[-1] else f"on {days[0]}"
    return NoDraftError(
        f"no side offers, asks for or threatens anything up to {day} that makes an option: "
        f"{len(days)} {'report was' if len(days) == 1 else 'reports were'} published {when}. "
        "Take another day with --on, or name the sides of talks with --party"
    )
