"""A CSV file → its rows with their lines, whatever is torn in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from detente.incidents.errors import IncidentsFileError
from detente.incidents.signals import Signals
from detente.model.errors import UnreadableReportError
from detente.sources.decode import decode

MOST_BYTES = 2_000_000_000
_DELIMITERS = ",;\t"
_MOST_LINES = 200
"""Lines that one row may take: notes of a coder run over a few. What goes on for longer is a torn row."""
_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line in the file and its cells by the column's name in lower case."""

    line: int
    cells: dict[str, str]

    def get(self, name: str) -> str:
        """The cell without spaces around; "" where there is none."""
        return self.cells.get(name, "").strip()


class CsvText:
    """The text of a CSV file with its head; `rows` gives its rows as often as it is asked."""

    def __init__(self, raw: bytes, source: str, encoding: str | None = None) -> None:
        """Decode the file.

        Raises:
            IncidentsFileError: it is empty, binary, or not in the encoding that is asked for.
        """
        self.source = source
        self._strange: list[int] = []
        text, self.encoding = self._decoded(raw, encoding)
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        self._delimiter = max(_DELIMITERS, key=self.lines[0].count)
        csv.field_size_limit(_LONGEST_CELL)
        self.head_as_written = self._cells(self.lines[0]) or []
        self.head = [cell.strip().lower() for cell in self.head_as_written]
        if len(self.head) < 2:
            remedy = "Name a CSV file whose first line holds its columns"
            raise IncidentsFileError(source, "this is no table of several columns", remedy, 1)
        if twice := {name for name in self.head if name and self.head.count(name) > 1}:
            problem = f"the head has {', '.join(sorted(twice))} twice"
            raise IncidentsFileError(source, problem, "Give each column a name of its own", 1)

    def rows(self, signals: Signals) -> Iterator[Row]:
        """Every row that is whole; the others are told to `signals`."""
        for line in self._strange:
            signals.add("mis_encoded", line, self.lines[line - 1][:60] if line <= len(self.lines) else "")
        for line, cells in self._split(signals):
            if len(cells) != len(self.head):
                kind = "torn" if line == len(self.lines) and len(cells) < len(self.head) else "cells"
                signals.add(kind, line, f"{len(cells)} cells where the head has {len(self.head)}")
            elif [cell.strip().lower() for cell in cells] == self.head:
                signals.add("repeated_head", line, "the head again")
            else:
                yield Row(line, dict(zip(self.head, cells, strict=True)))

    def _split(self, signals: Signals) -> Iterator[tuple[int, list[str]]]:
        number = 1
        while number < len(self.lines):
            begin = number
            taken = self.lines[number]
            number += 1
            if not taken.strip():
                continue
            cells = self._cells(taken)
            while cells is None and number - begin < _MOST_LINES and number < len(self.lines):
                taken += "\n" + self.lines[number]
                number += 1
                cells = self._cells(taken)
                if cells is not None and len(cells) != len(self.head):
                    cells = None  # it ran on into the rows below
                    break
            if cells is None:
                signals.add("torn", begin + 1, self.lines[begin][:60])
                number = begin + 1
            else:
                yield begin + 1, cells

    def _cells(self, text: str) -> list[str] | None:
        """The cells of a whole row; None where a quotation mark is open or stray."""
        try:
            return next(csv.reader([text], delimiter=self._delimiter, strict=True))
        except csv.Error:
            return None

    def _decoded(self, raw: bytes, encoding: str | None) -> tuple[str, str]:
        if encoding:
            try:
                return raw.decode(encoding).removeprefix("\ufeff"), encoding
            except LookupError as error:
                raise IncidentsFileError(
                    self.source, f"{encoding} is no encoding", "Write it as cp1252"
                ) from error
            except UnicodeDecodeError as error:
                line = raw.count(b"\n", 0, error.start) + 1
                raise IncidentsFileError(
                    self.source, f"is not {encoding}", "Leave the encoding out, or name the right one", line
                ) from error
        if _is(raw, "utf-8") or not (strange := _broken_lines(raw)):
            return self._as_text(raw), "utf-8"
        if strange.utf8:
            return self._line_by_line(raw), "utf-8, with lines in cp1252"
        # Western names in a table: few letters are no ASCII, and detectors take them for anything.
        if strange.high * 10 < len(raw) and _is(raw, "cp1252"):
            return raw.decode("cp1252"), "cp1252"
        return self._as_text(raw), "detected"

    def _as_text(self, raw: bytes) -> str:
        try:
            return decode(raw, self.source)
        except UnreadableReportError as error:
            raise IncidentsFileError(self.source, error.problem, error.remedy, error.line) from error

    def _line_by_line(self, raw: bytes) -> str:
        """A file glued together of two encodings: each line in its own."""
        found = []
        for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
            try:
                found.append(line.decode("utf-8"))
            except UnicodeDecodeError:
                self._strange.append(number)
                found.append(line.decode("cp1252", "replace"))
        return "\n".join(found)


@dataclass(frozen=True, slots=True)
class _Strange:
    """Of the lines that are no ASCII: how many are UTF-8, and how many bytes of the rest are high."""

    utf8: int
    high: int


def _broken_lines(raw: bytes) -> _Strange | None:
    """What the lines of a file say that is not UTF-8 as a whole; None for UTF-16."""
    if b"\x00" in raw[:4096]:
        return None
    utf8 = high = 0
    for line in raw.split(b"\n"):
        if not line.isascii():
            if _is(line, "utf-8"):
                utf8 += 1
            else:
                high += sum(byte > 0x7F for byte in line)
    return _Strange(utf8, high)


def _is(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
