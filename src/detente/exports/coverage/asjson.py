"""Coverage → JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.record.coverage import Count, Coverage, SourceCoverage
from detente.record.periods import days_from

Object = dict[str, Any]


def coverage_json(found: Coverage, filter_in_words: str) -> Object:
    """The sources and the runs; `source` is null where none is named."""
    return {
        "counted": filter_in_words,
        "sources": [_source(one) for one in found.sources],
        "given": found.given,
        "failed": found.failed,
        "runs": [{"run": run.run, "given": run.given, "failed": run.failed} for run in found.runs],
    }


def counts_json(found: Sequence[Count], filter_in_words: str) -> Object:
    """The periods in their order."""
    return {
        "counted": filter_in_words,
        "periods": [
            {
                "period": one.period,
                "entries": one.entries,
                "reports": one.reports,
                "sources": one.sources,
                "new_sources": [source or None for source in one.new],
                "entries_of_new": one.entries_of_new,
            }
            for one in found
        ],
    }


def _source(one: SourceCoverage) -> Object:
    gap = one.longest_gap
    return {
        "source": one.source or None,
        "since": one.since,
        "until": one.until,
        "reports": one.reports,
        "copies": one.copies,
        "entries": one.entries,
        "weeks_without_a_report": one.empty_weeks,
        "longest_gap": gap and {"after": gap[0], "before": gap[1], "days": days_from(*gap)},
        "languages": dict(one.languages),
    }
