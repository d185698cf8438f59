"""Many windows at once: the same counts as one window at a time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from detente.analysis.compliance.many import tally
from detente.analysis.compliance.rates import rates
from detente.analysis.compliance.series import Series
from detente.analysis.window import Window
from detente.incidents import hours, instant
from detente.incidents.incident import TYPES
from detente.incidents.parquet import to_parquet
from detente.incidents.signals import Signals


def test_the_counts_are_those_of_one_window_at_a_time(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    first = hours(instant(480000.0))
    start = first + np.round(random.uniform(0, 24 * 200, 400) * 4) / 4
    end = start + random.choice([0.0, 6.0, 24.0, 720.0], 400)
    count = random.integers(1, 50, 400).astype(float)
    country = random.choice(["North", "South"], 400)
    lines = tmp_path / "rows.jsonl"
    with lines.open("w") as out:
        for i in range(400):
            row = dict.fromkeys(TYPES)
            times = {"start": str(instant(start[i]))[:19], "end": str(instant(end[i]))[:19]}
            row |= {"id": str(i), **times, "count": count[i], "country": country[i]}
            out.write(json.dumps({**row, "line": i, "content": str(i)}) + "\n")
    to_parquet(lines, tmp_path / "a.parquet", keep="latest", signals=Signals())
    windows = [
        Window(str(n), instant(first + 24 * day), instant(first + 24 * day + length))
        for n, (day, length) in enumerate([(40, 30.0), (60, 72.0), (70, 240.0), (150, 6.0), (71, 24.0)])
    ]
    conflicts = {window.id: ("North", "South")[n % 2] for n, window in enumerate(windows)}
    covered = ((first, first + 24 * 190),)
    found = tally(tmp_path / "a.parquet", windows, covered, conflicts=conflicts)
    for window in windows:
        own = country == conflicts[window.id]
        series = Series(start[own], end[own], count[own])
        span = (hours(window.start), hours(window.end or window.start))
        others = tuple(
            (hours(o.start), hours(o.end or o.start))
            for o in windows
            if o is not window and conflicts[o.id] == conflicts[window.id]
        )
        inside, around = series.count(*span), rates(series, span, covered, others)
        got = found[window.id]
        assert (got.lower, got.upper) == pytest.approx((inside.lower, inside.upper))
        assert got.prorated == pytest.approx(inside.prorated, abs=1e-3)
        assert got.before == pytest.approx(around.before.count, abs=1e-3)
        assert got.after == pytest.approx(around.after.count, abs=1e-3)
        assert (got.before_hours, got.after_hours) == pytest.approx((around.before.hours, around.after.hours))
