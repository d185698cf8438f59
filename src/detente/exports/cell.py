"""A cell of a table, harmless to a spreadsheet."""

from __future__ import annotations

from detente.exports.clean import one_line

_FORMULA = ("=", "+", "-", "@")


def cell(text: str) -> str:
    """`text` on one line; with an apostrophe in front where a spreadsheet would take it for a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
