"""A comparison → CSV: a line an entry, and one a field where two entries differ in more."""

from __future__ import annotations

import csv
from typing import TextIO

from detente.analysis.differences import Compared, Difference, Field
from detente.exports.cell import cell
from detente.model import Entry

COLUMNS = (
    "report", "title", "kind", "verdict", "field", "a", "b", "start_a", "end_a", "quote_a", "start_b",
    "end_b", "quote_b", "entry_a", "entry_b",
)  # fmt: skip


def write_differences_csv(found: Compared, out: TextIO) -> None:
    """Write the entries in their order."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in found.differences:
        for field in one.fields or (Field("", None, None),):
            rows.writerow(_row(one, field))


def _row(one: Difference, field: Field) -> list[object]:
    return [
        one.report.id,
        cell(one.report.title or ""),
        one.kind,
        one.verdict.value,
        field.name,
        cell(field.a or ""),
        cell(field.b or ""),
        *_words(one.a),
        *_words(one.b),
        one.a.id if one.a else "",
        one.b.id if one.b else "",
    ]


def _words(entry: Entry | None) -> list[object]:
    if entry is None or not entry.evidence:
        return ["", "", ""]
    first = entry.evidence[0]
    return [first.start, first.end, cell(first.quote)]
