"""The page: a reading from its headline to its signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.exports.story import tables
from detente.exports.story.events import details, headline, is_background
from detente.exports.story.evidence import behind
from detente.exports.story.margins import masthead, signals
from detente.exports.story.names import Names
from detente.exports.story.paper import write_pages
from detente.exports.story.parties import sides
from detente.exports.story.quotations import by_speaker, quoted
from detente.exports.story.styles import HEADING, QUIET
from detente.exports.story.when import when
from detente.model import Entry, Event, Reading

_DATES = 13
_NAMES = 22

_E = TypeVar("_E", bound=Entry)


def write_story(readings: Iterable[Reading], out: TextIO, *, evidence: bool = False) -> None:
    """Write readings for a person: in colour on a terminal (unless NO_COLOR is set), plain elsewhere."""
    write_pages((story(reading, evidence=evidence) for reading in readings), out)


def story(reading: Reading, *, evidence: bool = False) -> RenderableType:
    """The text form of a reading. With `evidence`, the sentences behind each entry stand under it."""
    return Group(*_Page(reading, evidence).parts())


class _Page:
    def __init__(self, reading: Reading, evidence: bool) -> None:
        self.reading = reading
        self.evidence = evidence
        self.names = Names(reading)
        self.year = reading.report.published_at[:4]

    def parts(self) -> list[RenderableType]:
        reading, names, year = self.reading, self.names, self.year
        parts = [masthead(reading.report)]
        if not any(True for entry in reading.entries() if entry.noun != "actor"):
            parts.append(Text("\nNothing about a peace process was found in this report."))
        parts += self._section("Who", self._who() if reading.actors else None)
        parts += self._section("The story", self._events() if reading.events else None)
        parts += self._tabled(
            "Ceasefires",
            tables.CEASEFIRES,
            reading.ceasefires,
            lambda e: tables.ceasefire(e, reading, names, year),
        )
        parts += self._tabled(
            "Claimed violations", tables.CLAIMS, reading.violation_claims,
            lambda e: tables.claim(e, reading, names, year),
        )  # fmt: skip
        parts += self._tabled("Talks", tables.TALKS, reading.talks, lambda e: tables.talks(e, names, year))
        parts += self._tabled(
            "Agreements", tables.AGREEMENTS, reading.agreements, lambda e: tables.agreement(e, names, year)
        )
        parts += self._section("Who said what", self._quotations() if reading.quotations else None)
        parts += signals(reading, shown=self.evidence)
        return parts

    def _section(self, title: str, body: RenderableType | None) -> list[RenderableType]:
        return [Text(f"\n{title.upper()}", HEADING), body] if body else []

    def _who(self) -> RenderableType:
        grid = _grid(_NAMES)
        for side, members in sides(self.reading, self.names):
            grid.add_row(side, members)
        return grid

    def _events(self) -> RenderableType:
        grid = _grid(_DATES)
        for event in sorted(self.reading.events, key=_place_in_text):
            date = Text(when(event.date, self.year) if event.date else "", QUIET)
            line = headline(event, self.names)
            if is_background(event, self.year):
                line.stylize(QUIET)
            grid.add_row(date, line)
            # The sentence itself holds the words that stand in for it otherwise.
            told = details(event, self.names, self.year, words=not self.evidence)
            for detail in (*told, *self._behind(event)):
                grid.add_row("", Padding(detail, (0, 0, 0, 3)))
        return grid

    def _tabled(
        self,
        title: str,
        columns: tuple[str, ...],
        entries: Sequence[_E],
        cells: Callable[[_E], tables.Cells],
    ) -> list[RenderableType]:
        if not entries:
            return []
        rows = [cells(entry) for entry in entries]
        body = tables.table(columns, rows, numbered=self.evidence)
        behind_rows = _grid(3)
        for number, entry in enumerate(entries, start=1):
            for line in self._behind(entry):
                behind_rows.add_row(Text(f" {number}", QUIET), line)
        return self._section(title, Group(body, Text(), behind_rows) if self.evidence else body)

    def _quotations(self) -> RenderableType:
        lines: list[RenderableType] = []
        for speakers, quotations in by_speaker(self.reading.quotations).items():
            lines.append(Padding(self.names.join(speakers), (0, 0, 0, 2)))
            for quotation in quotations:
                lines.append(Padding(quoted(quotation, self.names, self.year), (0, 0, 0, 4)))
                lines += [Padding(line, (0, 0, 0, 7)) for line in self._behind(quotation)]
        return Group(*lines)

    def _behind(self, entry: Entry) -> list[Text]:
        return behind(entry.evidence, self.reading.report.text) if self.evidence else []


def _grid(first: int) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=first, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _place_in_text(event: Event) -> tuple[int, int]:
    return min(((piece.start, piece.end) for piece in event.evidence), default=(0, 0))
