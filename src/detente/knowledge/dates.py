"""Dates of the knowledge files: ISO 8601 prefixes (`2022`, `2022-02`, `2022-02-24`), never more precise than
what is known.
"""

from __future__ import annotations

import re
from datetime import date

from detente.model.errors import KnowledgeError

_PREFIX = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FULL = "2000-01-01"


def first_day(where: str, text: str | None) -> date | None:
    """The first day that an ISO prefix can mean; `None` for `None`. Raises as `iso_prefix` does."""
    checked = iso_prefix(where, text)
    return date.fromisoformat(checked + _FULL[len(checked) :]) if checked else None


def iso_prefix(where: str, text: str | None) -> str | None:
    """The same text, once checked to be an ISO 8601 prefix of a date; `None` for `None`.

    Raises `KnowledgeError`, naming `where`, for anything else.
    """
    if text is None:
        return None
    try:
        if not _PREFIX.fullmatch(text):
            raise ValueError
        date.fromisoformat(text + _FULL[len(text) :])
    except ValueError:
        raise KnowledgeError(f"{where}: {text!r} is no date; write 2022, 2022-02 or 2022-02-24") from None
    return text


def holds_on(since: str | None, until: str | None, on: date | None) -> bool:
    """Whether a period holds on a day: from the first day that `since` can mean to the last that `until` can.

    `None` is open on that side; where no day is given, every period holds.
    """
    if on is None:
        return True
    day = on.isoformat()
    return (since is None or since <= day) and (until is None or day[: len(until)] <= until)
