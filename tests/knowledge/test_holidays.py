"""Holidays: a year in, the days on which they fall out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.knowledge.calendar.holidays import holidays
from detente.knowledge.calendar.reckoning import hebrew_days, hijri_days, israel_independence, nth_weekday

BY_KEY = {holiday.key: holiday for holiday in holidays()}


def first(key: str, year: int, *countries: str) -> str:
    return next(BY_KEY[key].in_year(year, countries))[0].isoformat()


@pytest.mark.parametrize(
    ("key", "year", "countries", "day"),
    [
        ("easter", 2024, (), "2024-03-31"),
        ("easter", 2024, ("UKR",), "2024-05-05"),
        ("orthodox_christmas", 2023, (), "2023-01-07"),
        ("victory_day", 2015, ("RUS",), "2015-05-09"),
        ("victory_day", 2015, ("FRA",), "2015-05-08"),
        ("independence_day", 2021, ("UKR",), "2021-08-24"),
        ("eid_al_fitr", 2019, (), "2019-06-04"),
        ("ramadan", 2025, (), "2025-03-01"),
        ("yom_kippur", 1973, (), "1973-10-06"),
        ("passover", 2024, (), "2024-04-23"),
        ("hanukkah", 2023, (), "2023-12-08"),
        ("diwali", 2022, (), "2022-10-24"),
    ],
)
def test_a_holiday_falls_on_its_day(key: str, year: int, countries: tuple[str, ...], day: str) -> None:
    assert first(key, year, *countries) == day


def test_a_national_day_without_a_country_has_no_date() -> None:
    assert list(BY_KEY["independence_day"].in_year(2021)) == []


def test_names_are_not_told_twice_but_for_the_two_feasts_of_eid() -> None:
    names = [name for holiday in holidays() for name in holiday.names]
    assert {name for name in names if names.count(name) > 1} == {"Eid"}


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 29))
def test_a_hijri_day_falls_in_the_year_that_is_asked_for(year: int, month: int, day: int) -> None:
    assert all(found.year == year for found in hijri_days(year, month, day))


@given(st.integers(1, 9998), st.sampled_from([1, 7]))
def test_the_first_of_a_hebrew_month_falls_once_a_year(year: int, month: int) -> None:
    days = list(hebrew_days(year, month, 1))
    assert len(days) == 1
    # New Year never falls on a Sunday, Wednesday or Friday.
    assert month != 7 or days[0].isoweekday() not in {7, 3, 5}


def test_hijri_arithmetic_agrees_with_known_days_within_one() -> None:
    known = {2015: date(2015, 7, 17), 2020: date(2020, 5, 24), 2024: date(2024, 4, 10)}
    for year, day in known.items():
        assert abs((next(hijri_days(year, 10, 1)) - day).days) <= 1


@pytest.mark.parametrize(
    ("key", "year", "countries", "day"),
    [
        ("israel_independence", 2021, (), "2021-04-15"),
        ("israel_independence", 2024, (), "2024-05-14"),
        ("israel_remembrance", 2024, (), "2024-05-13"),
        ("purim", 2024, (), "2024-03-24"),
        ("thanksgiving", 2023, (), "2023-11-23"),
        ("thanksgiving", 2023, ("CAN",), "2023-10-09"),
        ("memorial_day", 2023, (), "2023-05-29"),
        ("us_election_day", 2016, ("USA",), "2016-11-08"),
        ("us_election_day", 2022, ("USA",), "2022-11-08"),
        ("orthodox_easter", 1999, (), "1999-04-11"),
        ("easter", 1943, (), "1943-04-25"),
        ("good_friday", 1998, (), "1998-04-10"),
    ],
)
def test_days_that_move_by_weekday_and_by_other_feasts(
    key: str, year: int, countries: tuple[str, ...], day: str
) -> None:
    assert first(key, year, *countries) == day


def test_a_law_moves_a_day_from_its_year_on() -> None:
    assert first("victory_day", 2021, "UKR") == "2021-05-09"
    assert first("victory_day", 2024, "UKR") == "2024-05-08"


def test_an_islamic_feast_is_sure_only_where_it_is_on_record() -> None:
    eid = BY_KEY["eid_al_fitr"]
    assert eid.is_sure(date(2019, 6, 4))
    assert not eid.is_sure(next(eid.in_year(1985))[0])
    assert BY_KEY["easter"].is_sure(date(1985, 4, 7))


@given(st.integers(2004, 2100))
def test_israel_s_days_touch_no_sabbath(year: int) -> None:
    (day,) = israel_independence(year)
    assert day.isoweekday() in {2, 3, 4}


def test_a_weekday_of_a_month_is_counted_from_both_ends() -> None:
    assert nth_weekday(2023, 11, 4, 4) == date(2023, 11, 23)
    assert nth_weekday(2023, 5, 1, -1) == date(2023, 5, 29)
    assert nth_weekday(2024, 9, 7, 1) == date(2024, 9, 1)
