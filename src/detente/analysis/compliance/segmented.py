"""Long windows: a segmented negative-binomial series by day, its interval by a block bootstrap.

Interrupted time series as in Wagner and others 2002 (segmented regression), with a negative-binomial mean and
a block bootstrap in place of independent errors: moving blocks of Pearson residuals (Künsch 1989),
post-blackened (Davison and Hinkley 1997, chapter 8). `python -m bench.compliance_level` measures how often
its intervals hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.analysis.compliance.negbin import Fit, Floats, fit, fit_many
from detente.analysis.compliance.ratio import DAY, bins
from detente.analysis.compliance.series import Series
from detente.analysis.compliance.spans import Span, Spans, clipped

LONG = 14 * DAY
REACH = 90 * DAY
BLOCK = 7
TIMES = 400
CALIBRATED = (0.01, 0.99)
_FEWEST = 14
_RUN_IN = 50


@dataclass(frozen=True, slots=True)
class Change:
    """A ratio with its 95 % interval of the block bootstrap."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Segmented:
    """What the series does at the start of a window, within it, and at its end.

    `at_start` and `at_end` are ratios of levels, just after against just before; `a_week` is how the trend of
    a week changes within. `days` are the starts of the days in hours, `counts` what was counted, `means` what
    the model says.
    """

    at_start: Change
    a_week: Change
    at_end: Change | None
    days: Floats
    counts: Floats
    means: Floats
    alpha: float
    block_days: int = BLOCK
    times: int = TIMES


def segmented(series: Series, window: Span, available: Spans, *, seed: int = 7) -> Segmented | None:
    """The segmented series around a window of two weeks or more; None for less, or with too little around.

    `available` is what the source covers without other truces; the window itself is part of it.
    """
    start, end = window
    if end - start < LONG:
        return None
    before, _ = bins(clipped(available, start - REACH, start), DAY, partial=False)
    inside, _ = bins(clipped(available, start, end), DAY, partial=False)
    after, _ = bins(clipped(available, end, end + REACH), DAY, partial=False)
    if before.size < _FEWEST or inside.size < BLOCK:
        return None
    with_after = after.size >= _FEWEST
    days = np.concatenate([before, inside, after] if with_after else [before, inside])
    y = np.round(series.counts(days, days + DAY).prorated)
    if not y.any():
        return None
    x = _design(days, start, end, with_after=with_after)
    model = fit(y, x, np.zeros(y.size))
    drawn = _bootstrap(y, x, model, np.random.default_rng(seed))
    at_end = None
    if with_after:
        leave = _leaving(x.shape[1], (end - start) / (30 * DAY))
        at_end = _change(float(leave @ model.beta), drawn @ leave)
    return Segmented(
        at_start=_change(float(model.beta[2]), drawn[:, 2]),
        a_week=_change(float(model.beta[3]) * 7 / 30, drawn[:, 3] * 7 / 30),
        at_end=at_end, days=days, counts=y, means=model.mean, alpha=model.alpha,
    )  # fmt: skip


def _design(days: Floats, start: float, end: float, *, with_after: bool) -> Floats:
    """Columns: level, trend a month, step and change of trend at the start, the same at the end."""
    month = 30 * DAY
    inside = ((days >= start) & (days < end)).astype(np.float64)
    columns = [np.ones(days.size), (days - start) / month, inside, inside * (days - start) / month]
    if with_after:
        after = (days >= end).astype(np.float64)
        columns += [after, after * (days - end) / month]
    return np.column_stack(columns)


def _leaving(width: int, months: float) -> Floats:
    """The combination of coefficients that is the step at the end: after against the inside's last level."""
    found = np.zeros(width)
    found[4], found[2], found[3] = 1, -1, -months
    return found


def _bootstrap(y: Floats, x: Floats, model: Fit, random: np.random.Generator) -> Floats:
    """Coefficients of series made anew, a row a time: blocks of what is left of the residuals once their
    dependence from day to day is taken out, and that dependence put back (post-blackening).
    """
    spread = np.sqrt(model.mean + model.alpha * model.mean**2)
    residual = (y - model.mean) / spread * np.sqrt(y.size / (y.size - x.shape[1]))
    seen = float(np.corrcoef(residual[:-1], residual[1:])[0, 1])
    # Residuals of a fitted trend look less dependent than they are (Kendall 1954), by twice as much here.
    carried = float(np.clip(seen + 2 * (1 + 3 * seen) / y.size, 0.0, 0.95)) if seen > 0 else 0.0
    fresh = residual[1:] - seen * residual[:-1] if carried else residual
    fresh = fresh - fresh.mean()
    length = y.size + _RUN_IN
    begins = random.integers(0, fresh.size, (TIMES, -(-length // BLOCK), 1))
    at = (begins + np.arange(BLOCK)).reshape(TIMES, -1)[:, :length] % fresh.size
    drawn = fresh[at]
    for day in range(1, length):
        drawn[:, day] += carried * drawn[:, day - 1]
    again = np.maximum(np.round(model.mean + drawn[:, _RUN_IN:] * spread), 0.0)
    some = again[again.any(axis=1)]
    return fit_many(some, x, model.alpha, np.log(model.mean))


def _change(value: float, drawn: Floats) -> Change:
    """The estimate with percentiles of the draws, calibrated (Loh 1987): these hold what was put into made
    series in about 95 %, where the 2.5th and 97.5th hold it in 90 %.
    """
    low, high = np.quantile(drawn, CALIBRATED)
    return Change(*(float(np.exp(np.clip(v, -30, 30))) for v in (value, low, high)))
