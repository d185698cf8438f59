"""The placebo test: is the window lower than windows of its length in which no truce was declared?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.analysis.compliance.series import Count, Counts, Floats, Series
from detente.analysis.compliance.spans import Span, Spans, clipped

STEP = 6.0
REACH = 90 * 24.0
FEWEST = 100


@dataclass(frozen=True, slots=True)
class Placebo:
    """The windows that were compared with, and how many of them are as low.

    `apart` is how many of them fit without overlapping each other: as much as the test can tell from chance.
    `empty` is how many are as low as the lowest possible value, zero. Values are hours and counts.
    """

    starts: Floats
    length: float
    counts: Counts
    as_low: int
    as_low_lower: int
    as_low_upper: int
    empty: int
    apart: int

    @property
    def n(self) -> int:
        """How many windows."""
        return int(self.starts.size)

    @property
    def share(self) -> float:
        """K of n."""
        return self.as_low / self.n if self.n else 0.0

    @property
    def empty_share(self) -> float:
        """The share of windows at the lowest possible value."""
        return self.empty / self.n if self.n else 0.0

    @property
    def run(self) -> bool:
        """Whether there are enough windows to say anything."""
        return self.n >= FEWEST


def placebo(series: Series, window: Span, available: Spans, observed: Count) -> Placebo:
    """Windows as long as `window` every six hours within 90 days on either side, whole in `available`.

    `available` is what the source covers, without other truces and without the window itself.
    """
    start, end = window
    length = end - start
    starts = _starts(window, clipped(available, start - REACH, end + REACH))
    counts = series.counts(starts, starts + length)
    return Placebo(
        starts=starts, length=length, counts=counts,
        as_low=int((counts.prorated <= observed.prorated).sum()),
        as_low_lower=int((counts.lower <= observed.lower).sum()),
        as_low_upper=int((counts.upper <= observed.upper).sum()),
        empty=int((counts.prorated <= 0).sum()),
        apart=_apart(starts, length),
    )  # fmt: skip


def _starts(window: Span, available: Spans) -> Floats:
    """On a grid through the window's own start, so that hours of the day are as its own every fourth time."""
    start, end = window
    found: list[Floats] = []
    for a, b in available:
        first = np.ceil((a - start) / STEP - 1e-9)
        last = np.floor((b - (end - start) - start) / STEP + 1e-9)
        found.append(start + STEP * np.arange(first, last + 1))
    return np.concatenate(found) if found else np.empty(0)


def _apart(starts: Floats, length: float) -> int:
    number, free = 0, -np.inf
    for start in starts.tolist():
        if start >= free - 1e-9:
            number += 1
            free = start + length
    return number
