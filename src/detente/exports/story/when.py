"""Dates and durations in words, as short as the reader's day of publication allows."""

from __future__ import annotations

import re

from detente.model import Date
from detente.model.codes import DatePrecision

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d)?))?)?)?")
_UNITS = (("Y", "year"), ("M", "month"), ("W", "week"), ("D", "day"))
_CLOCK = (("H", "hour"), ("M", "minute"), ("S", "second"))


def day(value: str, this_year: str = "") -> str:
    """An ISO 8601 prefix in words: `11 May 2025`, `May 2025`, `2025`; days of `this_year` without it."""
    found = _PARTS.match(value)
    if not found:
        return value
    year, month, number, clock = found.groups()
    shown = "" if year == this_year and number else year
    name = _MONTHS[int(month) - 1] if month else ""
    date = " ".join(part for part in (number.lstrip("0") if number else "", name, shown) if part)
    return f"{date} {clock}" if clock else date


def when(date: Date, this_year: str) -> str:
    """A date of the record in words: `11 May`, `10–12 May`, `week of 5 May`, `Feb 2022`."""
    if date.end and date.end != date.value:
        first, last = day(date.value, this_year), day(date.end, this_year)
        same_month = len(date.value) == len(date.end) == 10 and date.value[:7] == date.end[:7]
        return f"{first.split()[0]}–{last}" if same_month else f"{first} – {last}"
    if date.precision is DatePrecision.WEEK and len(date.value) == 10:
        return f"week of {day(date.value, this_year)}"
    return day(date.value, this_year)


def lasting(duration: str) -> str:
    """An ISO 8601 duration in words: `30 days`, `72 hours`, `1 year 6 months`."""
    calendar, _, clock = duration.removeprefix("P").partition("T")
    words = [
        f"{number} {unit}" + ("" if number == "1" else "s")
        for part, units in ((calendar, _UNITS), (clock, _CLOCK))
        for letter, unit in units
        for number in re.findall(rf"(\d+(?:\.\d+)?){letter}", part)
    ]
    return " ".join(words)
