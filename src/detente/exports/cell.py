"""A cell of a table, harmless to a spreadsheet."""

from __future__ import annotations

from detente.exports.clean import one_line
from detente.exports.table.cell import guarded


def cell(text: str) -> str:
    """`text` on one line; with an apostrophe in front where a spreadsheet would take it for a formula."""
    return guarded(one_line(text))
