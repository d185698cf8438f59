"""The head of a table: its columns, checked once, and its rows by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.model import UnreadableReportError
from detente.sources.columns import KEYS, NEEDED, USUAL, Columns, fold, listed
from detente.sources.how import How


class Head:
    """The columns of a table. What has no place in a report is noted once, by name."""

    def __init__(self, cells: Sequence[str], name: str, line: int, how: How) -> None:
        """Raises `UnreadableReportError` where no column holds reports or names their files."""
        self._columns = [fold(cell) for cell in cells]
        self._name = name
        if not holds_reports(self._columns, how.columns):
            raise UnreadableReportError(name, "the table names no reports", needed(cells, how.columns), line)
        note_unread(self._columns, name, how)

    def row(self, cells: Sequence[str], line: int) -> Mapping[str, str]:
        """The cells by column; raises `UnreadableReportError` where there are too many."""
        if len(cells) > len(self._columns):
            raise UnreadableReportError(
                self._name,
                f"the row has {len(cells)} cells under {len(self._columns)} columns",
                "Put cells that hold the separator in quotation marks",
                line,
            )
        return dict(zip(self._columns, cells, strict=False))


def holds_reports(columns: Sequence[str], wanted: Columns) -> bool:
    """Whether one of the columns is a report's text or names its file."""
    return not {*wanted.names["text"], *wanted.names["file"]}.isdisjoint(columns)


def needed(cells: Sequence[str], wanted: Columns) -> str:
    """What to do about a table without reports: its columns, and how to say what they hold."""
    if not any(cells):
        return NEEDED
    if not wanted.source:
        have = f"say with --columns which of {listed(cells)} holds what"
        return f"{NEEDED}, or {have} (detente columns begins such a file)"
    asked = [name for key in ("text", "file") for name in wanted.names[key]]
    return f"{wanted.source} asks for {listed(asked)}; the table has {listed(cells)}"


def note_unread(columns: Sequence[str], name: str, how: How) -> None:
    """Tell the columns that are not read, and those that a file of columns names in vain."""
    if unread := [
        column for column in dict.fromkeys(columns) if column and column not in how.columns.known()
    ]:
        how.note(f"{name}: not read, as no value of a report: {listed(unread)}")
    if how.columns.source:
        for key in KEYS:
            asked = how.columns.names[key]
            if asked and asked != USUAL.names[key] and set(asked).isdisjoint(columns):
                how.note(
                    f"{name}: there is no column {listed(asked)}, which {how.columns.source} names for {key}"
                )
