"""Nights, counts up to an instant, vague stretches, zones and feasts: text in, dates with their ends out."""

from __future__ import annotations

import pytest

from detente.model import Date, Report
from detente.model.codes import DatePrecision
from detente.reading.local.parse import parse
from detente.reading.local.times.find import find_times

SUNDAY = "2023-06-11"


def dates(text: str, published: str = SUNDAY) -> list[Date]:
    whens = find_times(parse(Report(text=text, published_at=published)))
    return [when.date for when in whens if when.date is not None]


def told(text: str, published: str = SUNDAY) -> list[str]:
    """Value and end of each date."""
    return [d.value if d.end is None else f"{d.value}/{d.end}" for d in dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the 24 hours to 6 a.m. on Sunday, 40 shells fell.", "2023-06-10T06:00/2023-06-11T06:00"),
        ("Over the 72 hours to midnight on Friday, 40 shells fell.", "2023-06-07/2023-06-09"),
        ("In the three days to Saturday, 40 shells fell.", "2023-06-08/2023-06-10"),
        ("Drones hit Odesa overnight into Saturday.", "2023-06-09/2023-06-10"),
        ("Drones hit Odesa overnight Friday to Saturday.", "2023-06-09/2023-06-10"),
        ("They met on the night from Friday to Saturday.", "2023-06-09/2023-06-10"),
        ("They met between 2 and 5 June.", "2023-06-02/2023-06-05"),
        ("The first day of Ramadan was calm.", "2023-03-23"),
        ("They met on the eve of Orthodox Christmas.", "2023-01-06"),
    ],
)
def test_stretches_have_both_ends(text: str, value: str) -> None:
    assert told(text) == [value]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("Clashes spread in recent weeks.", "2023-05/2023-06-11", DatePrecision.MONTH),
        ("The front was quiet over the past few days.", "2023-06-04/2023-06-11", DatePrecision.WEEK),
        ("Talks are due in the coming days.", "2023-06-11/2023-06-18", DatePrecision.WEEK),
        ("The envoys met several days ago.", "2023-06-04/2023-06-10", DatePrecision.WEEK),
        ("The envoys met a few weeks ago.", "2023-05/2023-06-04", DatePrecision.MONTH),
    ],
)
def test_vague_stretches_are_told_with_low_precision(text: str, value: str, precision: DatePrecision) -> None:
    (date,) = dates(text)
    assert (told(text), date.precision) == ([value], precision)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It took effect at 7 p.m. Moscow time on Friday.", "2023-06-09T19:00+03:00"),
        ("It takes effect at 7 p.m. Moscow time on Friday.", "2023-06-16T19:00+03:00"),
        ("It takes effect at 7 p.m. Kyiv time on 3 February 2023.", "2023-02-03T19:00+02:00"),
        ("It takes effect at 7 p.m. Kyiv time on 3 May 2023.", "2023-05-03T19:00+03:00"),
        ("It began at 06:00 local time (0400 GMT) on Friday.", "2023-06-09T06:00+02:00"),
        ("It began at 4 p.m. (1300 GMT).", "2023-06-11T16:00+03:00"),
        ("It began at 6:30 a.m. (0100 GMT) on Friday.", "2023-06-09T06:30+05:30"),
        ("It began at 18:00 UTC+3 on Saturday.", "2023-06-10T18:00+03:00"),
        ("It began at 10 a.m. EDT on Friday.", "2023-06-09T10:00-04:00"),
        ("It began at 6 a.m. on Friday.", "2023-06-09T06:00"),
    ],
)
def test_a_zone_is_kept_where_it_is_stated(text: str, value: str) -> None:
    assert told(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ukraine marked Victory Day in silence.", "2023-05-08"),
        ("Russia marked Victory Day in silence.", "2023-05-09"),
        ("Azerbaijan marked Victory Day in silence.", "2022-11-08"),
        ("Israel marked Yom Hazikaron in silence.", "2023-04-25"),
        ("Israel marked Independence Day in silence.", "2023-04-26"),
        ("Lebanon marked Liberation Day in silence.", "2023-05-25"),
        ("Serbs will mark Vidovdan in silence.", "2023-06-28"),
        ("Washington gave aid at Thanksgiving.", "2022-11-24"),
        ("The truce will hold through Eid al-Adha.", "2023-06-28/2023-07-01"),
        ("The raid came on Easter Monday night.", "2023-04-10"),
    ],
)
def test_feasts_fall_where_the_country_says(text: str, value: str) -> None:
    assert told(text) == [value]


def test_a_feast_near_ahead_is_meant_rather_than_one_long_ago() -> None:
    assert (
        told("He called for a truce over Ramadan and Passover.", "2025-03-02")[1] == "2025-04-13/2025-04-19"
    )


def test_an_islamic_feast_that_no_one_announced_yet_is_known_to_the_week() -> None:
    (known,) = dates("The guns fell silent on the first day of Ramadan.", "2023-04-01")
    (reckoned,) = dates("The guns fell silent on the first day of Ramadan.", "1991-04-01")
    assert known.precision is DatePrecision.DAY
    assert reckoned.precision is DatePrecision.WEEK
