"""Values → the cells of CSV and XLSX, harmless to the program that opens them."""

from __future__ import annotations

import re

from detente.exports.table.column import Value

SEPARATOR = " | "
"""Between the values of a list."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def plain(value: Value) -> str | int | float | bool | None:
    r"""What a cell shows: a list as one text (of a single number that number), control characters as
    `\x1b`, nothing for an empty list.
    """
    if isinstance(value, tuple):
        if len(value) == 1 and not isinstance(value[0], str):
            return value[0]
        return _clean(SEPARATOR.join(str(one) for one in value)) if value else None
    return _clean(value) if isinstance(value, str) else value


def as_text(value: Value) -> str:
    """A cell of a text file: empty for nothing, `true` and `false`, and no text that a program computes."""
    if value is None or value == ():  # most cells of a row
        return ""
    found = plain(value)
    if isinstance(found, str):
        return guarded(found)
    if isinstance(found, bool):
        return "true" if found else "false"
    return repr(found)


def guarded(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if looks_like_formula(text) else text


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take `text` for something to compute (OWASP, CSV injection)."""
    return _FORMULA.match(text) is not None


def _clean(text: str) -> str:
    return _CONTROL.sub(_shown, str(text))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
