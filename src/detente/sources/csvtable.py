"""CSV tables: a report a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from detente.model import UnreadableReportError
from detente.sources.content import Content
from detente.sources.decode import decode
from detente.sources.head import Head
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.limits import MAX_CHARACTERS, MAX_TABLE_BYTES
from detente.sources.row import read_row

_DELIMITERS = ",;\t"


def read_csv(table: Content, how: How) -> Iterator[Item]:
    """Every row of a CSV table (comma, semicolon or tab).

    Raises `UnreadableReportError` where the table as a whole can't be read.
    """
    head: Head | None = None
    for line, cells in csv_rows(decode(table.read(MAX_TABLE_BYTES), table.name)):
        if isinstance(cells, csv.Error):
            problem = f"the row is broken ({cells})"
            error = UnreadableReportError(table.name, problem, "Check its quotation marks", line)
            yield Item(table.name, error, line)
        elif head is None:
            head = Head(cells, table.name, line, how)
        else:
            yield _row(head, cells, table, line, how)


def csv_rows(text: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows that aren't empty, each with the line in which it begins; a broken one as its error."""
    beginning = text.lstrip("\n").partition("\n")[0]
    csv.field_size_limit(4 * MAX_CHARACTERS)
    delimiter = max(_DELIMITERS, key=beginning.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _row(head: Head, cells: list[str], table: Content, line: int, how: How) -> Item:
    try:
        return read_row(head.row(cells, line), table, table.name, line, how)
    except UnreadableReportError as error:
        return Item(table.name, error, line)
