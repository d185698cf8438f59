"""When a ceasefire holds or is to hold, by what its sources tell: from, until, and how finely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

from dateutil.relativedelta import relativedelta

from detente.analysis.ceasefires.truce import Truce, Version
from detente.model.codes import DatePrecision

_PARTS = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$"
)  # fmt: skip
_UNITS = {
    DatePrecision.YEAR: relativedelta(years=1), DatePrecision.SEASON: relativedelta(months=3),
    DatePrecision.MONTH: relativedelta(months=1), DatePrecision.WEEK: relativedelta(weeks=1),
    DatePrecision.DAY: relativedelta(days=1),
}  # fmt: skip

FROM_DECLARATION = "declared_on"
"""What the start of a span is derived from where a ceasefire is told to be declared, and no start is told."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` until before `end`, local times without a zone; None where nothing is told. The versions
    say which values of the ceasefire's facts these are.
    """

    start: datetime | None
    end: datetime | None
    begins: Version | None
    stops: Version | None

    @property
    def start_precision(self) -> DatePrecision:
        """How finely the start is told."""
        return precision_of(self.begins)

    @property
    def end_precision(self) -> DatePrecision:
        """How finely the end is told."""
        return precision_of(self.stops)


def spans(truce: Truce) -> list[Span]:
    """The time of a ceasefire: one span where its sources agree, one for each way in which they differ. What
    happened goes before what was planned.
    """
    starts = _versions(truce, "start_actual", "start_planned") or [
        replace(one, derived=FROM_DECLARATION) for one in _versions(truce, "declared_on")
    ]
    ends = _versions(truce, "end_actual", "end_planned")
    lengths = [version.value for version in fact.versions] if (fact := truce.fact("duration")) else []
    if not ends and starts:
        length = lengths[0] if lengths else ""
        ends = [
            replace(one, value=stop, derived=f"{one.derived or 'the start'} and duration")
            for one in starts
            if (stop := later(one.value, length)) is not None
        ][:1]
    made = []
    for begins, stops in product(_or_none(starts), _or_none(ends)):
        start = _first(begins.value) if begins else None
        end = _over(begins, stops, lengths) if stops else None
        if start and end and end <= start:
            continue
        made.append(Span(start, end, begins, stops))
    return made


def later(start: str, duration: str) -> str | None:
    """The ISO 8601 time so long after a start, as fine as that; None where either is too vague to add."""
    return _moved(datetime.fromisoformat(start[:16]), duration, 1, "T" in start) if len(start) >= 10 else None


def earlier(end: Version, duration: str) -> str | None:
    """The ISO 8601 time so long before an end, which holds its last day."""
    if len(end.value) < len("2025-05-11"):
        return None
    at = behind(end.value, precision_of(end))
    return _moved(at, duration, -1, "T" in end.value) if at else None


def _moved(at: datetime, duration: str, sign: int, fine: bool) -> str | None:
    found = _PARTS.match(duration)
    if found is None:
        return None
    years, months, weeks, days, hours, minutes = (sign * int(part or 0) for part in found.groups())
    try:
        moved = at + relativedelta(years=years, months=months)
        moved += timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    except (ValueError, OverflowError):
        return None
    return moved.isoformat(timespec="minutes") if fine else moved.date().isoformat()


def behind(value: str, precision: DatePrecision) -> datetime | None:
    """The moment when what lasts until a date is over: of a day the next midnight, of a month the first of
    the next.
    """
    last = value.partition("/")[2] or value
    at = _first(last)
    if at is None or "T" in last:
        return at
    finest = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH}.get(len(last), precision)
    return at + _UNITS.get(finest, relativedelta(days=1))


def precision_of(version: Version | None) -> DatePrecision:
    """The precision of a version; a day where none is told."""
    return DatePrecision(version.precision) if version and version.precision else DatePrecision.DAY


def _over(begins: Version | None, stops: Version, lengths: list[str]) -> datetime | None:
    """When it is over. An end that is the start and the length is that moment, not the midnight behind it."""
    if begins and any(later(begins.value, length) == stops.value for length in lengths):
        return _first(stops.value)
    return behind(stops.value, precision_of(stops))


def _or_none(found: list[Version]) -> list[Version | None]:
    return [*found] or [None]


def _versions(truce: Truce, *names: str) -> list[Version]:
    for name in names:
        if fact := truce.fact(name):
            return list(_coarse_out(list(fact.versions)))
    return []


def _coarse_out(found: list[Version]) -> Iterator[Version]:
    """Without versions that are less precise words for another: May, beside 8 May."""
    for one in found:
        if not any(other is not one and other.value.startswith(one.value) for other in found):
            yield one


def _first(value: str) -> datetime | None:
    iso = value.partition("/")[0]
    padded = iso if len(iso) >= 10 else f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"
    try:
        return datetime.fromisoformat(padded).replace(tzinfo=None)
    except ValueError:
        return None
