"""What the data say of a window: lull, no lull, uninformative, not testable, each with its reason."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from detente.analysis.compliance import Compliance, Verdict, comply
from detente.analysis.compliance.days import days_of
from detente.analysis.windowsfile import load_windows
from detente.incidents import Coverage, Incidents, Stretch, incidents_of, sources_of
from tests.analysis.incidents_made import at, coverage, daily, incidents, window

BUSY = incidents(*daily([40 + (day * 7) % 30 for day in range(200)]))
QUIET_WEEKEND = incidents(*daily([0 if 100 <= day < 103 else 40 + (day * 7) % 30 for day in range(200)]))


def told(
    rows: Incidents, start: float, end: float | None, known: Coverage | None = None, **scope: Any
) -> Compliance:
    one = window("A", start, end, **scope)
    found = comply(one, [one], rows, known or coverage(200))
    assert found is not None
    return found


def test_a_window_lower_than_all_others_is_a_lull() -> None:
    found = told(QUIET_WEEKEND, 101, 102.9)
    assert found.judged.verdict is Verdict.LULL
    assert found.scope is not None
    assert (found.scope.inside.lower, found.scope.inside.prorated, found.scope.inside.upper) == (0, 0, 0)
    assert found.scope.placebo.as_low <= 0.05 * found.scope.placebo.n
    assert "placebo windows" in found.judged.reason


def test_an_ordinary_window_is_no_lull() -> None:
    found = told(BUSY, 102, 104)
    assert found.judged.verdict is Verdict.NO_LULL
    assert "an ordinary stretch" in found.judged.reason


def test_a_sparse_source_is_uninformative_whatever_it_has_in_the_window() -> None:
    rows = incidents(*daily([5 if day % 4 == 0 else 0 for day in range(200)]))
    found = told(rows, 101, 102.5)
    assert found.judged.verdict is Verdict.UNINFORMATIVE
    assert "so sparse" in found.judged.reason


def test_too_few_windows_to_compare_with_are_uninformative() -> None:
    found = told(QUIET_WEEKEND, 101, 103, coverage(110, since=at(95)))
    assert found.judged.verdict is Verdict.UNINFORMATIVE
    assert "under 100 no test is run" in found.judged.reason


def test_so_long_a_window_that_few_others_stand_apart_is_no_lull_by_being_the_lowest() -> None:
    rows = incidents(*daily([10 if 90 <= day < 120 else 40 for day in range(200)]))
    found = told(rows, 90, 120)
    assert found.judged.verdict is Verdict.UNINFORMATIVE
    assert "they overlap" in found.judged.reason
    assert found.scope is not None
    assert found.scope.segmented is not None
    assert found.scope.segmented.at_start.value == pytest.approx(0.25, rel=0.25)


def test_a_source_that_misses_over_a_fifth_of_the_window_cannot_test_it() -> None:
    found = told(BUSY, 198, 202)
    assert found.judged.verdict is Verdict.NOT_TESTABLE
    assert "misses 50% of the window" in found.judged.reason
    gap = coverage(200, gaps=(Stretch(at(100), at(101), "no power"),))
    assert told(BUSY, 100, 102, gap).judged.verdict is Verdict.NOT_TESTABLE
    assert told(BUSY, 99, 109, gap).judged.verdict is not Verdict.NOT_TESTABLE


def test_a_window_out_of_all_coverage_has_no_counts() -> None:
    found = told(BUSY, 300, 302)
    assert (found.judged.verdict, found.findings) == (Verdict.NOT_TESTABLE, ())


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ({"targets": ("energy",)}, "does not say what was hit"),
        ({"weapons": ("artillery",)}, "records no artillery: it has drones"),
        ({"actors": ("Southland",)}, "does not say who acted"),
        ({"area": "Elsewhere"}, "no incident of the source is placed in Elsewhere"),
        ({"unread": "frobnication"}, "the terms say “frobnication”"),
    ],
)
def test_terms_that_the_source_cannot_see_are_not_testable(scope: dict[str, Any], said: str) -> None:
    found = told(QUIET_WEEKEND, 101, 102.9, **scope)
    assert found.judged.verdict is Verdict.NOT_TESTABLE
    assert said in found.judged.reason
    assert found.scope is None
    # What the source has is shown all the same, as what it is.
    assert found.everything is not None
    assert found.everything.judged.verdict is Verdict.LULL


def test_terms_of_an_area_count_what_is_placed_there() -> None:
    spans, counts = daily([40] * 200)
    places = ["North oblast" if i % 2 else "South" for i in range(200)]
    rows = incidents(spans, counts, place=places)
    found = told(rows, 100, 104, area="North")
    assert found.scope is not None
    assert found.scope.inside.prorated == 40 * 2
    vague = incidents(
        spans, counts, place=places, place_precision=["city" if i % 2 else "country" for i in range(200)]
    )
    assert "only by country or region" in told(vague, 100, 104, area="North").judged.reason


def test_terms_of_an_actor_count_either_party_where_the_source_says_no_more() -> None:
    rows = incidents(*daily([40] * 200), actor="Military Forces of Russia (2000-)", recipient="Civilians")
    known = coverage(200, actor_is="party")
    found = told(rows, 100, 104, known, actors=("Russia",))
    assert found.scope is not None
    assert found.scope.inside.lower == 40 * 3
    assert any("two parties" in note for note in found.notes)


def test_a_source_about_several_countries_counts_those_of_the_truce_alone() -> None:
    from dataclasses import replace

    spans, counts = daily([40] * 200)
    rows = incidents(spans, counts, country=["Northland" if i % 2 else "Eastland" for i in range(200)])
    nowhere = window("A", 100, 104)
    found = comply(nowhere, [nowhere], rows, coverage(200))
    assert found is not None
    assert "about 2 countries" in found.judged.reason
    there = replace(nowhere, places=("Northland",))
    found = comply(there, [there], rows, coverage(200))
    assert found is not None
    assert found.scope is not None
    assert found.scope.inside.prorated == 40 * 2


@pytest.mark.parametrize(("place", "apart"), [("Sudan", True), ("Ukraine", False), ("Kharkiv oblast", False)])
def test_a_source_about_another_state_cannot_see_the_truce(place: str, apart: bool) -> None:
    one = replace(window("A", 101, 102), places=(place,))
    found = comply(one, [one], BUSY, replace(coverage(200), area="Ukraine"))
    assert found is not None
    assert (found.judged.verdict is Verdict.NOT_TESTABLE) is apart
    assert ("the source is about Ukraine, the truce is in Sudan" in found.judged.reason) is apart


def test_other_truces_are_left_out_of_rates_and_placebo_windows() -> None:
    one, other = window("A", 101, 102.9), window("B", 60, 95)
    alone = comply(one, [one], QUIET_WEEKEND, coverage(200))
    both = comply(one, [one, other], QUIET_WEEKEND, coverage(200))
    assert alone is not None
    assert both is not None
    assert alone.scope is not None
    assert both.scope is not None
    assert both.scope.rates.before.hours == 6 * 24
    assert alone.scope.rates.before.hours == 28 * 24
    assert both.scope.placebo.n < alone.scope.placebo.n - 100
    assert both.others == (other,)


def test_an_open_window_lasts_until_the_source_ends() -> None:
    found = told(BUSY, 190, None)
    assert found.span[1] - found.span[0] == pytest.approx(240)
    assert any("open" in note for note in found.notes)


@pytest.fixture
def given(shared: Path) -> dict[str, Compliance]:
    folder = shared / "data" / "ceasefires"
    windows = load_windows(folder / "windows.csv")
    with sources_of(folder / "air_attacks_2025-02_06.csv") as (source,):
        rows = incidents_of(source)
        empty = days_of(source, "Europe/Kyiv")
        found = [comply(one, windows, rows, source.loaded.coverage, empty=empty) for one in windows]
    return {one.window.id: one for one in found if one is not None}


def test_the_truces_of_2025_in_the_given_table(given: dict[str, Compliance]) -> None:
    for name, least in (("UA-2025-EASTER", 300), ("UA-2025-VDAY", 300)):
        one = given[name]
        assert one.judged.verdict is Verdict.LULL
        assert one.scope is not None
        assert one.scope.inside.upper == 0
        assert one.scope.placebo.as_low == 0
        assert one.scope.placebo.n > least
    energy = given["UA-2025-ENERGY"]
    assert energy.judged.verdict is Verdict.NOT_TESTABLE
    assert energy.everything is not None
    assert energy.everything.judged.verdict in (Verdict.NO_LULL, Verdict.UNINFORMATIVE)
    assert energy.everything.ratio is not None
    assert energy.everything.ratio.p < 0.001


def test_empty_kyiv_days_of_the_given_table_are_fewer_by_overlap(given: dict[str, Compliance]) -> None:
    empty = given["UA-2025-EASTER"].empty
    assert empty is not None
    assert [day.isoformat() for day in empty.by_overlap] == [
        "2025-04-20",
        "2025-05-08",
        "2025-05-09",
        "2025-05-10",
    ]
    assert len(empty.by_end) > len(empty.by_overlap)


def test_the_given_table_is_counted_as_a_plain_reading_of_it_counts(
    shared: Path, given: dict[str, Compliance]
) -> None:
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    kyiv = ZoneInfo("Europe/Kyiv")
    lower = prorated = upper = 0.0
    one = given["UA-2025-ENERGY"]
    assert one.window.end is not None
    with (shared / "data" / "ceasefires" / "air_attacks_2025-02_06.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        for row in csv.DictReader(file):
            start, end = (
                datetime.fromisoformat(row[name].strip()).replace(tzinfo=kyiv).astimezone(UTC)
                for name in ("time_start", "time_end")
            )
            overlap = (min(end, one.window.end) - max(start, one.window.start)).total_seconds()
            length = (end - start).total_seconds()
            launched = float(row["launched"])
            if overlap > 0 or (length == 0 and one.window.start <= start < one.window.end):
                share = overlap / length if length else 1.0
                upper += launched
                prorated += launched * share
                lower += launched * (share > 1 - 1e-9)
    assert one.everything is not None
    found = one.everything.inside
    assert np.allclose([found.lower, found.prorated, found.upper], [lower, prorated, upper], atol=0.01)
