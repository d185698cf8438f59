"""Readings → an Excel workbook, a sheet a table."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter

from detente.exports.table import Row, TableName, table_of
from detente.exports.table.cell import looks_like_formula, plain
from detente.exports.table.spread import spread
from detente.exports.written import Written
from detente.model import Kept

MAX_ROWS = 1_048_576
"""Rows of a sheet, its header among them (Microsoft: Excel specifications and limits)."""
MAX_UNITS = 32_767
"""UTF-16 units of a cell's text (the same source)."""
MAX_WHOLE = 10**15
"""From here on a number in Excel loses its last digits."""
CUT = " … [cut]"

_CREATED = datetime(2000, 1, 1)  # the same rows make the same bytes


def write_xlsx(
    kept: Iterable[Kept], out: BinaryIO, names: Sequence[TableName], *, max_rows: int = MAX_ROWS
) -> Written:
    """A workbook with a sheet a table; rows beyond `max_rows` go on in a sheet of the same columns."""
    # The writer keeps the rows in files, which it would leave behind where the readings break off.
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        book = xlsxwriter.Workbook(out, {"constant_memory": True, "tmpdir": place})
        book.use_zip64()
        book.set_properties({"title": "Detente", "created": _CREATED})
        styles = Styles(book)
        sheets = {name: Sheet(book, styles, name, max_rows) for name in names}
        rows = spread(kept, {name: sheet.write for name, sheet in sheets.items()})
        for sheet in sheets.values():
            sheet.finish()
        book.close()
    return Written(rows)


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.cell = book.add_format({"valign": "top"})
        # Excel then keeps the text a text when a person edits it, which no other cell type does.
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})


class Sheet:
    """A table as a sheet, and as more sheets where it is longer than one can be."""

    def __init__(self, book: Any, styles: Styles, name: TableName, max_rows: int) -> None:
        self._book, self._styles, self._name = book, styles, name
        self._table = table_of(name)
        self._max_rows = max_rows
        self._number = 0
        self._begin()

    def write(self, row: Row) -> None:
        """Write a row."""
        if self._next == self._max_rows:
            self.finish()
            self._begin()
        for column, value in enumerate(row):
            if value is None or value == ():
                continue
            found = plain(value)
            if isinstance(found, bool):
                self._sheet.write_boolean(self._next, column, found, self._styles.cell)
            elif isinstance(found, (int, float)) and abs(found) < MAX_WHOLE:
                self._sheet.write_number(self._next, column, found, self._styles.cell)
            elif found != "":
                text = fitting(str(found))
                style = self._styles.quoted if looks_like_formula(text) else self._styles.cell
                self._sheet.write_string(self._next, column, text, style)
        self._next += 1

    def finish(self) -> None:
        """Let a person filter the rows that were written."""
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._table.columns) - 1)

    def _begin(self) -> None:
        self._number += 1
        title = self._name.value if self._number == 1 else f"{self._name} {self._number}"
        self._sheet = self._book.add_worksheet(title)
        self._sheet.freeze_panes(1, 1)
        for place, column in enumerate(self._table.columns):
            self._sheet.set_column(place, place, max(column.width, len(column.name) + 3))
        for place, column in enumerate(self._table.columns):
            self._sheet.write_string(0, place, column.name, self._styles.header)
        self._next = 1


def fitting(text: str) -> str:
    """`text` as long as a cell can hold, with a mark where it is cut."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for XML of its own and writes it as it is.
        text += " "
    if len(text) <= MAX_UNITS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_UNITS:
        return text
    # Half of a surrogate pair at the cut is left out.
    return units[: 2 * (MAX_UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT
