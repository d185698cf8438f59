"""Readings that `detente read --format jsonl` printed, read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from detente.model import Reading, UnreadableReportError

_REMEDY = "Make it anew with detente read --format jsonl"
LONGEST = 64 << 20
"""Characters of the longest line that is read: some hundred times a long report."""


def readings(path: Path) -> Iterator[Reading]:
    """The readings of a JSON Lines file, one a line; empty lines are read over.

    Raises:
        UnreadableReportError: the file can't be opened, or a line holds no reading; it names the line.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            yield from readings_in(lines, str(path))
    except OSError as error:
        problem = f"it can't be opened ({error.strerror})"
        raise UnreadableReportError(str(path), problem, "Check the name") from error


def readings_in(lines: TextIO, source: str) -> Iterator[Reading]:
    """The readings of open JSON Lines; `source` names them in errors.

    Raises:
        UnreadableReportError: a line is no UTF-8, too long or holds no reading; it names the line.
    """
    number = 0
    try:
        while line := lines.readline(LONGEST + 1):
            number += 1
            if len(line) > LONGEST:
                raise UnreadableReportError(source, "the line is too long", _REMEDY, number)
            if line.strip():
                yield _reading(source, number, line)
    except UnicodeDecodeError as error:
        raise UnreadableReportError(source, "it is not UTF-8", _REMEDY) from error


def _reading(source: str, number: int, line: str) -> Reading:
    try:
        return Reading.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        problem = f"it holds no reading: {where + ': ' if where else ''}{first['msg']}"
        raise UnreadableReportError(source, problem, _REMEDY, number) from error
