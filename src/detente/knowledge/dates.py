"""Dates of the knowledge files: ISO 8601 prefixes, read as the first or the last day that they can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from detente.model.errors import KnowledgeError

_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_day(where: str, text: str | None) -> date | None:
    """The first day that an ISO prefix (`2022`, `2022-02`, `2022-02-24`) can mean; `None` for `None`.

    Raises `KnowledgeError`, naming `where`, for anything else.
    """
    if text is None:
        return None
    year, month, day = _parts(where, text)
    return _day(where, text, year, month or 1, day or 1)


def last_day(where: str, text: str | None) -> date | None:
    """The last day that an ISO prefix can mean; `None` for `None`. Raises as `first_day` does."""
    if text is None:
        return None
    year, month, day = _parts(where, text)
    month = month or 12
    if day is None and 1 <= month <= 12:
        day = monthrange(year, month)[1]
    return _day(where, text, year, month, day or 1)


def holds_on(since: date | None, until: date | None, on: date | None) -> bool:
    """Whether a period (both ends included, `None` for open) holds on a day; every period does where no day
    is given.
    """
    return on is None or ((since is None or since <= on) and (until is None or on <= until))


def _parts(where: str, text: str) -> tuple[int, int | None, int | None]:
    match = _PREFIX.fullmatch(text)
    if match is None:
        raise KnowledgeError(f"{where}: {text!r} is no date; write 2022, 2022-02 or 2022-02-24")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _day(where: str, text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise KnowledgeError(f"{where}: {text!r} is no date of the calendar") from error
