"""Publication dates, as people and pages write them → ISO 8601."""

from __future__ import annotations

import itertools
import re
import warnings
from datetime import date, datetime

_YEAR_FIRST = re.compile(r"\s*\d{4}[/.]")
_DOTTED = re.compile(r"\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}")


def iso(value: str) -> str | None:
    """An ISO 8601 day or day and time in its plain form (`2025-05-11`, `2025-05-11T08:30:00+00:00`); None
    where `value` is neither.
    """
    value = value.strip()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


def publication(value: str) -> str:
    """The publication date in ISO 8601, from ISO or from words such as `11 May 2025` or `May 11, 2025 9:30`.

    Raises `ValueError`, with what is wrong as its message, for a date that isn't complete or that reads as
    two different days.
    """
    return iso(value) or _from_words(value)


def _from_words(value: str) -> str:
    # Two days to fill gaps with, and every order of numbers: what is complete and clear comes out the same.
    gaps = (datetime(2001, 1, 1), datetime(2002, 2, 2))
    found = [_parsed(value, gap, *order) for order, gap in itertools.product(_orders(value), gaps)]
    if None in found or value.strip().isdigit():
        raise ValueError(f"{value!r} is no date")
    times = sorted({parsed for parsed in found if parsed})
    if len(set(found[::2])) > 1:
        raise ValueError(f"{value!r} can mean {' or '.join(time[:10] for time in times[:2])}")
    if len(times) > 1:
        raise ValueError(f"{value!r} is no complete date")
    return times[0]


def _orders(value: str) -> list[tuple[bool, bool]]:
    """The orders, as (day first, year first), in which numbers written like this are meant anywhere."""
    if _YEAR_FIRST.match(value):
        return [(False, True)]
    if _DOTTED.match(value):
        return [(True, False)]
    return [(True, True), (True, False), (False, True), (False, False)]


def _parsed(value: str, gap: datetime, day_first: bool, year_first: bool) -> str | None:
    from dateutil.parser import ParserError, UnknownTimezoneWarning, parse

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", UnknownTimezoneWarning)
            found = parse(value, default=gap, dayfirst=day_first, yearfirst=year_first)
    except (ParserError, OverflowError):
        return None
    # An hour without a zone that can be told is no instant: only the day is kept.
    plain_day = not (found.hour or found.minute or found.second) or bool(caught)
    return found.date().isoformat() if plain_day else found.isoformat()
