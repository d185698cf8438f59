"""XLSX workbooks: a report a row, on every sheet that names reports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from detente.model import UnreadableReportError
from detente.sources.columns import fold, listed
from detente.sources.content import Content
from detente.sources.head import Head, holds_reports, needed
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.limits import MAX_TABLE_BYTES
from detente.sources.row import read_row
from detente.sources.zipcheck import check_archive, check_ratio

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Cells = tuple[int, list[str]]

_BROKEN = (
    zipfile.BadZipFile,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What openpyxl raises on a file that is no workbook, or a damaged one."""


def read_xlsx(table: Content, how: How) -> Iterator[Item]:
    """Every row of the sheets whose first filled row names a column with reports.

    Formulas give the values that were saved with them. Raises `UnreadableReportError` where it is no workbook
    or no sheet names reports.
    """
    with closing(_workbook(table)) as book:
        without: dict[str, list[str]] = {}
        for title in book.sheetnames:
            rows = sheet_rows(book, title, table.name)
            name = f"{table.name}!{title}"
            try:
                line, cells = next(rows, (1, []))
            except UnreadableReportError as error:
                yield Item(name, error)
                continue
            if not holds_reports([fold(cell) for cell in cells], how.columns):
                without[title] = cells
                continue
            yield from _sheet(Head(cells, name, line, how), rows, table, name, how)
        if len(without) == len(book.sheetnames):
            cells = next((cells for cells in without.values() if cells), [])
            raise UnreadableReportError(table.name, "no sheet names reports", needed(cells, how.columns))
        if without:
            how.note(f"{table.name}: not read, as they name no reports: sheets {listed(without)}")


def _sheet(head: Head, rows: Iterator[Cells], table: Content, name: str, how: How) -> Iterator[Item]:
    try:
        for line, cells in rows:
            try:
                yield read_row(head.row(cells, line), table, name, line, how)
            except UnreadableReportError as error:
                yield Item(name, error, line)
    except UnreadableReportError as error:
        yield Item(name, error)


def _workbook(table: Content) -> Workbook:
    raw = table.read(MAX_TABLE_BYTES)
    check_archive(io.BytesIO(raw), table.name)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in archive.infolist():
            check_ratio(part, table.name)
    from openpyxl import load_workbook

    with _damage_told(table.name):
        return load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)


def first_rows(table: Content, most: int) -> list[list[str]]:
    """The first rows of the first sheet that has any."""
    with closing(_workbook(table)) as book:
        for title in book.sheetnames:
            rows = [
                cells for _, (_, cells) in zip(range(most), sheet_rows(book, title, table.name), strict=False)
            ]
            if rows:
                return rows
    return []


def sheet_rows(book: Workbook, title: str, name: str) -> Iterator[Cells]:
    """The rows that aren't empty, each with its number; raises `UnreadableReportError` at a damaged place."""
    with _damage_told(f"{name}!{title}"):
        sheet: Any = book[title]
        if not hasattr(sheet, "iter_rows"):
            return  # a chart
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = [_cell(value) for value in row]
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                yield number, cells


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise UnreadableReportError(
            name,
            f"the workbook is damaged ({type(error).__name__})",
            "Open it and save it again as .xlsx or CSV",
        ) from error


def _cell(value: object) -> str:
    """A cell as a table of text has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return (value if value.time() != time() else value.date()).isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
