"""How often the verdict says `lull` where nothing happened: `python -m bench.compliance_level`.

Made series without any truce: attacks every night, their number from a negative binomial whose mean wanders
(its logarithm is autoregressive, with a correlation of 0.7 from day to day). A window is put somewhere, as if
a truce had been declared. What should be rare is counted: the verdict `lull`, which allows 5 % of the placebo
windows as low; the same rule without the demand that 19 placebo windows stand apart; and a negative-binomial
test at 5 %. Then series in which a truce takes away a known share: how often it is seen, and how often the
intervals of the segmented series hold it.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass

import numpy as np

from detente.analysis.compliance.placebo import placebo
from detente.analysis.compliance.rates import rates
from detente.analysis.compliance.ratio import rate_ratio
from detente.analysis.compliance.segmented import segmented
from detente.analysis.compliance.series import Floats, Series
from detente.analysis.compliance.spans import without
from detente.analysis.compliance.verdict import LOW, MOST_EMPTY, Verdict, judge

DAYS, CORRELATION, SPREAD, ALPHA, MEAN = 240, 0.7, 0.45, 0.15, 60.0
LENGTHS = {"30 hours": 30.0, "3 days": 72.0, "7 days": 168.0, "31 days": 744.0}
KEPT = 0.3
NOTHING, TRUCE = "no truce", "a truce that leaves 30 %"
"""The share of attacks that a made truce leaves."""


@dataclass
class Tally:
    """How often each rule spoke, of so many series."""

    series: int = 0
    lull: int = 0
    by_share_alone: int = 0
    negative_binomial: int = 0


def made(random: np.random.Generator, span: tuple[float, float] | None = None, kept: float = 1.0) -> Series:
    """Night attacks over 240 days; within `span` only a share of them is left."""
    log = np.empty(DAYS)
    log[0] = random.normal(0, SPREAD)
    for day in range(1, DAYS):
        log[day] = CORRELATION * log[day - 1] + random.normal(0, SPREAD * np.sqrt(1 - CORRELATION**2))
    mean = MEAN * np.exp(log)
    start: Floats = 24.0 * np.arange(DAYS) + 20 + random.uniform(-2, 2, DAYS)
    if span is not None:
        mean = np.where((start + 6 > span[0]) & (start < span[1]), kept * mean, mean)
    count = random.poisson(random.gamma(1 / ALPHA, mean * ALPHA)).astype(np.float64)
    return Series(start, start + 12, count)


def level(random: np.random.Generator, length: float, times: int, kept: float = 1.0) -> Tally:
    """The rules on series where `kept` of the attacks is left within the window."""
    found, covered = Tally(), ((0.0, 24.0 * DAYS),)
    for _ in range(times):
        start = float(np.round(random.uniform(95 * 24, 24.0 * DAYS - 95 * 24 - length)))
        span = (start, start + length)
        series = made(random, span if kept < 1 else None, kept)
        test = placebo(series, span, without(covered, [span]), series.count(*span))
        around = rates(series, span, covered, ())
        ratio = rate_ratio(series, around.inside.spans, around.before.spans + around.after.spans)
        found.series += 1
        found.lull += judge(test, (), 0.0).verdict is Verdict.LULL
        found.by_share_alone += test.run and test.empty_share <= MOST_EMPTY and test.share <= LOW
        found.negative_binomial += ratio is not None and ratio.p < LOW and ratio.value < 1
    return found


def held(random: np.random.Generator, times: int) -> dict[str, float]:
    """How often the interval of a long window's step holds what was put in, and the mean estimate."""
    inside = (100 * 24.0, 135 * 24.0)
    hits, values = 0, []
    for _ in range(times):
        model = segmented(made(random, inside, KEPT), inside, ((0.0, 24.0 * DAYS),))
        assert model is not None
        hits += model.at_start.low <= KEPT <= model.at_start.high
        values.append(model.at_start.value)
    return {"held": hits / times, "estimate": float(np.exp(np.mean(np.log(values)))), "put_in": KEPT}


def measured(times: int, seed: int = 20250420) -> dict[str, dict[str, float]]:
    """All figures, as shares of the series."""
    random = np.random.default_rng(seed)
    found: dict[str, dict[str, float]] = {}
    for kind, kept in ((NOTHING, 1.0), (TRUCE, KEPT)):
        for name, length in LENGTHS.items():
            tally = level(random, length, times, kept)
            found[f"{kind}, {name}"] = {
                "lull": tally.lull / tally.series,
                "by_share_alone": tally.by_share_alone / tally.series,
                "negative_binomial": tally.negative_binomial / tally.series,
            }
    found["segmented"] = held(random, times)
    return found


def figures(found: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """What should be high: silence where nothing happened, a lull seen, intervals that hold."""
    silent, seen = ({name: found[f"{kind}, {name}"]["lull"] for name in LENGTHS} for kind in (NOTHING, TRUCE))
    return {
        "silent": {name: 1 - share for name, share in silent.items()},
        "seen": seen,
        "segmented": {"held": found["segmented"]["held"]},
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", help="not used: the series are made here")
    parser.add_argument("--series", type=int, default=400, help="how many series for each length")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = measured(options.series)
    if options.json:
        print(json.dumps(figures(found)))
        return 0
    print(f"{'of ' + str(options.series) + ' series':34}{'lull':>8}{'k of n alone':>14}{'neg. binomial':>15}")
    for name, row in found.items():
        if name != "segmented":
            print(f"{name:34}{row['lull']:8.1%}{row['by_share_alone']:14.1%}{row['negative_binomial']:15.1%}")
    long = found["segmented"]
    told = f"put in {long['put_in']:.2f}, estimated {long['estimate']:.2f}, held by {long['held']:.0%}"
    print(f"segmented series, 35 days: {told} of the 95 % intervals")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
