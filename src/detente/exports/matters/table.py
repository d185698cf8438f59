"""Matters → CSV: a row for each value of each field."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from detente.exports.table.cell import guarded
from detente.record.matters import Matter
from detente.record.matters.matter import Shown

COLUMNS = ("matter", "kind", "independent_reports", "field", "status", "value", "independent", "reports")


def write_csv(matters: Iterable[Matter], out: TextIO) -> None:
    """Write a header and the rows; what several values hold is joined by `; `."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for matter in matters:
        for field in matter.fields:
            for value in field.values:
                rows.writerow((
                    matter.id, matter.kind.value, matter.independent_reports, field.name, field.status.value,
                    _cell(value.value), value.independent, "; ".join(value.reports),
                ))  # fmt: skip


def _cell(value: Shown) -> str:
    """A value as text; what a spreadsheet would run as a formula gets an apostrophe in front."""
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return guarded(text)
