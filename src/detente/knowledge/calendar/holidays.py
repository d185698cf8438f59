"""Holidays: on which days they fall, in which country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from dateutil.easter import easter

from detente.knowledge.calendar.reckoning import (
    hebrew_days,
    hijri_days,
    israel_independence,
    nth_weekday,
)
from detente.knowledge.dates import first_day
from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model.errors import KnowledgeError

_FILE = "calendar/holidays.yaml"
_EASTERS: dict[str, Literal[2, 3]] = {"western": 3, "orthodox": 2}
"""The methods of `dateutil.easter`."""
_KINDS = frozenset("fixed western orthodox hijri hebrew passover israel weekday dated".split())
_FIRST_EASTER, _LAST_EASTER = 1583, 4099
"""The years for which dateutil reckons Easter."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday: its key, the names that reports use, its rule, and how many days it lasts."""

    key: str
    names: tuple[str, ...]
    rule: str | None
    days: int
    by_country: Mapping[str, tuple[str, ...]]
    """Rules that hold for single countries, by alpha-3 code; a later one goes before those above it."""
    dates: tuple[date, ...]

    def in_year(self, year: int, countries: Iterable[str] = ()) -> Iterator[tuple[date, date]]:
        """First and last day of each time that it falls in a year; none where the rule does not reach.

        `countries` are the alpha-3 codes of the countries that the report is about, the likeliest first.
        """
        rule = self._rule(year, countries)
        listed = [day for day in self.dates if day.year == year]
        for first in listed or (_days(rule, year) if rule else ()):
            yield first, first + timedelta(days=self.days - 1)

    def is_sure(self, first: date) -> bool:
        """Whether it began on this day for sure: a month of the Islamic year begins with the sighting of the
        moon, a day before or after the arithmetic at times, so that only days on record are.
        """
        return self.rule is None or not self.rule.startswith("hijri") or first in self.dates

    def _rule(self, year: int, countries: Iterable[str]) -> str | None:
        for country in countries:
            for rule in reversed(self.by_country.get(country, ())):
                plain, _, since = rule.partition(" since ")
                if not since or year >= int(since):
                    return plain
        return self.rule


def _days(rule: str, year: int) -> Iterator[date]:
    kind, _, argument = rule.partition(" ")
    if kind == "fixed":
        month, day = argument.split("-")
        yield date(year, int(month), int(day))
    elif kind in _EASTERS and _FIRST_EASTER <= year <= _LAST_EASTER:
        yield easter(year, _EASTERS[kind]) + timedelta(days=int(argument))
    elif kind in {"hijri", "hebrew"}:
        month, day = argument.split("-")
        yield from (hijri_days if kind == "hijri" else hebrew_days)(year, int(month), int(day))
    elif kind == "passover":
        yield from (day + timedelta(days=int(argument)) for day in hebrew_days(year, 1, 15))
    elif kind == "israel":
        yield from (day + timedelta(days=int(argument)) for day in israel_independence(year))
    elif kind == "weekday":
        place, _, days = argument.partition(" ")
        of_month = [int(part) for part in place.split("_")]
        yield nth_weekday(year, *of_month) + timedelta(days=int(days or 0))


@cache
def holidays() -> tuple[Holiday, ...]:
    """Every holiday of `calendar/holidays.yaml`. Raises `KnowledgeError` naming the entry that is wrong."""
    document = only_keys(_FILE, read_yaml(_FILE), ("source", "holidays"), ("source", "holidays"))
    return tuple(_holiday(key, entry) for key, entry in document["holidays"].items())


def _holiday(key: str, entry: Any) -> Holiday:
    where = f"{_FILE}, {key}"
    only_keys(where, entry, ("names", "rule", "days", "by_country", "dates"), ("names",))
    by_country: dict[str, tuple[str, ...]] = {}
    for rule, countries in (entry.get("by_country") or {}).items():
        for country in countries.split():
            by_country[country] = (*by_country.get(country, ()), rule)
    for rule in filter(None, (entry.get("rule"), *(entry.get("by_country") or {}))):
        if rule.partition(" ")[0] not in _KINDS:
            raise KnowledgeError(f"{where}: unknown rule {rule!r}")
    dates = (first_day(where, text) for text in entry.get("dates") or ())
    return Holiday(
        key,
        tuple(entry["names"]),
        entry.get("rule"),
        int(entry.get("days") or 1),
        by_country,
        tuple(day for day in dates if day is not None),
    )
