"""Coverage → CSV: a line a source, or a line a period."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from detente.exports.cell import cell
from detente.record.coverage import Count, Coverage
from detente.record.periods import days_from

SOURCES = (
    "source", "since", "until", "reports", "copies", "entries", "weeks_without_a_report", "longest_gap_days",
    "longest_gap_after", "longest_gap_before", "languages",
)  # fmt: skip
PERIODS = ("period", "entries", "reports", "sources", "new_sources", "entries_of_new")


def write_coverage_csv(found: Coverage, out: TextIO) -> None:
    """Write the sources; a source that is not named has an empty cell."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(SOURCES)
    for one in found.sources:
        gap = one.longest_gap
        apart = (days_from(*gap), *gap) if gap else ("", "", "")
        spoken = " | ".join(f"{language} {number}" for language, number in one.languages.items())
        numbers = (one.since, one.until, one.reports, one.copies, one.entries, one.empty_weeks)
        rows.writerow([cell(one.source), *numbers, *apart, cell(spoken)])


def write_counts_csv(found: Sequence[Count], out: TextIO) -> None:
    """Write the periods; the names of new sources are parted by ` | `."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(PERIODS)
    for one in found:
        new = cell(" | ".join(source or "(none named)" for source in one.new))
        rows.writerow([one.period, one.entries, one.reports, one.sources, new, one.entries_of_new])
