"""Days of the Islamic and the Hebrew calendar, as days of ours. Years from 1 to 9999, days by arithmetic."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

_HIJRI_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of year 1 in the tabular civil calendar, as a proleptic Gregorian day."""

_HEBREW_EPOCH = -1373427
"""The day before 1 Tishri of year 1, as the count of days that `date.toordinal` gives."""


def hijri_days(year: int, month: int, day: int) -> Iterator[date]:
    """The days in a year of ours on which a day of the Islamic year falls: one, sometimes two or none.

    The tabular calendar of Calendrical Calculations (Reingold and Dershowitz): 11 leap years in 30; the
    sighted moon differs from it by a day at times.
    """
    about = (year - 622) * 33 // 32
    for hijri in range(about - 1, about + 3):
        ordinal = (
            _HIJRI_EPOCH
            - 1
            + day
            + 29 * (month - 1)
            + month // 2
            + (hijri - 1) * 354
            + (3 + 11 * hijri) // 30
        )
        if (found := _in_year(ordinal, year)) is not None:
            yield found


def hebrew_days(year: int, month: int, day: int) -> Iterator[date]:
    """The days in a year of ours on which a day of the Hebrew year falls; months count from Nisan, 1, and
    the year begins with Tishri, 7. Months 11 to 13 are not served: the leap month moves them.
    """
    for hebrew in (year + 3760, year + 3761):
        new_year = _new_year(hebrew)
        length = _new_year(hebrew + 1) - new_year
        if month >= 7:
            before = (30, 29 + (length % 10 == 5), 30 - (length % 10 == 3))[: month - 7]
            ordinal = new_year + sum(before) + day - 1
        else:
            # The second half of the year is of fixed length: Nisan begins 177 days before the next Tishri.
            ordinal = new_year + length - 177 + sum((30, 29, 30, 29, 30)[: month - 1]) + day - 1
        if (found := _in_year(ordinal, year)) is not None:
            yield found


def israel_independence(year: int) -> Iterator[date]:
    """Israel's Independence Day in a year of ours from 1949: 5 Iyar, moved so that neither it nor the
    Remembrance Day before it touches a Sabbath (Independence Day Law, 1949; for Mondays since 2004).
    """
    for day in hebrew_days(year, 2, 5):
        if day.year >= 1949:
            # By the weekday of 5 Iyar: Friday and Saturday go back to Thursday, Monday on to Tuesday.
            move = {5: -1, 6: -2, 1: 1 if day.year >= 2004 else 0}.get(day.isoweekday(), 0)
            yield day + timedelta(days=move)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second, ... such weekday (Monday is 1) of a month; counted from its end where negative."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))


def _new_year(year: int) -> int:
    """Ordinal of 1 Tishri, by the molad and the four postponements."""
    days = _elapsed(year)
    before, after = _elapsed(year - 1), _elapsed(year + 1)
    if after - days == 356:
        days += 2
    elif days - before == 382:
        days += 1
    return _HEBREW_EPOCH + days


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _in_year(ordinal: int, year: int) -> date | None:
    found = date.fromordinal(ordinal) if 0 < ordinal <= date.max.toordinal() else None
    return found if found is not None and found.year == year else None
