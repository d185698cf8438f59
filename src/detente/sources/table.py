"""Tables of reports: CSV and JSON Lines, a report a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from detente.model import UnreadableReportError
from detente.sources.decode import decode
from detente.sources.item import Item
from detente.sources.limits import MAX_CHARACTERS
from detente.sources.provenance import Provenance
from detente.sources.row import NEEDED, read_row

_DELIMITERS = ",;\t"


def read_csv(raw: bytes, source: str, user: Provenance) -> Iterator[Item]:
    """Every row of a CSV table (comma, semicolon or tab).

    Raises `UnreadableReportError` where the table as a whole can't be read.
    """
    text = decode(raw, source)
    beginning = text.lstrip("\n").partition("\n")[0]
    csv.field_size_limit(4 * MAX_CHARACTERS)
    delimiter = max(_DELIMITERS, key=beginning.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"the row is broken ({error})"
            yield Item(
                source, UnreadableReportError(source, problem, "Check its quotation marks", line), line
            )
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = [cell.strip().lower() for cell in cells]
            if not {"text", "file"} & set(columns):
                raise UnreadableReportError(source, "the table names no reports", NEEDED, line)
            continue
        yield _csv_row(columns, cells, source, line, user)


def _csv_row(columns: list[str], cells: list[str], source: str, line: int, user: Provenance) -> Item:
    try:
        if len(cells) > len(columns):
            raise UnreadableReportError(
                source,
                f"the row has {len(cells)} cells under {len(columns)} columns",
                "Put cells that hold the separator in quotation marks",
                line,
            )
        row = dict(zip(columns, cells, strict=False))
        return Item(source, read_row(row, source, line, user), line)
    except UnreadableReportError as error:
        return Item(source, error, line)


def read_jsonl(raw: bytes, source: str, user: Provenance) -> Iterator[Item]:
    """Every line of a JSON Lines file.

    Each line is decoded alone (UTF-8, as JSON is), so that one bad line costs one report.
    """
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield Item(source, read_row(_object(line, source, number), source, number, user), number)
        except UnreadableReportError as error:
            yield Item(source, error, number)


def _object(line: bytes, source: str, number: int) -> dict[str, str]:
    remedy = "Write one JSON object a line, in UTF-8"
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableReportError(source, "the line is not UTF-8", remedy, number) from error
    except (json.JSONDecodeError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        raise UnreadableReportError(source, f"the line is no JSON ({reason})", remedy, number) from error
    if not isinstance(found, dict):
        raise UnreadableReportError(source, "the line is no JSON object", remedy, number)
    return {str(key).strip().lower(): _cell(value) for key, value in found.items()}


def _cell(value: Any) -> str:
    """The value as a cell: nothing for null, and for what no report has."""
    if value is None or isinstance(value, (list, dict)):
        return ""
    return str(value)
