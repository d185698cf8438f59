"""What every reader is: one method."""

from __future__ import annotations

from typing import Protocol

from detente.model import Reading, Report


class Reader(Protocol):
    """Reads one report."""

    def read(self, report: Report) -> Reading:
        """The reading of `report`. Raises `UnreadableReportError` where the reader can't read it at all."""
        ...
