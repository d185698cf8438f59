"""A file of readings → readings: what `detente read` writes as JSON or JSON Lines, and what `export` does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from detente.exports.read_kept import MAX_LINE_BYTES, kept_in
from detente.model import Kept, Reading, UnreadableReportError

_REMEDY = "Write it with: detente read --format jsonl"


def readings_in(path: str) -> Iterator[Reading]:
    """The readings in a file, in their order. Raises `UnreadableReportError` for what holds none."""
    try:
        start = _beginning(Path(path))
    except OSError as error:
        raise UnreadableReportError(
            path, f"the file can't be read ({error.strerror})", "Check its name"
        ) from error
    if start.startswith(b"[") or start.rstrip() == b"{":
        yield from _of_json(Path(path))
        return
    for line in kept_in(path):
        if not isinstance(line, Kept):
            raise line
        yield line.reading


def _beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.readline(2).lstrip(b"\xef\xbb\xbf")


def _of_json(path: Path) -> Iterator[Reading]:
    try:
        if path.stat().st_size > 16 * MAX_LINE_BYTES:
            raise UnreadableReportError(str(path), "the file is too long for one piece of JSON", _REMEDY)
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableReportError(str(path), "the file is no JSON", _REMEDY) from error
    for number, one in enumerate(found if isinstance(found, list) else [found], 1):
        try:
            yield Reading.model_validate(one)
        except (ValidationError, RecursionError) as error:
            raise UnreadableReportError(str(path), f"its object {number} is no reading", _REMEDY) from error
