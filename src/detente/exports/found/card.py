"""An entry that is to be judged: its sentence with the clause marked, its fields, its source."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.exports.found.source import source_of
from detente.exports.story.names import Names
from detente.exports.story.styles import DOUBT, QUIET
from detente.exports.why.headings import heading
from detente.exports.why.rows import rows
from detente.exports.why.sentences import sentences, shown
from detente.exports.why.values import in_words
from detente.model import Entry, Judgement, Kept


def card(entry: Entry, kept: Kept, judged: tuple[Judgement, ...]) -> RenderableType:
    """The entry as the machine read it, and what people said of it so far."""
    reading = kept.reading
    names = Names(reading)
    told = list(rows(entry, reading, names))
    parts: list[RenderableType] = [Text.assemble((f"{entry.noun}  ", QUIET), heading(entry, names))]
    text = reading.report.text
    parts += [Padding(shown(one, text), (0, 0, 0, 2)) for one in sentences(entry.evidence, (), text)]
    parts.append(Padding(Text(source_of(reading.report), QUIET), (0, 0, 0, 2)))
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in told:
        if row.value:
            table.add_row(Text(row.field, QUIET), Text(row.value))
    table.add_row(Text("confidence", QUIET), Text(f"{entry.confidence:.2f}"))
    parts.append(Padding(table, (0, 0, 0, 2)))
    parts += [Padding(Text(_judged(one, entry, kept, names), DOUBT), (0, 0, 0, 2)) for one in judged]
    return Group(*parts)


def _judged(given: Judgement, entry: Entry, kept: Kept, names: Names) -> str:
    """`Ana, 2025-05-11: edit, act: propose → demand (she insists)`, the original beside the edit."""
    own = {info.alias or name: name for name, info in type(entry).model_fields.items()}
    changes = [
        f"{name}: {_value(entry, own[name], kept, names)} → {value}"
        for name, value in given.changes.items()
        if name in own
    ]
    because = f" ({given.why})" if given.why else ""
    return f"{given.who}, {given.at[:10]}: {', '.join([given.verdict, *changes])}{because}"


def _value(entry: Entry, name: str, kept: Kept, names: Names) -> str:
    return in_words(entry, name, getattr(entry, name), kept.reading, names) or "nothing"
