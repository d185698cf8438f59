"""Numbers whose order is the record's: by day of publication, by the report's id, by place in it."""

from __future__ import annotations

_PLACES = 16
_HASHES = 30
_DAYS = 17
_FIRST_YEAR = 1800
MOST_ENTRIES = (1 << _PLACES) - 1
"""Far more than a reading of the longest report that is taken has."""


def reading_number(published_at: str, report: str) -> int:
    """The number of a reading, unless another reading has it: then the `next_number`."""
    year, month, day = (int(part) for part in published_at[:10].split("-"))
    # Every month is given 31 days: what counts is the order, and no calendar has to take the day for valid.
    days = ((year - _FIRST_YEAR) * 12 + month - 1) * 31 + day - 1
    days = min(max(days, 0), (1 << _DAYS) - 1)
    digits = int(report.rpartition("-")[2][:8], 16) >> (32 - _HASHES)
    return (days << _HASHES | digits) << _PLACES


def next_number(number: int) -> int:
    """The one behind a reading's number."""
    return number + (1 << _PLACES)
