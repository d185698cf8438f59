"""Readings → pages on which every entry says why it is as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.margins import masthead, signals
from detente.exports.story.names import Names
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import HEADING, QUIET
from detente.exports.why.find import WithId
from detente.exports.why.headings import heading
from detente.exports.why.rows import Row, quoted, rows
from detente.exports.why.sentences import sentences, shown
from detente.model import Entry, Event, Reading

_INSET = 2
_FIELD = 18
_VALUE = 22
_ID = 26
"""Columns of the longest id: an id that is broken can't be copied."""
_STEP = 14
_UNTOLD = "not traced"


def write_explained(readings: Iterable[Reading], out: TextIO) -> None:
    """Write readings with the step, the cue and the words behind every field of every entry."""
    write_pages((explained(reading) for reading in readings), out)


def write_why(found: Sequence[WithId], out: TextIO) -> None:
    """Write one entry so, as each reading that holds it has it."""
    write_pages((_one(one) for one in found), out)


def explained(reading: Reading) -> RenderableType:
    """All entries of a reading, kind by kind in the order of the text, with why each is as it is."""
    names = Names(reading)
    parts: list[RenderableType] = [masthead(reading.report)]
    kinds: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("Events", reading.events),
        ("Ceasefires", reading.ceasefires),
        ("Claimed violations", reading.violation_claims),
        ("Talks", reading.talks),
        ("Agreements", reading.agreements),
        ("Quotations", reading.quotations),
        ("Actors", reading.actors),
    )
    for title, entries in kinds:
        if entries:
            parts.append(Text(f"\n{title.upper()}", HEADING))
        for entry in sorted(entries, key=_place_in_text):
            parts += [Text(), why(entry, reading, names)]
    if not any(entries for _, entries in kinds):
        parts.append(Text("\nNothing about a peace process was found in this report."))
    return Group(*parts, *signals(reading, shown=True))


def _one(one: WithId) -> RenderableType:
    return Group(masthead(one.reading.report), Text(), why(one.entry, one.reading, Names(one.reading)))


def why(entry: Entry, reading: Reading, names: Names) -> RenderableType:
    """The heading of an entry with its id, its sentences, and a line for each field; an event's conditions
    below it.
    """
    told = list(rows(entry, reading, names))
    text = reading.report.text
    parts: list[RenderableType] = [
        Text.assemble((f"{entry.noun}  ", QUIET), heading(entry, names)),
        Text.assemble((one_line(entry.id), "cyan"), (f"  confidence {entry.confidence:.2f}", QUIET)),
    ]
    parts += [
        Padding(shown(sentence, text), (0, 0, 0, _INSET))
        for sentence in sentences(entry.evidence, told, text)
    ]
    if told:
        parts.append(Padding(_table(told), (0, 0, 0, _INSET)))
    if isinstance(entry, Event):
        for condition in entry.conditions:
            parts += [Text(), Padding(why(condition, reading, names), (0, 0, 0, 2 * _INSET))]
    return Group(*parts)


def _table(told: Sequence[Row]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=min(max(len("field"), *(len(row.field) for row in told)), _FIELD), overflow="fold")
    longest = max(len(word) for row in told for word in ("", *row.value.split()))
    table.add_column(width=min(max(longest, _VALUE), _ID), overflow="fold")
    table.add_column(width=_STEP, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*(Text(title, QUIET) for title in ("field", "value", "step", "cue and words")))
    for row in told:
        step = Text(row.step) if row.step or row.cue or row.reason else Text(_UNTOLD, QUIET)
        table.add_row(Text(row.field, "bold"), row.value, step, _cue(row))
    return table


def _cue(row: Row) -> Text:
    """`“asked”`, `weigh: “asked” (who voices it)`."""
    words = quoted(row)
    cue = Text.assemble(row.cue, ": " if row.cue and words else "", (words, "green"))
    reason = f"({row.reason})" if row.cue or words else row.reason
    return cue.append(f" {reason}" if cue.plain else reason, QUIET) if row.reason else cue


def _place_in_text(entry: Entry) -> tuple[int, int]:
    return min(((piece.start, piece.end) for piece in entry.evidence), default=(0, 0))
