"""Counting intervals in windows: lower, prorated and upper against the definitions, written out plainly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.compliance.days import empty_days
from detente.analysis.compliance.series import Series
from detente.analysis.compliance.spans import clipped, holds, merged, total, without
from detente.incidents import hours
from tests.analysis.incidents_made import at, incidents

HOUR = st.integers(0, 200).map(lambda n: n / 2)
SPAN = st.tuples(HOUR, st.integers(0, 60).map(lambda n: n / 2), st.integers(0, 50))


def plainly(spans: list[tuple[float, float, int]], s: float, e: float) -> tuple[float, float, float]:
    lower = prorated = upper = 0.0
    for start, length, count in spans:
        end = start + length
        if length == 0:
            inside = float(s <= start < e)
            lower, prorated, upper = lower + inside * count, prorated + inside * count, upper + inside * count
            continue
        overlap = max(0.0, min(e, end) - max(s, start))
        lower += count * (start >= s and end <= e)
        prorated += count * overlap / length
        upper += count * (overlap > 0)
    return lower, prorated, upper


@settings(max_examples=300, deadline=None)
@given(st.lists(SPAN, max_size=30), st.lists(st.tuples(HOUR, st.integers(1, 80)), min_size=1, max_size=8))
def test_counts_are_as_the_definitions_have_them(
    spans: list[tuple[float, float, int]], windows: list[tuple[float, int]]
) -> None:
    start = np.array([s for s, _, _ in spans])
    end = start + np.array([length for _, length, _ in spans])
    series = Series(start, end, np.array([float(n) for _, _, n in spans]))
    first = np.array([s for s, _ in windows])
    last = first + np.array([length / 2 for _, length in windows])
    found = series.counts(first, last)
    for i, (s, e) in enumerate(zip(first, last, strict=True)):
        lower, prorated, upper = plainly(spans, float(s), float(e))
        assert found.lower[i] == pytest.approx(lower, abs=1e-4)
        assert found.prorated[i] == pytest.approx(prorated, abs=1e-4)
        assert found.upper[i] == pytest.approx(upper, abs=1e-4)


def test_an_attack_that_ends_as_the_window_begins_is_not_in_it() -> None:
    series = Series(np.array([0.0]), np.array([10.0]), np.array([5.0]))
    assert series.count(10, 20).upper == 0
    assert series.count(9, 20).upper == 5
    assert series.count(9, 20).lower == 0
    assert series.count(9, 20).prorated == pytest.approx(0.5)


def test_an_instant_at_the_start_is_in_and_at_the_end_is_out() -> None:
    series = Series(np.array([10.0]), np.array([10.0]), np.array([1.0]))
    assert series.count(10, 20).lower == 1
    assert series.count(0, 10).upper == 0


def test_empty_days_are_found_by_overlap_and_not_by_the_end() -> None:
    # Attacks over midnight: the day on which one begins is not empty, though none ends on it.
    made = incidents([(0.8, 1.2), (2.8, 3.2), (4.8, 5.2)])
    covered = ((hours(at(0)), hours(at(6))),)
    found = empty_days(made, covered, "UTC")
    assert [day.day for day in found.by_overlap] == []
    assert [day.day for day in found.by_end] == [1, 3, 5]


def test_a_day_of_25_hours_is_as_long_as_it_is() -> None:
    made = incidents([(299.0, 299.01)])
    # Kyiv's clocks go back on 26 October 2025: that day is from 21:00Z to 22:00Z of the next.
    covered = ((hours(at(296)), hours(at(299.5))),)
    assert [day.isoformat() for day in empty_days(made, covered, "Europe/Kyiv").by_overlap] == [
        "2025-10-25", "2025-10-26",
    ]  # fmt: skip


def test_stretches_are_cut_and_joined() -> None:
    assert merged([(3, 5), (0, 2), (2, 3)]) == ((0, 5),)
    assert without([(0, 10)], [(2, 4), (3, 6), (20, 30)]) == ((0, 2), (6, 10))
    assert clipped([(0, 10), (20, 30)], 5, 25) == ((5, 10), (20, 25))
    assert total([(0, 2), (6, 10)]) == 6
    assert holds([(0, 10)], 2, 10)
    assert not holds([(0, 10), (10.5, 20)], 8, 12)
