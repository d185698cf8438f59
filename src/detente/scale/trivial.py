"""A reader that reads nothing: what the plumbing itself costs and keeps, without a model."""

from __future__ import annotations

from detente.model import ReaderInfo, Reading, Report

VERSION = "trivial 1"


class Trivial:
    """Gives an empty reading of each report."""

    def read(self, report: Report) -> Reading:
        """The reading, without entries."""
        return Reading(report=report, reader=ReaderInfo(name="trivial", version="1"))
