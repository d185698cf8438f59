"""Days on which a source records nothing: by overlap, and as grouping by the end would have it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from detente.analysis.compliance.series import Series
from detente.analysis.compliance.spans import Spans, covered_by, holds
from detente.incidents import Incidents, Source, hours, incidents_of, instant


@dataclass(frozen=True, slots=True)
class EmptyDays:
    """Days of a zone, whole within coverage, that no incident touches; those on which none ends; all days."""

    zone: str
    by_overlap: tuple[date, ...]
    by_end: tuple[date, ...]
    days: int


def empty_days(incidents: Incidents, covered: Spans, zone: str) -> EmptyDays:
    """The empty days of a zone such as `Europe/Kyiv`. Days of 23 or 25 hours are as long as they are."""
    bounds = _days(covered, ZoneInfo(zone))
    if not bounds:
        return EmptyDays(zone, (), (), 0)
    starts, ends = (np.array([span[i] for span in bounds.values()]) for i in (0, 1))
    touched = Series(incidents.start, incidents.end, incidents.count).counts(starts, ends).upper > 0
    ended = Series(incidents.end, incidents.end, incidents.count).counts(starts, ends).upper > 0
    days = list(bounds)
    return EmptyDays(
        zone,
        tuple(day for day, some in zip(days, touched, strict=True) if not some),
        tuple(day for day, some in zip(days, ended, strict=True) if not some),
        len(days),
    )


def days_of(source: Source, zone: str) -> EmptyDays:
    """The empty days of a whole source."""
    return empty_days(incidents_of(source), covered_by(source.loaded.coverage), zone)


def _days(covered: Spans, zone: ZoneInfo) -> dict[date, tuple[float, float]]:
    """Each day that lies whole in what is covered, with its first hour and the one behind it."""
    found: dict[date, tuple[float, float]] = {}
    for start, end in covered:
        day = instant(start).astimezone(zone).date()
        while (first := _midnight(day, zone)) < end:
            last = _midnight(day + timedelta(days=1), zone)
            if holds([(start, end)], first, last):
                found[day] = (first, last)
            day += timedelta(days=1)
    return found


def _midnight(day: date, zone: ZoneInfo) -> float:
    return hours(datetime(day.year, day.month, day.day, tzinfo=zone))
