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
from detente.sources.limits import MAX_CHARACTERS
from detente.sources.row import read_row


def read_jsonl(table: Content, how: How) -> Iterator[Item]:
    """Every line of a JSON Lines file.

    Each line is decoded alone (UTF-8, as JSON is), so that one bad line costs one report. One line is in
    memory at a time.
    """
    keys: dict[str, None] = {}
    for number, line in _lines(table):
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


_LONGEST = 12 * MAX_CHARACTERS + 1_000_000
"""Bytes of a line: a text of the longest kind, all of it escaped, and what stands beside it."""


def _lines(table: Content) -> Iterator[tuple[int, bytes]]:
    """Each line with its number. Of one that is too long, no more is given than shows that it is."""
    number = 0
    with table.opened() as stream:
        while line := stream.readline(_LONGEST):
            number += 1
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            while len(line) == _LONGEST and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST)


_MOST_KEYS = 1000
"""Of a file whose every line has keys of its own, no more are noted."""


def json_row(line: bytes, name: str, number: int) -> dict[str, str]:
    """A line as a row; raises `UnreadableReportError` where it is no JSON object."""
    remedy = "Write one JSON object a line, in UTF-8"
    if len(line) == _LONGEST:
        raise UnreadableReportError(
            name, f"the line has {_LONGEST:,} bytes or more", "Split it into its reports", number
        )
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
