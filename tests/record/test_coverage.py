"""What a record covers: sources since when, with which gaps; counts that show where a source begins."""

from __future__ import annotations

from typing import Any

import pytest

from detente.record import Filter, Record
from detente.record.coverage import Run
from detente.record.periods import between, empty_weeks, longest_gap, period_of
from tests.record.told import TEXT, apart, reading

PRINTED = (
    ("2025-01-06", "Northern Wire"),  # a Monday
    ("2025-01-08", "Northern Wire"),
    ("2025-02-03", "Northern Wire"),
    ("2025-02-04", "Harbour Daily"),
    ("2025-02-05T07:00", "Harbour Daily"),
)


@pytest.fixture
def covered(record: Record) -> Record:
    for number, (day, publisher) in enumerate(PRINTED):
        add(record, apart(number), published_at=day, publisher=publisher)
    add(record, apart(0), published_at="2025-02-06", publisher=None, language="uk")
    return record


def add(record: Record, text: str, **given: Any) -> None:
    record.add(reading(text=text, **given))


def test_each_source_since_when_how_much_and_with_which_gaps(covered: Record) -> None:
    unnamed, harbour, wire = covered.coverage().sources
    assert (wire.source, wire.since, wire.until) == ("Northern Wire", "2025-01-06", "2025-02-03")
    assert (wire.reports, wire.copies, wire.entries) == (3, 0, 12)
    assert (wire.empty_weeks, wire.longest_gap) == (3, ("2025-01-08", "2025-02-03"))
    assert (harbour.reports, harbour.entries, harbour.empty_weeks) == (2, 8, 0)
    assert harbour.longest_gap == ("2025-02-04", "2025-02-05")
    assert (unnamed.source, unnamed.reports, unnamed.copies, unnamed.entries) == ("", 1, 1, 0)
    assert (unnamed.languages, wire.languages) == ({"uk": 1}, {"en": 3})
    assert unnamed.longest_gap is None


def test_a_near_copy_is_a_report_of_its_source_and_its_entries_count_once(record: Record) -> None:
    long = " ".join(f"The envoy {number} spoke to the press about the north." for number in range(40))
    add(record, f"{TEXT} {long}")
    add(record, f"{TEXT} {long} Agencies.", publisher="Copyist", published_at="2025-05-12")
    copyist, wire = record.coverage().sources
    assert (copyist.reports, copyist.copies, copyist.entries) == (1, 1, 0)
    assert (wire.reports, wire.copies, wire.entries) == (1, 0, 4)
    copyist, _ = record.coverage(Filter()).sources
    assert copyist.entries == 9


def test_a_rise_that_comes_from_a_new_source_shows(covered: Record) -> None:
    january, february = covered.counts(by="month")
    assert (january.period, january.entries, january.reports, january.sources) == ("2025-01", 8, 2, 1)
    assert (february.period, february.entries, february.reports, february.sources) == ("2025-02", 12, 4, 3)
    assert (january.new, february.new) == (["Northern Wire"], ["", "Harbour Daily"])
    assert (january.entries_of_new, february.entries_of_new) == (8, 8)


def test_the_filter_says_what_is_counted_and_not_who_reported(covered: Record) -> None:
    demands = Filter(act=("demand",), source=("Harbour",))
    assert [(one.entries, one.reports, one.sources) for one in covered.counts(demands, "month")] == [
        (0, 2, 1),
        (2, 4, 3),
    ]
    assert [one.entries for one in covered.coverage(demands).sources] == [0, 2, 0]


def test_periods_without_a_report_are_counted_too(covered: Record) -> None:
    found = covered.counts(by="week")
    assert [(one.period, one.reports) for one in found] == [
        ("2025-01-06", 2), ("2025-01-13", 0), ("2025-01-20", 0), ("2025-01-27", 0), ("2025-02-03", 4),
    ]  # fmt: skip
    assert len(covered.counts(by="day")) == 32
    assert [one.period for one in covered.counts(by="year")] == ["2025"]


def test_an_empty_record_covers_nothing(record: Record) -> None:
    found = record.coverage()
    assert (found.sources, found.runs, found.given, found.failed) == ([], [], 0, 0)
    assert record.counts() == []


def test_how_many_sources_of_a_run_failed_and_how_many_still_do(record: Record) -> None:
    record.note("first", "a.txt", None, "failed", why="it is empty")
    record.note("first", "b.csv", 2, "failed", why="it has no date")
    record.note("first", "b.csv", 3, "known")
    record.note("second", "a.txt", None, "known")
    found = record.coverage()
    assert found.runs == [Run("first", 3, 2), Run("second", 1, 0)]
    assert (found.given, found.failed) == (3, 1)


def test_a_day_that_no_calendar_has_is_the_nearest_before_it(record: Record) -> None:
    add(record, TEXT, published_at="2025-02-30")
    (one,) = record.counts(by="day")
    assert (one.period, one.reports) == ("2025-02-28", 1)
    assert record.coverage().sources[0].since == "2025-02-30"


def test_periods() -> None:
    assert [period_of("2025-05-11", by) for by in ("day", "week", "month", "year")] == [
        "2025-05-11", "2025-05-05", "2025-05", "2025",
    ]  # fmt: skip
    assert list(between("2024-12-30", "2025-01-06", "week")) == ["2024-12-30", "2025-01-06"]
    assert list(between("2024-12-30", "2025-01-06", "year")) == ["2024", "2025"]
    assert list(between("9999-12-31", "9999-12-31", "day")) == ["9999-12-31"]
    assert empty_weeks([]) == 0
    assert empty_weeks(["2025-05-11", "2025-05-12"]) == 0
    assert empty_weeks(["2025-05-11", "2025-05-19"]) == 1
    assert longest_gap(["2025-05-11"]) is None
