"""JSON Lines: a report a line, each an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from detente.model import UnreadableReportError
from detente.sources.columns import fold
from detente.sources.content import Content
from detente.sources.head import note_unread
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.limits import MAX_TABLE_BYTES
from detente.sources.row import read_row


def read_jsonl(table: Content, how: How) -> Iterator[Item]:
    """Every line of a JSON Lines file.

    Each line is decoded alone (UTF-8, as JSON is), so that one bad line costs one report.
    """
    keys: dict[str, None] = {}
    raw = table.read(MAX_TABLE_BYTES).removeprefix(b"\xef\xbb\xbf")
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json_row(line, table.name, number)
        except UnreadableReportError as error:
            yield Item(table.name, error, number)
            continue
        if len(keys) < _MOST_KEYS:
            keys |= dict.fromkeys(row)
        yield read_row(row, table, table.name, number, how)
    if keys:
        note_unread(list(keys), table.name, how)


_MOST_KEYS = 1000
"""Of a file whose every line has keys of its own, no more are noted."""


def json_row(line: bytes, name: str, number: int) -> dict[str, str]:
    """A line as a row; raises `UnreadableReportError` where it is no JSON object."""
    remedy = "Write one JSON object a line, in UTF-8"
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableReportError(name, "the line is not UTF-8", remedy, number) from error
    except (json.JSONDecodeError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        raise UnreadableReportError(name, f"the line is no JSON ({reason})", remedy, number) from error
    if not isinstance(found, dict):
        raise UnreadableReportError(name, "the line is no JSON object", remedy, number)
    return {fold(str(key)): _cell(value) for key, value in found.items()}


def _cell(value: Any) -> str:
    """The value as a cell: nothing for null, and for what no report has."""
    if value is None or isinstance(value, (list, dict)):
        return ""
    return str(value)
