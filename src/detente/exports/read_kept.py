"""Readings in files → kept readings: the import of what `write_kept` writes, and of what `detente read` and
`detente run` write.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from detente.exports.keptfile import FORMAT, VERSION
from detente.exports.readingsfile import PARTS, reading_rows
from detente.model import Kept, Reading, UnreadableReportError
from detente.model.ids import identify, normalise

Check = Callable[[Kept], str | None]
MAX_LINE_BYTES = 64 * 1024 * 1024
"""Longest line: a reading of the longest text that `detente read` takes is well below."""

STDIN = "-"

_MAKE_AGAIN = "Make the part again with detente run"
_REMEDY = "Export it again, or take the line out"
_READING = re.compile(rb'\s*\{\s*"report"')
_MARK = b"\xef\xbb\xbf"
_LONGEST_HEADER = 1_000


def kept_in(path: str, check: Check | None = None) -> Iterator[Kept | UnreadableReportError]:
    """The kept readings in a file, `-` for standard input, or in the parts of a folder of `detente run`.
    A `check` of the caller's own says what is wrong with one, None where nothing is.

    Never raises `UnreadableReportError`: what can't be read comes as such an error, in its place.
    """
    name = "standard input" if path == STDIN else path
    try:
        if path != STDIN and Path(path).is_dir():
            yield from _parts(Path(path), check)
            return
        if path.lower().endswith(".parquet"):
            yield from read_part(Path(path), path, check)
            return
        with ExitStack() as stack:
            yield from read_kept(
                sys.stdin.buffer if path == STDIN else stack.enter_context(Path(path).open("rb")),
                name,
                check=check,
            )
    except UnreadableReportError as error:
        yield error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield UnreadableReportError(
            name, f"the file can't be read ({reason})", "Check its name and its permissions"
        )


def read_kept(
    lines: BinaryIO, source: str, *, max_line: int = MAX_LINE_BYTES, check: Check | None = None
) -> Iterator[Kept | UnreadableReportError]:
    """Each line's kept reading, or what is wrong with it, in its place. A bare reading passes whole.

    Raises `UnreadableReportError` for a file of another format or version: nothing of it is read.
    """
    number = 0
    begun = False
    while raw := lines.readline(max_line + 1):
        number += 1
        raw = raw.removeprefix(_MARK) if number == 1 else raw
        if len(raw) > max_line:
            while raw and not raw.endswith(b"\n"):
                raw = lines.readline(max_line)
            yield UnreadableReportError(source, f"it has more than {max_line:,} bytes", _REMEDY, number)
        elif raw.strip():
            if begun or not _is_header(raw, source, number):
                yield _kept(raw, source, number, check)
            begun = True


def _parts(folder: Path, check: Check | None) -> Iterator[Kept | UnreadableReportError]:
    found = sorted(folder.glob(PARTS))
    if not found:
        raise UnreadableReportError(
            str(folder), "it holds no parts of detente run", "Name the folder that was its --to"
        )
    for path in found:
        try:
            yield from read_part(path, str(path), check)
        except UnreadableReportError as error:
            yield error


def read_part(path: Path, name: str, check: Check | None = None) -> Iterator[Kept | UnreadableReportError]:
    """The kept reading of each row of a part that `detente run` wrote, or what is wrong with it.

    Raises `UnreadableReportError` for another file, or a damaged one.
    """
    for number, value in reading_rows(path, name, MAX_LINE_BYTES):
        if value is None:
            problem = f"it holds no reading, or one of more than {MAX_LINE_BYTES:,} bytes"
            yield UnreadableReportError(name, problem, _MAKE_AGAIN, number)
        else:
            yield _kept(value.encode(), name, number, check, part=True)


def _is_header(raw: bytes, source: str, number: int) -> bool:
    """Whether the first line that holds something is a header that can be followed."""
    if not raw.lstrip().startswith(b"{"):
        raise UnreadableReportError(
            source,
            "it is no JSON Lines file of readings",
            "Give one that detente export or detente read --format jsonl wrote",
            number,
        )
    if len(raw) > _LONGEST_HEADER:
        return False
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict) or "format" not in found:
        return False
    if found["format"] != FORMAT:
        raise UnreadableReportError(
            source,
            f"its format is {found['format']!r}, not {FORMAT!r}",
            "Give a file that detente export wrote as JSON Lines",
            number,
        )
    if found.get("version") != VERSION:
        raise UnreadableReportError(
            source,
            f"it has version {found.get('version')!r} of the format and this Detente reads version {VERSION}",
            "Install the Detente that wrote it, or export it there in this version",
            number,
        )
    return True


def _kept(
    raw: bytes, source: str, number: int, check: Check | None, *, part: bool = False
) -> Kept | UnreadableReportError:
    remedy = _MAKE_AGAIN if part else _REMEDY
    try:
        bare = part or _READING.match(raw)
        kept = whole(Reading.model_validate_json(raw)) if bare else Kept.model_validate_json(raw)
    except ValidationError as error:
        return UnreadableReportError(source, _problem(error), remedy, number)
    problem = _contradiction(kept) or (check and check(kept))
    return UnreadableReportError(source, problem, remedy, number) if problem else kept


def whole(reading: Reading) -> Kept:
    """A reading of which every entry passes."""
    return Kept(reading=reading, passed=frozenset(entry.id for entry in reading.entries()))


def _contradiction(kept: Kept) -> str | None:
    """What a line says of its report that can't be so."""
    reading = kept.reading
    if reading.report.id != identify("report", normalise(reading.report.text)):
        return f"its report's id {reading.report.id!r} is not the one of its text"
    if strange := {one.report for one in kept.judgements} - {reading.report.id}:
        return f"it holds judgements of another report: {min(strange)}"
    ids = {entry.id for entry in reading.entries()}
    ids |= {condition.id for event in reading.events for condition in event.conditions}
    if unknown := kept.passed - ids:
        return f"its `passed` names an entry that the reading does not hold: {min(unknown)}"
    return None


def _problem(error: ValidationError) -> str:
    """The first of the things that are wrong with a line, and how many there are beside it."""
    first, *more = error.errors(include_url=False, include_input=False)
    # Pydantic counts lines within the line that it was given.
    message = first["msg"].removeprefix("Value error, ").replace(" at line 1 column", " at column")
    where = ".".join(str(part) for part in first["loc"])
    rest = f" (and {len(more)} more)" if more else ""
    return f"{where}: {message}{rest}" if where else f"{message}{rest}"
