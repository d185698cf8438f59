"""The rate ratio, inside against around, of a negative-binomial model: printed beside the placebo test."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, exp, inf, sqrt

import numpy as np

from detente.analysis.compliance.negbin import Floats, fit
from detente.analysis.compliance.series import Series
from detente.analysis.compliance.spans import Spans

DAY = 24.0
_FEWEST = 10
_WIDE = 1.959964
_REACH = 3.841459
"""Chi-square of one degree of freedom, 95 %."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as many incidents an hour inside as around, with a 95 % interval and a p-value.

    It takes the bins to be independent. Incidents come in runs: the interval is too narrow and the p-value
    too small, which is what `optimistic` says wherever they are shown.
    """

    value: float
    low: float
    high: float
    p: float
    alpha: float
    bin_hours: float
    bins_inside: int
    bins_around: int
    optimistic: bool = True


def rate_ratio(series: Series, inside: Spans, around: Spans) -> Ratio | None:
    """The ratio by bins of a day, or as long as a shorter window; None where data are too few."""
    longest = max((end - start for start, end in inside), default=0.0)
    size = min(DAY, longest)
    if size <= 0:
        return None
    starts_in, ends_in = bins(inside, size, partial=True)
    starts_out, ends_out = bins(around, size, partial=False)
    if starts_out.size < _FEWEST or not starts_in.size:
        return None
    starts, ends = np.concatenate([starts_in, starts_out]), np.concatenate([ends_in, ends_out])
    y = np.round(series.counts(starts, ends).prorated)
    within = np.zeros(y.size)
    within[: starts_in.size] = 1
    if not y[starts_in.size :].any():
        return None
    return _fitted(y, within, np.log(ends - starts), size, int(starts_in.size))


def bins(spans: Spans, size: float, *, partial: bool) -> tuple[Floats, Floats]:
    """Stretches cut into bins of `size` hours; the rest of each is a bin too where `partial`."""
    starts: list[float] = []
    ends: list[float] = []
    for start, end in spans:
        at = start
        while at + size <= end + 1e-9:
            starts.append(at)
            ends.append(at + size)
            at += size
        if partial and end - at > 1e-9:
            starts.append(at)
            ends.append(end)
    return np.array(starts), np.array(ends)


def _fitted(y: Floats, within: Floats, offset: Floats, size: float, inside: int) -> Ratio:
    ones = np.ones((y.size, 1))
    null = fit(y, ones, offset)
    whole = fit(y, np.column_stack([ones, within]), offset)
    p = erfc(sqrt(max(0.0, whole.loglik - null.loglik)))
    if y[:inside].any():
        middle, error = float(whole.beta[1]), sqrt(float(whole.covariance[1, 1]))
        value, low, high = exp(middle), exp(middle - _WIDE * error), exp(middle + _WIDE * error)
    else:
        value, low, high = 0.0, 0.0, _upper(y, within, offset, whole.alpha, whole.loglik)
    return Ratio(value, low, high, p, whole.alpha, size, inside, int(y.size) - inside)


def _upper(y: Floats, within: Floats, offset: Floats, alpha: float, best: float) -> float:
    """With nothing inside, the largest ratio that the likelihood does not rule out."""
    ones = np.ones((y.size, 1))
    low, high = -15.0, 5.0
    if 2 * (best - fit(y, ones, offset + high * within, alpha).loglik) < _REACH:
        return inf
    for _ in range(40):
        middle = (low + high) / 2
        if 2 * (best - fit(y, ones, offset + middle * within, alpha).loglik) < _REACH:
            low = middle
        else:
            high = middle
    return exp(high)
