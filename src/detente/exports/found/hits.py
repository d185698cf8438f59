"""Hits for a person: what each says, its sentence with the clause marked, and whose report it is."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.exports.found.source import source_of
from detente.exports.story.evidence import kept
from detente.exports.story.names import Names
from detente.exports.story.styles import QUIET
from detente.exports.why.headings import heading
from detente.exports.why.sentences import CLOSE, OPEN
from detente.model import Reading
from detente.record import Hit


def page(head: str, found: Iterable[tuple[Hit, Reading]]) -> RenderableType:
    """The filter in words, then a paragraph a hit."""
    return Group(Text(head, "bold"), *(part for hit, reading in found for part in _hit(hit, reading)))


def _hit(hit: Hit, reading: Reading) -> list[RenderableType]:
    names = Names(reading)
    entry = next(one for one in reading.entries() if one.id == hit.entry)
    indented = [Padding(Text(source_of(hit.report), QUIET), (0, 0, 0, 2))]
    if hit.start is not None and hit.end is not None:
        indented.insert(0, Padding(_sentence(hit, hit.start, hit.end), (0, 0, 0, 2)))
    return [Text(), heading(entry, names), *indented, Padding(Text(f"{hit.entry}", QUIET), (0, 0, 0, 2))]


def _sentence(hit: Hit, start: int, end: int) -> Text:
    text = hit.report.text
    return Text.assemble(
        kept(text[hit.sentence_start : start]),
        (f"{OPEN}{kept(text[start:end])}{CLOSE}", "underline"),
        kept(text[end : hit.sentence_end]),
    )
