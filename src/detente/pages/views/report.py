"""One report: its text with every span marked, beside what was read from it, linked both ways."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Annotated, Any, TextIO

from fastapi import Path

from detente.exports.csvfile import write_csv
from detente.exports.jsonfile import to_json
from detente.exports.table import TableName
from detente.model import Kept
from detente.pages.ask import Ask, Asked
from detente.pages.marks import Piece, paragraphs, spans_of
from detente.pages.page import Page, View
from detente.pages.told import Told, every

ReportId = Annotated[str, Path(pattern=r"^report-[0-9a-f]{16,64}$", description="Id of the report.")]


@dataclass(frozen=True)
class OneReport(View):
    """A report with its entries."""

    ask: Ask
    kept: Kept
    entries: Sequence[Told]
    actors: Sequence[Told]
    lines: Sequence[Sequence[Piece]]
    original: str | None
    """The report that this one is a copy of, where the visitor may see it."""

    @property
    def link(self) -> str:
        """Where the report was published, if that is an address of the web: no other may be followed."""
        url = self.kept.reading.report.url or ""
        return url if url.lower().startswith(("http://", "https://")) else ""

    def values(self) -> Any:
        """The report as the record keeps it: reading and judgements."""
        return json.loads(to_json(self.kept))

    def write_csv(self, out: TextIO) -> None:
        """The table of events, as an export has it."""
        data = BytesIO()
        write_csv([self.kept], data, TableName.EVENTS)
        out.write(data.getvalue().decode("utf-8-sig"))


def report(ask: Asked, report: ReportId) -> OneReport:
    """One report with all that was read from it and what people said of that."""
    kept = ask.one(report)
    shown = [one for one in kept.reading.entries() if one.noun != "actor"]
    original = kept.copy_of if kept.copy_of and ask.sees(kept.copy_of) else None
    told = every(kept, actors=True)
    begins = [piece.start for one in told for field in one.fields for piece in field.words]
    begins += [one.start for one in told if one.start is not None]
    lines = paragraphs(kept.reading.report.text, spans_of(shown), begins)
    entries = [one for one in told if one.kind != "actor"]
    return OneReport(ask, kept, entries, [one for one in told if one.kind == "actor"], lines, original)


PAGE = Page("report", "/reports/{report}", "Report", report, filtered=False)
