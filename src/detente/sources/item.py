"""One report of a source and where it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Report, UnreadableReportError


@dataclass(frozen=True)
class Item:
    """A report, or why there is none: an error is a value, so that the reports after it are still read."""

    source: str
    """The file, as it was named."""
    outcome: Report | UnreadableReportError
    line: int | None = None
    """The line of a table in which its row begins."""
