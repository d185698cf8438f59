"""The table of reports, so that one without entries under the filter is seen too."""

from __future__ import annotations

from typing import Any

from detente.exports.table.column import Column, Kind, Value
from detente.exports.table.groups import described
from detente.exports.table.source import Source
from detente.exports.table.table import Table
from detente.model import Kept, ReaderInfo, Report


def _of(name: str, kind: Kind = Kind.TEXT, width: int = 14) -> Column[Any]:
    def value(_: Any, source: Source) -> Value:
        found: Value = getattr(source.report, name)
        return found

    return Column(name, kind, value, described(Report, name), width)


REPORTS = Table[Kept](
    "reports",
    "The reports that the entries were read from; a row a report. Its text is in JSONL alone.",
    lambda source: (source.kept,),
    (
        _of("id", width=25),
        _of("title", width=60),
        _of("publisher", width=18),
        _of("url", width=40),
        _of("published_at"),
        _of("language", width=9),
        _of("restricted", Kind.BOOLEAN, 10),
        _of("sha256"),
        Column("copy_of", Kind.TEXT, lambda kept, _: kept.copy_of, described(Kept, "copy_of")),
        Column("added_at", Kind.TEXT, lambda kept, _: kept.added_at or None, described(Kept, "added_at"), 20),
        Column(
            "reader", Kind.TEXT, lambda kept, _: kept.reading.reader.name, described(ReaderInfo, "name"), 9
        ),
        Column(
            "reader_version", Kind.TEXT, lambda kept, _: kept.reading.reader.version, "The reader's version."
        ),
        Column(
            "entries", Kind.INTEGER, lambda kept, _: len(kept.passed), "How many entries passed the filter."
        ),
    ),
)
