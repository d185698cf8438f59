"""Nested values → JSON, written as it is made: lists of a million labels are not held together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from detente.exports.jsonfile import safe


def write_value(value: Any, out: TextIO, indent: int = 0) -> None:
    """Write a value: mappings and lists of these over several lines, a list of plain values on one.

    A function in place of a value is called when its turn comes. Control characters that JSON would let pass
    are escaped, since a terminal may obey them.
    """
    if callable(value):
        value = value()
    if isinstance(value, Mapping) and value:
        items = [(f"{_plain(str(key))}: ", one) for key, one in value.items()]
        _write_block("{}", items, out, indent)
    elif isinstance(value, Sequence) and value and isinstance(value[0], Mapping):
        _write_block("[]", [("", one) for one in value], out, indent)
    else:
        out.write(_plain(value))


def _write_block(brackets: str, items: list[tuple[str, Any]], out: TextIO, indent: int) -> None:
    inner = " " * (indent + 2)
    for number, (key, value) in enumerate(items):
        out.write(f"{',' if number else brackets[0]}\n{inner}{key}")
        write_value(value, out, indent + 2)
    out.write(f"\n{' ' * indent}{brackets[1]}")


def _plain(value: Any) -> str:
    return safe(json.dumps(value, ensure_ascii=False))
