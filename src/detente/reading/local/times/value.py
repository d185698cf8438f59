"""Points of time and their arithmetic: a day with the grain that a text gives it, and how it is written."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum


class Grain(IntEnum):
    """How much of the calendar a point covers, from fine to coarse."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


_OF_UNIT = {
    "D": Grain.DAY,
    "WE": Grain.WEEKEND,
    "W": Grain.WEEK,
    "F": Grain.WEEK,
    "M": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "DE": Grain.DECADE,
    "CE": Grain.CENTURY,
}
_MONTHS = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 12,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HOUR_UNITS = {"TH": "H", "TM": "M", "TS": "S"}


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar: its first day, its grain, and a part of the day or a clock time if given.

    `clock` is `06:00` (`24:00` for midnight) or a TimeML part of the day such as `NI`; `season` is a TimeML
    season.
    """

    day: date
    grain: Grain = Grain.DAY
    clock: str = ""
    season: str = ""
    zone: str = ""
    about: bool = False
    """Whether it was counted ("two weeks ago"): `day` is then the day counted, the grain how roughly."""
    unsure: bool = False
    """Whether the day may be off by one: a day of the Islamic calendar by arithmetic."""

    @property
    def last(self) -> date:
        """Its last day."""
        if self.grain <= Grain.WEEK:
            return clamp(self.day, {Grain.DAY: 0, Grain.WEEKEND: 1, Grain.WEEK: 6}[self.grain])
        months = 3 if self.grain is Grain.SEASON else _MONTHS[self.grain]
        return clamp(add_months(self.day, months), -1)

    @property
    def value(self) -> str:
        """Its TimeML value: `1998-02-13`, `1998-W07`, `1998-Q1`, `1998-SU`, `199`, `1998-02-13TNI`."""
        year = f"{self.day.year:04d}"
        if self.grain <= Grain.DAY:
            zone = self.zone if self.zone == "Z" else ""
            return self.day.isoformat() + (f"T{self.clock}{zone}" if self.clock else "")
        if self.grain in {Grain.WEEK, Grain.WEEKEND}:
            iso = self.day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain is Grain.WEEKEND else "")
        return {
            Grain.MONTH: f"{year}-{self.day.month:02d}",
            Grain.QUARTER: f"{year}-Q{(self.day.month + 2) // 3}",
            Grain.SEASON: f"{year}-{self.season}",
            Grain.HALF: f"{year}-H{1 if self.day.month < 7 else 2}",
            Grain.YEAR: year,
            Grain.DECADE: year[:3],
            Grain.CENTURY: year[:2],
        }[self.grain]

    @property
    def prefix(self) -> str:
        """The ISO 8601 prefix of its first day, as long as the grain allows."""
        if self.grain <= Grain.WEEK:
            return self.day.isoformat()
        long = 7 if self.grain in {Grain.MONTH, Grain.QUARTER, Grain.HALF} else 4
        return self.day.isoformat()[:long]

    @property
    def exact(self) -> bool:
        """Whether it has a clock time."""
        return ":" in self.clock

    def at(self, clock: str, zone: str = "") -> Point:
        """The same day at a clock time or part of the day."""
        return replace(self, clock=clock, zone=zone)


def point(day: date, grain: Grain) -> Point:
    """The stretch of that grain that holds `day`. Not for seasons, which `season_of` makes."""
    if grain is Grain.WEEK:
        day = clamp(day, -day.weekday())
    elif grain is Grain.WEEKEND:
        day = clamp(day, 5 - day.weekday())
    elif grain is Grain.MONTH:
        day = day.replace(day=1)
    elif grain is Grain.QUARTER:
        day = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    elif grain is Grain.HALF:
        day = date(day.year, 1 if day.month < 7 else 7, 1)
    elif grain is Grain.YEAR:
        day = date(day.year, 1, 1)
    elif grain is Grain.DECADE:
        day = date(max(day.year // 10 * 10, 1), 1, 1)
    elif grain is Grain.CENTURY:
        day = date(max(day.year // 100 * 100, 1), 1, 1)
    return Point(day, grain)


def season_of(year: int, season: str) -> Point:
    """That season of a year, on the northern half of the earth."""
    return Point(date(year, _SEASON_MONTH[season], 1), Grain.SEASON, season=season)


def grain_of(unit: str) -> Grain | None:
    """The grain of a unit's code (`D`, `W`, `WE`, `M`, `Q`, `Y`, `DE`, `CE`); None for hours and shorter."""
    return _OF_UNIT.get(unit)


def clamp(day: date, days: int) -> date:
    """`day` moved by days, kept within the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date:
    """`day` moved by months, the last day of a shorter month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year = min(max(count // 12, 1), 9999)
    month = count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def moved(day: date, unit: str, number: float) -> date:
    """`day` moved by a number of units; hours count as the days that they fill."""
    number = max(min(number, 100_000), -100_000)
    if unit in {"D", "WE", "W", "F"}:
        days = {"D": 1, "WE": 7, "W": 7, "F": 14}[unit]
        return clamp(day, round(number * days))
    if unit == "TH":
        return clamp(day, int(number / 24))
    if unit in _HOUR_UNITS:
        return day
    return add_months(day, round(number * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]))


def step(start: Point, unit: str, number: int) -> Point | None:
    """The stretch of a unit that lies `number` units after (before, where negative) the one of `start`."""
    grain = grain_of(unit)
    if grain is None:
        return None
    if grain is Grain.WEEKEND:
        return point(clamp(point(start.day, Grain.WEEK).day, 7 * number), Grain.WEEKEND)
    return point(moved(point(start.day, grain).day, unit, number), grain)


def length(unit: str, number: float | None) -> str:
    """The ISO 8601 duration of a number of units; TimeML's `X` for a vague number."""
    if unit in {"F", "Q", "WE"} and number is not None:
        unit, number = {"F": ("W", number * 2), "Q": ("M", number * 3), "WE": ("D", number * 2)}[unit]
    elif unit in {"DE", "CE"}:
        unit, number = ("Y", number * (10 if unit == "DE" else 100)) if number is not None else (unit, None)
    amount = "X" if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"
    if unit in _HOUR_UNITS:
        if unit == "TH" and number is not None and number > 1 and number % 1 == 0.5:
            return f"PT{number // 1:.0f}H30M"
        return f"PT{amount}{_HOUR_UNITS[unit]}"
    return f"P{amount}{unit}"
