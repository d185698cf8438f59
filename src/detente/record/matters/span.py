"""Stretches of days, and how two of them lie to each other."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from detente.model import Date
from detente.model.codes import DatePrecision

_UNITS = (("Y", 365.25), ("M", 30.4), ("W", 7.0), ("D", 1.0))
_CLOCK = (("H", 1 / 24), ("M", 1 / 1440), ("S", 1 / 86400))
_DAY = len("2025-05-11")


class Span(NamedTuple):
    """First and last day, as proleptic ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1


class Lie(IntEnum):
    """How two spans lie to each other."""

    SAME = 0
    WITHIN = 1
    OVERLAP = 2
    NEXT = 3
    APART = 4


def lie(one: Span, other: Span) -> Lie:
    """How two spans lie: `NEXT` for spans whose nearest days follow each other."""
    if one == other:
        return Lie.SAME
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > 0:
        return Lie.NEXT if gap == 1 else Lie.APART
    inside = one.first >= other.first and one.last <= other.last
    around = one.first <= other.first and one.last >= other.last
    return Lie.WITHIN if inside or around else Lie.OVERLAP


def ordinal(iso: str) -> int:
    """The first day of an ISO 8601 prefix."""
    return _of(iso).first


def span(given: Date) -> Span:
    """The days that a date of the record can mean."""
    start = _of(given.value)
    if given.end is not None:
        return Span(start.first, max(start.last, _of(given.end).last))
    if given.precision is DatePrecision.WEEK and len(given.value) >= _DAY:
        return Span(start.first, start.first + 6)
    if given.precision is DatePrecision.SEASON and len(given.value) > len("2025"):
        return Span(start.first, start.last + 61)
    return start


def _of(iso: str) -> Span:
    year, month, day = int(iso[:4]), iso[5:7], iso[8:10]
    if not year:
        return Span(1, 1)
    if not month:
        return Span(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    longest = monthrange(year, int(month))[1]
    if not day:
        return Span(date(year, int(month), 1).toordinal(), date(year, int(month), longest).toordinal())
    found = date(year, int(month), min(int(day), longest)).toordinal()
    return Span(found, found)


def length(duration: str) -> float:
    """An ISO 8601 duration in days; a month counts 30.4."""
    calendar, _, clock = duration.removeprefix("P").partition("T")
    return sum(
        float(number) * size
        for part, units in ((calendar, _UNITS), (clock, _CLOCK))
        for letter, size in units
        for number in re.findall(rf"(\d+(?:\.\d+)?){letter}", part)
    )
