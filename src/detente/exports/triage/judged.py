"""One report with its verdict, as the exports take it."""

from __future__ import annotations

from typing import NamedTuple

from detente.model import Report
from detente.reading.triage import Verdict


class Judged(NamedTuple):
    """A report, where it was read from (`file`, `file:row`, `file!member`), and the verdict on it."""

    place: str
    report: Report
    verdict: Verdict

    @property
    def title(self) -> str:
        """The report's title; its first line where it has none."""
        return self.report.title or self.report.text.strip().partition("\n")[0]
