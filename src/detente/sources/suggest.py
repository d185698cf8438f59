"""A table → the file of columns that it suggests, for a person to look over."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import fmean

from detente.model import UnreadableReportError
from detente.sources.columns import fold, in_form
from detente.sources.columnsfile import write_columns
from detente.sources.content import Content
from detente.sources.csvtable import csv_rows
from detente.sources.dates import iso
from detente.sources.decode import decode
from detente.sources.jsonl import json_row
from detente.sources.limits import MAX_TABLE_BYTES
from detente.sources.parquet import parquet_rows
from detente.sources.xlsx import first_rows

_SAMPLE = 200
_FEWEST_CHARACTERS = 120
_CALLED = {
    "text": "text body content article fulltext story report maintext articletext articlebody contents",
    "file": "file filename path filepath",
    "published_at": "publishedat published date publicationdate pubdate datepublished dateposted posteddate "
    "publishdate publishedon datetime timestamp time day created createdat loaddate",
    "publisher": "publisher outlet source newspaper media publication sourcename site website domain agency "
    "journal medium",
    "title": "title headline heading hlead subject",
    "url": "url link uri href permalink webaddress sourceurl articleurl",
    "language": "language lang locale",
    "restricted": "restricted confidential",
}
"""What the columns of reports are called in tables that others make, without blanks and signs."""

_DAYS = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y%m%d"),
    *("%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y"),
)
_HOURS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", ", %H:%M", "T%H:%M:%S")


def suggest(table: Content) -> str:
    """A file of columns for a table, as text; raises `UnreadableReportError` where it is no table."""
    head, rows = _sample(table)
    columns = {name: [row[n] for row in rows if n < len(row)] for n, name in enumerate(head) if name.strip()}
    found: dict[str, str] = {}
    for key, called in _CALLED.items():
        names = called.split()
        ranked = [name for name in columns if _plain(name) in names and name not in found.values()]
        if ranked:
            found[key] = min(ranked, key=lambda name: names.index(_plain(name)))
    if "text" not in found and "file" not in found and (longest := _prose(columns, set(found.values()))):
        found["text"] = longest
    dates = _forms(columns[found["published_at"]]) if "published_at" in found else {}
    return write_columns(found, dates, [name for name in columns if name not in found.values()], table.name)


def _sample(table: Content) -> tuple[list[str], list[list[str]]]:
    match table.suffix:
        case ".csv" | ".tsv":
            text = decode(table.read(MAX_TABLE_BYTES), table.name)
            rows: Iterator[list[str]] = (c for _, c in csv_rows(text) if not isinstance(c, csv.Error))
        case ".xlsx" | ".xlsm":
            rows = iter(first_rows(table, _SAMPLE + 1))
        case ".parquet":
            rows = parquet_rows(table)
        case ".jsonl" | ".ndjson":
            rows = _objects(table)
        case _:
            raise UnreadableReportError(
                table.name, "this is no table", "Name a CSV, XLSX, Parquet or JSON Lines file"
            )
    some = list(itertools.islice(rows, _SAMPLE + 1))
    if not some:
        raise UnreadableReportError(
            table.name, "the table is empty", "Name one whose first row holds its columns"
        )
    return some[0], some[1:]


def _objects(table: Content) -> Iterator[list[str]]:
    lines = [line for line in table.read(MAX_TABLE_BYTES).split(b"\n") if line.strip()][:_SAMPLE]
    rows = [
        json_row(line.removeprefix(b"\xef\xbb\xbf"), table.name, n) for n, line in enumerate(lines, start=1)
    ]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    yield keys
    yield from ([row.get(key, "") for key in keys] for row in rows)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", fold(name))


def _prose(columns: dict[str, list[str]], taken: set[str]) -> str | None:
    """The column with the longest cells, where they are as long as a paragraph."""
    lengths = {
        name: fmean(len(cell) for cell in cells)
        for name, cells in columns.items()
        if cells and name not in taken
    }
    best = max(lengths, key=lambda name: lengths[name], default=None)
    return best if best and lengths[best] >= _FEWEST_CHARACTERS else None


def _forms(cells: Sequence[str]) -> dict[str, str]:
    """The forms in which every date of a column can be written, with what the first one then means; none
    where all are ISO 8601, which needs no form.
    """
    written = [cell for cell in cells if cell.strip()]
    if not written or all(iso(cell) for cell in written):
        return {}
    fitting = {}
    for form in (day + hour for day in _DAYS for hour in _HOURS):
        meant = [in_form(cell, form) for cell in written]
        if all(meant):
            fitting[form] = f"{written[0].strip()} is {(meant[0] or '')[:10]}"
    return fitting
