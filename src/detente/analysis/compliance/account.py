"""A window beside the incidents of a source: all that the data can and can't show of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.compliance.breakdown import Part, breakdown
from detente.analysis.compliance.days import EmptyDays
from detente.analysis.compliance.placebo import Placebo, placebo
from detente.analysis.compliance.rates import Rates, rates
from detente.analysis.compliance.ratio import Ratio, rate_ratio
from detente.analysis.compliance.scope import match
from detente.analysis.compliance.segmented import Segmented, segmented
from detente.analysis.compliance.series import Count, Series
from detente.analysis.compliance.spans import Span, Spans, clipped, covered_by, merged, total, without
from detente.analysis.compliance.verdict import MOST_MISSED, Judged, judge
from detente.analysis.window import Window
from detente.incidents import Coverage, Incidents, hours, instant


@dataclass(frozen=True, slots=True)
class Finding:
    """What was counted of one selection of incidents, and what follows."""

    name: str
    """`scope` for what the terms cover, `all` for everything that the source records."""
    judged: Judged
    incidents: Incidents
    inside: Count
    rows: tuple[int, ...]
    """Which of the incidents touch the window, by their place in `incidents`."""
    unnumbered: int
    rates: Rates
    placebo: Placebo
    ratio: Ratio | None
    segmented: Segmented | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Compliance:
    """One window and one source. `scope` is what the terms cover; it is None where the source can't see it.

    `everything` is all that the source records, where that is not the same.
    """

    window: Window
    source: str
    coverage: Coverage
    span: Span
    covered: Spans
    others: tuple[Window, ...]
    missed: float
    judged: Judged
    notes: tuple[str, ...]
    scope: Finding | None
    everything: Finding | None
    empty: EmptyDays | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was counted, what the terms cover first."""
        return tuple(one for one in (self.scope, self.everything) if one is not None)


def comply(
    window: Window,
    windows: Sequence[Window],
    incidents: Incidents,
    coverage: Coverage,
    *,
    source: str = "incidents",
    empty: EmptyDays | None = None,
) -> Compliance | None:
    """The account of a window; None where the source knows no time that it covers.

    `windows` are all truces that are known: others of the same conflict are left out of the comparison.
    `empty` are the days on which the source has nothing, to be shown beside. Of the incidents, those from 90
    days before the window to 90 days after it are enough.
    """  # fmt: skip
    if coverage.since is None or coverage.until is None:
        return None
    covered = covered_by(coverage)
    closed = window if window.end is not None else _closed(window, coverage)
    start = hours(closed.start)
    span = (start, hours(closed.end) if closed.end else start)
    seen = total(clipped(covered, *span))
    missed = 1 - seen / (span[1] - span[0]) if span[1] > span[0] else 1.0
    others = tuple(other for other in windows if window.is_other(other))
    matched = match(window, incidents, coverage)
    judge_of = _Judge(span, covered, _spans(others, coverage), missed)
    notes = [*_notes(window, closed, coverage, missed), *matched.notes]
    if missed >= 1:
        judged = judge(None, matched.unseen, missed)
        return Compliance(
            closed, source, coverage, span, covered, others, missed, judged, tuple(notes), None, None, empty
        )
    scoped = None
    if not matched.unseen:
        scoped = judge_of.finding("scope", incidents.where(matched.chosen), ())
    everything = None
    if matched.filtered:
        everything = judge_of.finding("all", incidents.where(matched.own), ())
    judged = scoped.judged if scoped else judge(None, matched.unseen, missed)
    if scoped is not None and scoped.unnumbered:
        notes.append(f"{scoped.unnumbered} rows that touch the window give no number: each counts as one.")
    return Compliance(
        window=closed, source=source, coverage=coverage, span=span, covered=covered, others=others,
        missed=missed, judged=judged, notes=tuple(notes), scope=scoped, everything=everything,
        empty=empty,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Judge:
    span: Span
    covered: Spans
    others: Spans
    missed: float

    def finding(self, name: str, incidents: Incidents, unseen: tuple[str, ...]) -> Finding:
        series = Series(incidents.start, incidents.end, incidents.count)
        start, end = self.span
        inside = series.count(start, end)
        around = rates(series, self.span, self.covered, self.others)
        available = without(self.covered, (*self.others, self.span))
        tested = placebo(series, self.span, available, inside)
        usable = without(self.covered, self.others)
        over = np.where(incidents.end > incidents.start, incidents.end, np.nextafter(incidents.start, np.inf))
        touching = np.flatnonzero((incidents.start < end) & (over > start))
        return Finding(
            name=name,
            judged=judge(tested, unseen, self.missed),
            incidents=incidents,
            inside=inside,
            rows=tuple(int(i) for i in touching),
            unnumbered=int((~incidents.numbered[touching]).sum()),
            rates=around,
            placebo=tested,
            ratio=rate_ratio(series, around.inside.spans, around.before.spans + around.after.spans),
            segmented=None if self.missed > MOST_MISSED else segmented(series, self.span, usable),
            parts=breakdown(incidents, self.span, self.covered, self.others),
        )


def _closed(window: Window, coverage: Coverage) -> Window:
    """An open window up to where the source ends; where that is before its start it stays open."""
    if coverage.until is None or coverage.until <= window.start:
        return window
    return window.until(coverage.until)


def _spans(others: Sequence[Window], coverage: Coverage) -> Spans:
    """The other truces in hours; an open one lasts as long as the source."""
    assert coverage.until is not None
    last = hours(coverage.until)
    return merged((hours(o.start), hours(o.end) if o.end else last) for o in others)


def _notes(window: Window, closed: Window, coverage: Coverage, missed: float) -> list[str]:
    found = []
    if window.end is None:
        found.append("The end of the window is open: it is taken to last until the source ends.")
    for name, precision in (("start", closed.start_precision), ("end", closed.end_precision)):
        if precision.value not in ("minute", "hour"):
            found.append(f"The {name} of the window is known to the {precision.value} only.")
    if 0 < missed <= MOST_MISSED:
        found.append(f"The source misses {missed:.0%} of the window.")
    found += [
        f"On {change.start:%Y-%m-%d} the source began to count otherwise: {change.note}."
        for change in coverage.breaks
    ]
    if coverage.by_report:
        found.append("The source dates events by the day of their report: they may lie earlier.")
    return found


def when(at: float) -> str:
    """Hours as an instant for a person: `2025-04-19 15:00Z`."""
    return f"{instant(at):%Y-%m-%d %H:%MZ}"
