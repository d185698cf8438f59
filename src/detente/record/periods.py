"""Days → the periods that they lie in: days, weeks, months, years."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MINYEAR, date, timedelta
from itertools import groupby, pairwise
from typing import Literal

Period = Literal["day", "week", "month", "year"]


def period_of(day: str, by: Period) -> str:
    """The period of a day: itself, the Monday of its week, `2025-05` or `2025`."""
    on = calendar_day(day).isoformat()
    match by:
        case "day":
            return on
        case "week":
            return monday(day).isoformat()
        case "month":
            return on[:7]
        case "year":
            return on[:4]


def monday(day: str) -> date:
    """The Monday of the week of a day."""
    on = calendar_day(day)
    return on - timedelta(days=min(on.weekday(), on.toordinal() - 1))


def between(first: str, last: str, by: Period) -> Iterator[str]:
    """Every period from that of one day to that of another, both included."""
    days = range(calendar_day(first).toordinal(), calendar_day(last).toordinal() + 1)
    for period, _ in groupby(period_of(date.fromordinal(day).isoformat(), by) for day in days):
        yield period


def empty_weeks(days: Iterable[str]) -> int:
    """How many weeks, Monday to Sunday, between the first and the last of some days have none of these."""
    mondays = {monday(day) for day in days}
    if not mondays:
        return 0
    return (max(mondays) - min(mondays)).days // 7 + 1 - len(mondays)


def longest_gap(days: Iterable[str]) -> tuple[str, str] | None:
    """The two days next to each other that are farthest apart, the earliest such pair; None for one day."""
    order = sorted(set(days))
    return max(pairwise(order), key=lambda pair: days_from(*pair), default=None)


def days_from(first: str, last: str) -> int:
    """How many days one day is after another."""
    return (calendar_day(last) - calendar_day(first)).days


def calendar_day(day: str) -> date:
    """The day; one that no calendar has, which a report may claim, is the nearest before it."""
    year, month, number = (int(part) for part in day.split("-"))
    year = max(year, MINYEAR)
    return date(year, month, min(number, monthrange(year, month)[1]))
