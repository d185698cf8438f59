"""Windows: the end of a stretch of time whose start and length the text gives."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from detente.model import Date
from detente.model.codes import DatePrecision

_PARTS = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")
_DAY = 10
_WEEK = 7
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def end_of(start: Date, duration: str) -> Date | None:
    """The end of `duration` from `start`, at the start's precision; None where either is too vague to add."""
    parts = _PARTS.match(duration)
    if parts is None or len(start.value) < _DAY:
        return None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in parts.groups())
    try:
        begin = datetime.fromisoformat(start.value)
        end = begin + relativedelta(years=years, months=months)
        end += timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return None
    fine = start.precision in {DatePrecision.HOUR, DatePrecision.MINUTE}
    return Date(
        value=end.isoformat(timespec="minutes") if fine else end.date().isoformat(),
        precision=start.precision,
        text=start.text,
        evidence=start.evidence,
    )


def ahead(start: Date, today: date) -> Date:
    """The start of something that is only wanted as of `today`: a bare weekday gone by is the next one."""
    weekday = start.text.strip().lower().split(" ")[-1] in _WEEKDAYS
    if (
        not weekday
        or len(start.value) != _DAY
        or not 0 < (today - date.fromisoformat(start.value)).days < _WEEK
    ):
        return start
    return start.model_copy(
        update={"value": (date.fromisoformat(start.value) + timedelta(days=_WEEK)).isoformat()}
    )
