"""A CSV file → its rows with their lines, whatever is torn in it and in whatever encoding it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.model.errors import PlacedError, UnreadableReportError
from detente.sources.decode import decode

_DELIMITERS = ",;\t"
_MOST_LINES = 200
"""Lines that one row may take: notes of a coder run over a few. What goes on for longer is a torn row."""
_LONGEST_CELL = 4_000_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
"""A line with its end: no other characters end one, as a cell may hold them."""
_OPEN = "unexpected end of data"
"""What `csv` says of a quotation mark that is not closed yet."""
UTF8, UTF16, WESTERN, MIXED = "utf-8", "utf-16", "cp1252", "utf-8, with lines in cp1252"

Tell = Callable[[str, int, str], None]
"""Takes what is wrong with a line: its kind, the line's number, and what it is in words."""


class TableFileError(PlacedError):
    """A CSV file of which no row can be read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `line` is where it begins, `cells` are by column, as written."""

    line: int
    cells: dict[str, str]

    def get(self, name: str) -> str:
        """The cell without spaces around; "" where there is none."""
        return self.cells.get(name, "").strip()


class CsvText:
    """The text of a CSV file (comma, semicolon or tab) with its heading; `rows` gives its rows as often as it
    is asked.
    """

    def __init__(self, raw: bytes, source: str, encoding: str | None = None, *, lower: bool = False) -> None:
        """Decode the file. With `lower` columns go by their names in lower case.

        Raises:
            TableFileError: it is empty, binary, not in the encoding that is asked for, or has no heading of
                several columns, each with a name of its own.
        """
        if not raw or raw.isspace():
            raise TableFileError(source, "the file is empty", "Give a CSV file with a heading and rows")
        self.source = source
        self.odd: list[int] = []
        """The lines that are not in UTF-8, where the file is in it otherwise, or in Windows-1252."""
        text, self.encoding = self._decoded(raw, encoding)
        self.lines: list[str] = _LINE.findall(text)
        first = next((place for place, line in enumerate(self.lines) if line.strip()), None)
        if first is None:
            raise TableFileError(source, "the file is empty", "Give a CSV file with a heading and rows")
        self._delimiter = max(_DELIMITERS, key=self.lines[first].count)
        csv.field_size_limit(_LONGEST_CELL)
        written, self._begin = self._row(first)
        self.head_as_written = written or []
        names = [cell.strip() for cell in self.head_as_written]
        self.head = [name.lower() for name in names] if lower else names
        self._lower = lower
        if len(self.head) < 2:
            remedy = "Give a CSV file whose first line holds its columns, with commas, semicolons or tabs"
            raise TableFileError(source, "this is no table of several columns", remedy, first + 1)
        if twice := {name for name in self.head if name and self.head.count(name) > 1}:
            problem = f"its head is no heading: {', '.join(sorted(twice))} stands twice"
            raise TableFileError(source, problem, "Give each column a name of its own", first + 1)

    def rows(self, tell: Tell) -> Iterator[Row]:
        """Every row that is whole; one with nothing in it is passed over. The others are told: `torn` (broken
        off, or with a quotation mark that does not close), `cells` (more or fewer than the heading),
        `repeated_head`; and `mis_encoded` lines.
        """
        if self.encoding == MIXED:
            for line in self.odd:
                tell(
                    "mis_encoded", line, self.lines[line - 1][:60].rstrip() if line <= len(self.lines) else ""
                )
        at, last = self._begin, len(self.lines)
        while at < last:
            line, taken = at + 1, self.lines[at]
            if not taken.strip():
                at += 1
                continue
            cells, at = self._row(at)
            if cells is None or (at > line and len(cells) != len(self.head)):
                # Where it ran on into the rows below, these are read by themselves.
                tell("torn", line, taken[:60].rstrip())
                at = line
            elif len(cells) != len(self.head):
                kind = "torn" if line == last and len(cells) < len(self.head) else "cells"
                tell(kind, line, f"{len(cells)} cells where the head has {len(self.head)}")
            elif self._is_head(cells):
                tell("repeated_head", line, "the head again")
            elif any(cell.strip() for cell in cells):
                yield Row(line, dict(zip(self.head, cells, strict=True)))

    def _is_head(self, cells: list[str]) -> bool:
        names = [cell.strip() for cell in cells]
        return ([name.lower() for name in names] if self._lower else names) == self.head

    def _row(self, start: int) -> tuple[list[str] | None, int]:
        """The cells of the row that begins at an index, and the index behind it; None for the cells where a
        quotation mark is stray or never closes.
        """
        taken = ""
        for index in range(start, min(len(self.lines), start + _MOST_LINES)):
            line = self.lines[index]
            taken += line
            if index > start and '"' not in line:
                continue  # still within the same quotation marks
            if '"' not in taken:
                return line.rstrip("\r\n").split(self._delimiter), index + 1
            try:
                rows = csv.reader(io.StringIO(taken, newline=""), delimiter=self._delimiter, strict=True)
                return next(rows), index + 1
            except csv.Error as error:
                if str(error) != _OPEN:
                    break
        return None, start + 1

    def _decoded(self, raw: bytes, encoding: str | None) -> tuple[str, str]:
        if encoding:
            return self._as_asked(raw, encoding), encoding
        if _is(raw, UTF8) and b"\x00" not in raw:
            return self._as_text(raw), UTF8
        if b"\x00" in raw or raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return self._as_text(raw), UTF16
        lines = raw.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
        strange = [number for number, line in enumerate(lines, start=1) if not _is(line, UTF8)]
        if any(not line.isascii() for line in lines if _is(line, UTF8)):
            # Glued together of two encodings: each line in its own. Five bytes are no character of
            # Windows-1252; these stay visible.
            self.odd = strange
            return "".join(_either(line) for line in lines), MIXED
        # Western names in a table: few letters are no ASCII, and detectors take them for anything.
        if sum(byte > 0x7F for byte in raw) * 10 < len(raw) and _is(raw, WESTERN):
            self.odd = strange
            return raw.decode(WESTERN), WESTERN
        return self._as_text(raw), "detected"

    def _as_asked(self, raw: bytes, encoding: str) -> str:
        try:
            return raw.decode(encoding).removeprefix("\ufeff")
        except LookupError as error:
            raise TableFileError(self.source, f"{encoding} is no encoding", "Write it as cp1252") from error
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            remedy = "Leave the encoding out, or name the right one"
            raise TableFileError(self.source, f"is not {encoding}", remedy, line) from error

    def _as_text(self, raw: bytes) -> str:
        try:
            return decode(raw, self.source).removeprefix("\ufeff")
        except UnreadableReportError as error:
            raise TableFileError(self.source, error.problem, "Save it as CSV in UTF-8", error.line) from error


def _either(line: bytes) -> str:
    return line.decode(UTF8) if _is(line, UTF8) else line.decode(WESTERN, "replace")


def _is(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
