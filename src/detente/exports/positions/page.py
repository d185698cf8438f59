"""Positions → a page of text for a mediator: the matrix, each cell with its words, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from detente.analysis.positions.account import Account
from detente.analysis.positions.cell import Cell
from detente.analysis.positions.shifts import Shift
from detente.analysis.positions.stance import AGAINST, FOR, Stance
from detente.exports.positions.follow import exchange_lines, silence_lines
from detente.exports.positions.phrases import Phrases
from detente.exports.section import indented, section
from detente.exports.story import when
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import CONDITION, HEADING, QUIET
from detente.exports.story.words import code, series
from detente.knowledge.plural import verb
from detente.model.codes import Issue

MOST_COLUMNS = 5
MOST_ROWS = 12
_WIDEST_NAME = 22
_JOINS = {
    Stance.ACCEPTS_IF: ": ", Stance.NONE: ": ", Stance.REJECTS: "; its conditions: ",
    Stance.CRITICISES: "; its conditions: ", Stance.SUPPORTS: "; its conditions: ",
    Stance.DEMANDS: "; its conditions: ",
}  # fmt: skip
"""How the conditions follow the stance."""


def write_positions(account: Account, out: TextIO) -> None:
    """Write the page: in colour on a terminal, plain elsewhere."""
    write_pages([Group(*_Page(account).parts())], out)


class _Page:
    def __init__(self, account: Account) -> None:
        self.account = account
        self.say = Phrases(account)

    def parts(self) -> Iterator[RenderableType]:
        account = self.account
        on = f" on {when.day(account.on)}" if account.on else ""
        yield Text(f"Positions{on}", HEADING)
        copies = f", {account.copies} near {'copy' if account.copies == 1 else 'copies'} left out"
        reports = f"{account.reports} report{'s' if account.reports != 1 else ''}"
        yield Text(f"From {reports}{copies if account.copies else ''}", QUIET)
        if not account.cells:
            yield Text("\nNo side takes a stance on record up to that day.")
            return
        yield Text()
        yield self._matrix()
        for issue in account.issues:
            yield from section(
                code(issue.value).capitalize(),
                (line for group in self._alike(issue) for line in self._cell(group)),
            )
        yield from section("Shifts", (line for shift in account.shifts for line in self._shift(shift)))
        yield from section("Islands of agreement: several speak of it and nobody opposes", self._islands())
        yield from section("Red lines: rejected without a condition", self._red_lines())
        yield from section("Unanswered", silence_lines(account, self.say))
        yield from section(
            f"Who follows whose moves within {account.within} days", exchange_lines(account, self.say)
        )

    def _matrix(self) -> RenderableType:
        account = self.account
        columns = account.issues[:MOST_COLUMNS]
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(overflow="fold", max_width=_WIDEST_NAME)
        for _ in columns:
            table.add_column(overflow="fold", max_width=14)
        table.add_row("", *(Text(code(issue.value), HEADING) for issue in columns))
        for row in account.rows[:MOST_ROWS]:
            cells = [account.at(row.key, issue) for issue in columns]
            table.add_row(Text(self.say.row(row), HEADING), *(_short(one) for one in cells))
        left = []
        if len(account.issues) > MOST_COLUMNS:
            left.append(f"{len(account.issues) - MOST_COLUMNS} more issues")
        if len(account.rows) > MOST_ROWS:
            left.append(f"{len(account.rows) - MOST_ROWS} more sides")
        starred = any(hold.need for one in account.cells for hold in one.holds)
        notes = ["* under conditions"] * starred + [f"{' and '.join(left)} below"] * bool(left)
        return Group(table, Text("; ".join(notes), QUIET)) if notes else table

    def _alike(self, issue: Issue) -> list[list[Cell]]:
        """The cells of an issue; sides that say the same in the same words stand together."""
        groups: dict[object, list[Cell]] = {}
        for one in self.account.cells:
            if one.issue is issue:
                first = one.stand.deeds[0].source
                said = (one.stand.stance, first.report, first.start, self.say.holds(one.holds), len(one.also))
                groups.setdefault(said, []).append(one)
        return list(groups.values())

    def _cell(self, group: list[Cell]) -> Iterator[RenderableType]:
        one, say = group[0], self.say
        stance = one.stand.stance
        names = [say.name(cell.row) for cell in group]
        line = Text.assemble((series(names), HEADING), " ", (_verb(one, names), _style(stance)))
        asks = [hold for hold in one.holds if hold.need]
        if asks:
            line.append(f"{_JOINS.get(stance, ', ')}{say.holds(one.holds)}", CONDITION)
        elif one.holds and stance not in AGAINST:
            line.append(f", {say.holds(one.holds)}", CONDITION)
        yield line
        first = one.stand.deeds[0]
        yield indented(Text(say.said(first), QUIET))
        quotes = {first.source.quote}
        for hold in one.holds[:3]:
            if not any(hold.source.quote in quote for quote in quotes):
                quotes.add(hold.source.quote)
                yield indented(Text(say.quoted(hold.source, hold.day), QUIET))
        for stand in one.also:
            yield indented(Text.assemble("also ", (say.stand(stand), QUIET)))

    def _shift(self, shift: Shift) -> Iterator[RenderableType]:
        say, before, after = self.say, shift.before, shift.after
        name, issue = say.name(shift.row), code(shift.issue.value)
        head = f"{say.day(after.day)}  {name} on {issue}: {before.stance.value}"
        if shift.same_day:
            head += f" and {after.stance.value}, the same day"
        elif before.stance is not after.stance:
            head += f", then {after.stance.value}"
        for told, asked in (("now asks", shift.added), ("no longer asks", shift.dropped)):
            if asked:
                head += f"; {told} for {series([code(issue) for issue in asked])}"
        yield Text(head)
        yield indented(Text(say.said(before.deeds[0]), QUIET))
        yield indented(Text(say.said(after.deeds[0]), QUIET))

    def _islands(self) -> Iterator[Text]:
        for island in self.account.islands:
            named = [(self.say.name(one.row), one) for one in island.cells]
            who = series([f"{name} {_verb(one, [name])}" for name, one in named])
            yield Text.assemble((code(island.issue.value).capitalize(), HEADING), f": {who}")

    def _red_lines(self) -> Iterator[Text]:
        for one in self.account.red_lines:
            yield Text.assemble(
                (self.say.name(one.row), HEADING),
                f" on {code(one.issue.value)}: ",
                (self.say.said(one.stand.deeds[0]), QUIET),
            )


def _verb(one: Cell, names: list[str]) -> str:
    stance = one.stand.stance
    return verb("names conditions only" if stance is Stance.NONE else stance.value, names)


def _short(one: Cell | None) -> Text:
    if one is None:
        return Text("·", QUIET)
    star = "*" if any(hold.need for hold in one.holds) else ""
    word = "conditions" if one.stand.stance is Stance.NONE else one.stand.stance.value
    return Text(word + star, _style(one.stand.stance))


def _style(stance: Stance) -> str:
    if stance in FOR:
        return "green"
    return "red" if stance in AGAINST else "cyan"
