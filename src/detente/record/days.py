"""ISO 8601 prefixes → the first and the last day that they cover."""

from __future__ import annotations

from calendar import isleap

from detente.model import Date

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST = "0000-01-01"
LAST = "9999-12-31"


def first_day(prefix: str) -> str:
    """`2025-05` → `2025-05-01`; a time of day is left out."""
    day = prefix[:10]
    return day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day


def last_day(prefix: str) -> str:
    """`2025-02` → `2025-02-28`; a time of day is left out."""
    day = prefix[:10]
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        return f"{day}-{_LENGTHS[month - 1] + (month == 2 and isleap(year)):02}"
    return day


def span(*dates: Date | None) -> tuple[str, str] | None:
    """The first and last day that the dates cover together; None where there is no date."""
    given = [date for date in dates if date]
    if not given:
        return None
    first = min(first_day(date.value) for date in given)
    return first, max(first, *(last_day(date.end or date.value) for date in given))


def months(first: str, last: str) -> list[str]:
    """The months from one day to another, both included: `2025-05`, `2025-06`."""
    number = int(first[:4]) * 12 + int(first[5:7]) - 1
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(number, end + 1)]
