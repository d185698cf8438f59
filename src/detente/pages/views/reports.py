"""Reports: the newest first, each with how many entries of it pass the filter."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from detente.exports.cell import cell
from detente.pages.ask import Ask, Asked
from detente.pages.page import Page, View
from detente.record.listing import Listed

_COLUMNS = ("report", "title", "publisher", "published_at", "url", "language", "entries", "judged", "copy_of")


@dataclass(frozen=True)
class Reports(View):
    """A part of the list of reports."""

    ask: Ask
    found: Sequence[Listed]

    @property
    def rows(self) -> Sequence[Listed]:
        """The reports that are shown."""
        return self.found[: self.ask.size]

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return len(self.found) > self.ask.size

    def values(self) -> Any:
        """The reports as JSON values, without their texts."""
        return {"page": self.ask.page, "more": self.more, "reports": [_row(one) for one in self.rows]}

    def write_csv(self, out: TextIO) -> None:
        """A line a report."""
        writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        for one in self.rows:
            row = _row(one)
            writer.writerow({key: cell(v) if isinstance(v, str) else v for key, v in row.items()})


def reports(ask: Asked) -> Reports:
    """The reports with an entry that passes the filter, the newest first."""
    return Reports(ask, ask.reports())


def _row(one: Listed) -> dict[str, Any]:
    report = one.report
    return {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published_at": report.published_at,
        "url": report.url,
        "language": report.language,
        "entries": one.entries,
        "judged": one.judged,
        "copy_of": one.copy_of,
    }


PAGE = Page("reports", "/reports", "Reports", reports, section="Record", key="r")
