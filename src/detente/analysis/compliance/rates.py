"""Rates before, inside and after a window: incidents an hour of exposure."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.compliance.series import Series
from detente.analysis.compliance.spans import Span, Spans, clipped, total, without

AROUND = 28 * 24.0
"""Hours compared with on either side."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A prorated count, the hours in which the source could have seen it, and the stretches that they are."""

    count: float
    hours: float
    spans: Spans

    @property
    def per_day(self) -> float | None:
        """Incidents in 24 hours of exposure; None without exposure."""
        return 24 * self.count / self.hours if self.hours else None


@dataclass(frozen=True, slots=True)
class Rates:
    """The three rates; before and after are 28 days each, without other truces and what the source misses."""

    before: Rate
    inside: Rate
    after: Rate


def rates(series: Series, window: Span, covered: Spans, others: Spans) -> Rates:
    """The rates around a window; `covered` is what the source covers, `others` other truces."""
    start, end = window
    free = without(covered, (*others, window))
    stretches = (
        clipped(free, start - AROUND, start),
        clipped(covered, start, end),
        clipped(free, end, end + AROUND),
    )
    counts = series.prorated_in_each(stretches)
    before, inside, after = (
        Rate(count, total(spans), spans) for count, spans in zip(counts, stretches, strict=True)
    )
    return Rates(before, inside, after)
