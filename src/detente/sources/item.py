"""One report of a source and where it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Report, UnreadableReportError


@dataclass(frozen=True)
class Item:
    """A report, or why there is none: an error is a value, so that the reports after it are still read."""

    source: str
    """The file, as it was named; inside an archive, a feed or a workbook `file!member`."""
    outcome: Report | UnreadableReportError
    line: int | None = None
    """The line of a table in which its row begins."""
    file: str | None = None
    """The file that the row names, as `Content.key` has it: it needs no reading of its own."""

    @property
    def place(self) -> str:
        """Where it stands, the same in every run: `file`, `file:row`, `file!member` or `file!member:row`."""
        return self.place_of(self.source, self.line)

    @staticmethod
    def place_of(source: str, line: int | None) -> str:
        """The `place` of a source and a line in it."""
        return source if line is None else f"{source}:{line}"
