"""A report in a line: who published it, when and under which headline."""

from __future__ import annotations

from detente.exports.clean import one_line
from detente.exports.story.when import day
from detente.model import Report


def source_of(report: Report) -> str:
    """`Northern Wire, 11 May 2025: “Talks in Istanbul”`; what is not known is left out."""
    known = [one_line(part) for part in (report.publisher, day(report.published_at[:10])) if part]
    title = f": “{one_line(report.title)}”" if report.title else ""
    restricted = " (restricted)" if report.restricted else ""
    return f"{', '.join(known)}{title}{restricted}"
