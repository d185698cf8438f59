"""Hits → rows: what was found, the sentence, and where it stands."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from detente.exports.cell import cell
from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.why.headings import heading
from detente.model import Reading
from detente.record import Hit

COLUMNS = (
    "entry",
    "kind",
    "told",
    "act",
    "status",
    "first_day",
    "last_day",
    "place",
    "confidence",
    "sentence",
    "publisher",
    "title",
    "url",
    "published_at",
    "report",
    "start",
    "end",
)


def row(hit: Hit, reading: Reading) -> dict[str, str | int | float | None]:
    """A hit as a flat object, from the reading that holds it: every column is present."""
    return {
        "entry": hit.entry,
        "kind": hit.kind,
        "told": told(hit.entry, reading),
        "act": hit.act,
        "status": hit.status,
        "first_day": hit.first_day,
        "last_day": hit.last_day,
        "place": hit.place,
        "confidence": hit.confidence,
        "sentence": one_line(hit.sentence),
        "publisher": hit.report.publisher,
        "title": hit.report.title,
        "url": hit.report.url,
        "published_at": hit.report.published_at,
        "report": hit.report.id,
        "start": hit.start,
        "end": hit.end,
    }


def told(entry: str, reading: Reading) -> str:
    """What an entry says, in a line."""
    names = Names(reading)
    return next((heading(one, names).plain for one in reading.entries() if one.id == entry), entry)


def write_csv(
    rows: Iterable[Mapping[str, str | int | float | None]], out: TextIO, columns: Sequence[str] = COLUMNS
) -> None:
    """Rows as CSV with a head. A text that a spreadsheet would run as a formula is marked as a text."""
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    for one in rows:
        writer.writerow(
            {name: cell(value) if isinstance(value, str) else value for name, value in one.items()}
        )
