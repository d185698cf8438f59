"""CSV files that may be damaged → their rows, and what is wrong with the others, line by line."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.model.errors import PlacedError

MOST_BYTES = 256 * 1024 * 1024
_MOST_LINES = 400
"""Lines that one row may take: a quotation mark that never closes must not swallow the file."""
_DELIMITERS = ",;\t"
_LONGEST_CELL = 4_000_000
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with some lines of a file. `lost` says that their rows are left out.

    `kind` is `torn` (not as many cells as the heading), `duplicate` (every cell as in an earlier row),
    `encoding` (bytes that are no UTF-8, read as Windows-1252), `lost_character` (one that was lost
    before the file was saved) or one of the caller's own.
    """

    kind: str
    message: str
    lines: tuple[int, ...]
    lost: bool = False

    @property
    def count(self) -> int:
        """How many lines it is about."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `line` is where it begins, `cells` are by column, as written."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's rows with its columns in their order, and its flaws."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    flaws: tuple[Flaw, ...]


class TableFileError(PlacedError):
    """A CSV file of which no row can be read."""


def read_rows(path: Path) -> Rows:
    """The rows of a CSV file (comma, semicolon or tab) with a heading. A row that is torn or doubled is left
    out and told; everything else is in.

    Raises `TableFileError` where the file can't be opened, is no text, or has no heading.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TableFileError(str(path), f"it has more than {MOST_BYTES:,} bytes", "Split it")
        raw = path.read_bytes()
    except OSError as error:
        problem = f"it can't be read ({error.strerror})"
        raise TableFileError(str(path), problem, "Check its name and permissions") from error
    return rows_of(raw, str(path))


def rows_of(raw: bytes, source: str) -> Rows:
    """The same, of a file's bytes."""
    lines, odd = _lines(raw, source)
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), None)
    if first is None:
        raise TableFileError(source, "it is empty", "Give a CSV file with a heading and rows")
    delimiter = max(_DELIMITERS, key=lines[first - 1].count)
    csv.field_size_limit(_LONGEST_CELL)
    head, after = _row(lines, first - 1, delimiter, None)
    columns = tuple(cell.strip() for cell in head or ())
    if head is None or len(set(columns)) != len(columns) or not all(columns):
        problem = "its first row is no heading: a name is empty or stands twice"
        raise TableFileError(source, problem, "Write one name a column", first)
    found, torn = _rows(lines, after, delimiter, columns)
    kept, doubled = _once(found)
    lost = [row.line for row in kept if any(_LOST in cell for cell in row.cells.values())]
    named = {number for number in odd if number <= len(lines)}
    flaws = [
        Flaw("torn", f"a row must have {len(columns)} cells", tuple(torn), lost=True),
        Flaw("duplicate", "every cell as in an earlier row; counted once", tuple(doubled), lost=True),
        Flaw("encoding", "no UTF-8; read as Windows-1252", tuple(sorted(named))),
        Flaw("lost_character", "a character was lost before the file was saved (U+FFFD)", tuple(lost)),
    ]
    return Rows(source, columns, tuple(kept), tuple(flaw for flaw in flaws if flaw.lines))


def _lines(raw: bytes, source: str) -> tuple[list[str], list[int]]:
    """The lines as text, with their ends, and the numbers of those that are not in UTF-8."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if raw.startswith(mark):
            return list(io.StringIO(raw.decode(encoding, errors="replace"), newline="")), []
    if b"\x00" in raw:
        raise TableFileError(source, "it is a binary file, not text", "Save it as CSV (UTF-8)")
    text, odd = [], []
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True), 1):
        try:
            text.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            odd.append(number)
            # Windows-1252 leaves five bytes without a character; these stay visible.
            text.append(line.decode("cp1252", errors="replace"))
    return text, odd


def _row(
    lines: Sequence[str], start: int, delimiter: str, wanted: int | None
) -> tuple[list[str] | None, int]:
    """The row that begins at an index and the index behind it; None where there is none of so many cells, and
    then the index of the next line.
    """
    taken = ""
    for index in range(start, min(len(lines), start + _MOST_LINES)):
        taken += lines[index]
        if taken.count('"') % 2:
            continue
        try:
            rows = csv.reader(io.StringIO(taken, newline=""), delimiter=delimiter, strict=True)
            cells = next(rows)
        except (csv.Error, StopIteration):
            break
        if wanted is None or len(cells) == wanted:
            return cells, index + 1
        break
    return None, start + 1


def _rows(
    lines: Sequence[str], start: int, delimiter: str, columns: Sequence[str]
) -> tuple[list[Row], list[int]]:
    found, torn, at = [], [], start
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        line = at + 1
        cells, at = _row(lines, at, delimiter, len(columns))
        if cells is None:
            torn.append(line)
        elif any(cell.strip() for cell in cells):
            found.append(Row(line, dict(zip(columns, cells, strict=True))))
    return found, torn


def _once(found: Sequence[Row]) -> tuple[list[Row], list[int]]:
    seen: set[tuple[str, ...]] = set()
    kept, doubled = [], []
    for row in found:
        key = tuple(row.cells.values())
        (doubled.append(row.line) if key in seen else kept.append(row))
        seen.add(key)
    return kept, doubled


def told(flaws: Sequence[Flaw], source: str) -> Iterator[str]:
    """The flaws as lines for a person, each with its first lines: `x.csv, lines 3, 9: …`."""
    for flaw in flaws:
        shown = ", ".join(str(line) for line in flaw.lines[:10])
        more = f" and {flaw.count - 10} more" if flaw.count > 10 else ""
        rows = f"{flaw.count} row{'s' if flaw.count != 1 else ''}"
        left = " left out" if flaw.lost else ""
        lines = f"line{'s' if flaw.count != 1 else ''} {shown}{more}"
        yield f"{source}, {lines}: {rows}{left}, {flaw.kind.replace('_', ' ')}: {flaw.message}"
