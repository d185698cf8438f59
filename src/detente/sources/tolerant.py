"""CSV files that may be damaged → their rows, and what is wrong with the others, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.sources.csvtext import CsvText, Row, TableFileError

__all__ = ["Flaw", "Row", "Rows", "TableFileError", "read_rows", "rows_of", "told"]

MOST_BYTES = 256 * 1024 * 1024
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with some lines of a file. `lost` says that their rows are left out.

    `kind` is `torn` (not as many cells as the heading), `duplicate` (every cell as in an earlier row),
    `encoding` (bytes that are no UTF-8, read as Windows-1252), `lost_character` (one that was lost
    before the file was saved), `repeated_head` or one of the caller's own.
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
class Rows:
    """A file's rows with its columns in their order, and its flaws."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    flaws: tuple[Flaw, ...]


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
    text = CsvText(raw, source)
    columns = tuple(text.head)
    if not all(columns):
        problem = "its first row is no heading: a name is empty"
        raise TableFileError(source, problem, "Write one name a column")
    wrong: dict[str, list[int]] = defaultdict(list)
    found = list(text.rows(lambda kind, line, _: wrong[kind].append(line)))
    if not found:
        lost_rows = len(wrong["torn"]) + len(wrong["cells"])
        problem = f"none of its {lost_rows} rows can be read" if lost_rows else "it has a heading and no row"
        raise TableFileError(source, problem, f"Give rows of {len(columns)} cells below the heading")
    kept, doubled = _once(found)
    lost = [row.line for row in kept if any(_LOST in cell for cell in row.cells.values())]
    torn = sorted(wrong["torn"] + wrong["cells"])
    odd = [number for number in text.odd if number <= len(text.lines)]
    flaws = [
        Flaw("torn", f"a row must have {len(columns)} cells", tuple(torn), lost=True),
        Flaw("repeated_head", "the heading again", tuple(wrong["repeated_head"]), lost=True),
        Flaw("duplicate", "every cell as in an earlier row; counted once", tuple(doubled), lost=True),
        Flaw("encoding", "no UTF-8; read as Windows-1252", tuple(odd)),
        Flaw("lost_character", "a character was lost before the file was saved (U+FFFD)", tuple(lost)),
    ]
    return Rows(source, columns, tuple(kept), tuple(flaw for flaw in flaws if flaw.lines))


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
