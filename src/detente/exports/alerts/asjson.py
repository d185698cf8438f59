"""Alerts → JSON values and rows of a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from detente.analysis.alerts import Alert
from detente.exports.alerts.words import address, sentence, told
from detente.exports.cell import cell
from detente.exports.clean import one_line

COLUMNS = (
    "id",
    "about",
    "told",
    "quote",
    "sentence",
    "publisher",
    "title",
    "published_at",
    "url",
    "came_at",
    "report",
    "entry",
    "start",
    "end",
    "before_quote",
    "before_publisher",
    "before_published_at",
    "before_report",
)
Row = dict[str, str | int | None]


def row(alert: Alert) -> Row:
    """An alert as a flat object: every column is present, those of `before` filled for shifts alone."""
    report, before = alert.reading.report, alert.before
    return {
        "id": alert.id,
        "about": alert.about.value,
        "told": told(alert),
        "quote": alert.source.quote,
        "sentence": one_line("".join(sentence(alert))),
        "publisher": report.publisher,
        "title": report.title,
        "published_at": report.published_at,
        "url": address(alert),
        "came_at": alert.came.at,
        "report": report.id,
        "entry": alert.entry.id,
        "start": alert.source.start,
        "end": alert.source.end,
        "before_quote": before.quote if before else None,
        "before_publisher": before.publisher if before else None,
        "before_published_at": before.published_at if before else None,
        "before_report": before.report if before else None,
    }


def write_csv(alerts: Iterable[Alert], out: TextIO, *, head: bool = True) -> None:
    """A line an alert. A text that a spreadsheet would run as a formula is marked as a text."""
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    if head:
        writer.writeheader()
    for one in alerts:
        values = row(one).items()
        writer.writerow({name: cell(value) if isinstance(value, str) else value for name, value in values})
