"""Holidays: on which days they fall, in which country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from dateutil.easter import easter

from detente.knowledge.calendar.reckoning import hebrew_days, hijri_days
from detente.knowledge.dates import first_day
from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model.errors import KnowledgeError

_FILE = "calendar/holidays.yaml"
_EASTERS: dict[str, Literal[2, 3]] = {"western": 3, "orthodox": 2}
"""The methods of `dateutil.easter`."""
_FIRST_EASTER, _LAST_EASTER = 1583, 4099
"""The years for which dateutil reckons Easter."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday: its key, the names that reports use, its rule, and how many days it lasts."""

    key: str
    names: tuple[str, ...]
    rule: str | None
    days: int
    by_country: Mapping[str, str]
    """Rules that hold for single countries, by alpha-3 code."""
    dates: tuple[date, ...]

    def in_year(self, year: int, countries: Iterable[str] = ()) -> Iterator[tuple[date, date]]:
        """First and last day of each time that it falls in a year; none where the rule does not reach.

        `countries` are the alpha-3 codes of the countries that the report is about, the likeliest first.
        """
        rule = next((self.by_country[c] for c in countries if c in self.by_country), self.rule)
        listed = [day for day in self.dates if day.year == year]
        for first in listed or (_days(rule, year) if rule else ()):
            yield first, first + timedelta(days=self.days - 1)


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


@cache
def holidays() -> tuple[Holiday, ...]:
    """Every holiday of `calendar/holidays.yaml`. Raises `KnowledgeError` naming the entry that is wrong."""
    document = only_keys(_FILE, read_yaml(_FILE), ("source", "holidays"), ("source", "holidays"))
    return tuple(_holiday(key, entry) for key, entry in document["holidays"].items())


def _holiday(key: str, entry: Any) -> Holiday:
    where = f"{_FILE}, {key}"
    only_keys(where, entry, ("names", "rule", "days", "by_country", "dates"), ("names",))
    by_country = {
        country: rule
        for rule, countries in (entry.get("by_country") or {}).items()
        for country in countries.split()
    }
    for rule in filter(None, (entry.get("rule"), *by_country.values())):
        if rule.partition(" ")[0] not in {"fixed", "western", "orthodox", "hijri", "hebrew", "dated"}:
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
