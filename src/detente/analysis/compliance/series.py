"""Incidents with intervals, counted in any windows at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.compliance.spans import Spans

Floats = NDArray[np.float64]
_DIGITS = 6
"""Sums of parts are rounded to so many digits, so that nothing is nothing."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What lies in windows: whole (`lower`), by the share of each interval (`prorated`), at all (`upper`)."""

    lower: Floats
    prorated: Floats
    upper: Floats


@dataclass(frozen=True, slots=True)
class Count:
    """The same for one window."""

    lower: float
    prorated: float
    upper: float


class Series:
    """Incidents with starts, ends (hours) and what each counts for, ready to be counted.

    Windows are half open: an instant counts where `start <= t < end`. An interval overlaps where it begins
    before the window's end and ends after its start.
    """

    def __init__(self, start: Floats, end: Floats, count: Floats) -> None:
        self._origin = float(start[0]) if start.size else 0.0
        begin = start - self._origin
        # An instant is over just after it: then one rule serves instants and intervals.
        over = np.where(end > start, end - self._origin, np.nextafter(begin, np.inf))
        by_start, by_end = np.argsort(begin, kind="stable"), np.argsort(over, kind="stable")
        density = np.where(end > start, count / np.where(end > start, end - start, 1.0), 0.0)
        self._start, self._over = begin[by_start], over[by_end]
        self._begun = _sums(count[by_start])
        self._ended = _sums(count[by_end])
        self._dense_begun, self._dense_ended = _sums(density[by_start]), _sums(density[by_end])
        moment = density * begin
        self._moment_begun, self._moment_ended = _sums(moment[by_start]), _sums(moment[by_end])
        self._long = sorted(
            zip((over - begin).tolist(), begin.tolist(), over.tolist(), count.tolist(), strict=True)
        )

    def counts(self, start: Floats, end: Floats) -> Counts:
        """The counts in the windows `[start, end)`, hours."""
        s, e = start - self._origin, end - self._origin
        begun_s, begun_e = self._at(self._start, s, "left"), self._at(self._start, e, "left")
        ended_s, ended_e = self._at(self._over, s, "right"), self._at(self._over, e, "right")
        upper = self._begun[begun_e] - self._ended[ended_s]
        lower = self._ended[ended_e] - self._begun[begun_s] + self._covering(s, e)
        prorated = self._until(e, begun_e, ended_e) - self._until(s, begun_s, ended_s)
        return Counts(*(np.maximum(np.round(values, _DIGITS), 0.0) for values in (lower, prorated, upper)))

    def count(self, start: float, end: float) -> Count:
        """The counts in one window."""
        found = self.counts(np.array([start]), np.array([end]))
        return Count(float(found.lower[0]), float(found.prorated[0]), float(found.upper[0]))

    def prorated_in_each(self, several: Sequence[Spans]) -> list[float]:
        """The prorated count in the stretches of each of several lists, all looked up at once."""
        every = [span for spans in several for span in spans]
        if not every:
            return [0.0] * len(several)
        starts, ends = (np.array(values, dtype=np.float64) for values in zip(*every, strict=True))
        found = self.counts(starts, ends).prorated
        at = np.cumsum([len(spans) for spans in several])
        return [float(part.sum()) for part in np.split(found, at[:-1])]

    @staticmethod
    def _at(values: Floats, times: Floats, side: str) -> NDArray[np.int64]:
        found: NDArray[np.int64] = np.searchsorted(values, times, side=side)  # type: ignore[call-overload]
        return found

    def _until(self, t: Floats, begun: NDArray[np.int64], ended: NDArray[np.int64]) -> Floats:
        """What has happened until `t`: what is over, and of what is under way the share that is past."""
        dense = self._dense_begun[begun] - self._dense_ended[ended]
        moment = self._moment_begun[begun] - self._moment_ended[ended]
        return self._ended[ended] + t * dense - moment

    def _covering(self, s: Floats, e: Floats) -> Floats:
        """What begins before a window and ends after it, which the difference of sums has taken off."""
        found = np.zeros_like(s)
        shortest = float((e - s).min()) if s.size else 0.0
        for length, begin, over, count in reversed(self._long):
            if length <= shortest:
                break
            found += np.where((begin < s) & (over > e), count, 0.0)
        return found


def _sums(values: Floats) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values)))
