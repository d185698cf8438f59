"""Page → the times of day that a running report sets before its entries: "14:05 GMT", "[9.30am]"."""

from __future__ import annotations

import re
from bisect import bisect_right

from detente.model import Date
from detente.model.codes import DatePrecision
from detente.reading.local.page import Page

_STAMP = re.compile(
    r"[\[(•*#\s]*(?P<stamp>(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?\(?(?P<zone>GMT|UTC|Z|[A-Z]{2,4}T|local time)\b\)?)?)"
    r"(?=[\])]*\s*(?:$|\n|[-–—:|.,]\s|[A-Z“\"]))"
)
_UTC = frozenset({"GMT", "UTC", "Z"})
_FEWEST = 2
"""How many entries make a running report."""


class Entries:
    """The entries of a running report; none of another text."""

    def __init__(self, page: Page) -> None:
        found = [_stamp(page, start, end) for start, end in page.paragraphs]
        stamps = [date for date in found if date is not None]
        self._stamps = stamps if len(stamps) >= _FEWEST else []
        self._starts = [date.evidence[0].start for date in self._stamps]

    def at(self, offset: int) -> Date | None:
        """The time of the entry that holds a character; None before the first entry."""
        index = bisect_right(self._starts, offset) - 1
        return self._stamps[index] if index >= 0 else None


def _stamp(page: Page, start: int, end: int) -> Date | None:
    """The time that a paragraph opens with, on the day of publication."""
    match = _STAMP.match(page.report.text, start, end)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    zone = "Z" if match["zone"] in _UTC else ""
    words = page.span(match.start("stamp"), match.end("stamp"))
    value = f"{page.published.isoformat()}T{hour:02}:{minute:02}{zone}"
    return Date(value=value, precision=DatePrecision.MINUTE, text=words.quote, evidence=(words,))
