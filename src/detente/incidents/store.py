"""A folder of incident data sets: a Parquet file a source, with its record beside it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from detente.incidents.errors import IncidentsError, IncidentsFileError
from detente.incidents.load import How, Loaded, load
from detente.incidents.parquet import quoted

DEFAULT = "incidents"


def default_place() -> Path:
    """The folder that is meant where none is named: `DETENTE_INCIDENTS`, else `incidents` in this folder."""
    return Path(os.environ.get("DETENTE_INCIDENTS") or DEFAULT)


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a folder: its Parquet file and its record."""

    parquet: Path
    loaded: Loaded


class Store:
    """The sources of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, path: Path, how: How | None = None) -> tuple[Loaded, bool]:
        """Load a file; the same bytes read the same way again change nothing. A newer file of a source
        replaces the older one, and its record says what changed. Gives its record, and whether it is new.

        Raises `IncidentsFileError` or `IncidentsError`.
        """
        how = how or How()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IncidentsError(f"{self.folder} can't be made ({error.strerror})") from error
        with tempfile.TemporaryDirectory(prefix=".load-", dir=self.folder) as place:
            fresh = Path(place, "fresh.parquet")
            loaded = load(path, fresh, how)
            old = self._old(loaded.source)
            if old and _same(old.loaded, loaded):
                return old.loaded, False
            if old:
                loaded = replace(loaded, revisions=(*old.loaded.revisions, _changes(old, fresh)))
            fresh.replace(self._parquet(loaded.source))
            record = Path(place, "record.json")
            record.write_text(json.dumps(loaded.values(), ensure_ascii=False, indent=1), encoding="utf-8")
            record.replace(self._record(loaded.source))
        return loaded, True

    def sources(self) -> list[Source]:
        """The sources of the folder by name. Raises `IncidentsError` where a record of one can't be read."""
        return [self._source(path) for path in sorted(self.folder.glob("*.json"))]

    def _old(self, name: str) -> Source | None:
        record = self._record(name)
        return self._source(record) if record.exists() else None

    def _source(self, record: Path) -> Source:
        parquet = record.with_suffix(".parquet")
        try:
            loaded = Loaded.of_values(json.loads(record.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IncidentsError(
                f"{record} is no record of incidents. Take it away and load its file again"
            ) from error
        if not parquet.exists():
            raise IncidentsError(f"{parquet} is missing. Load {loaded.file} again")
        return Source(parquet, loaded)

    def _parquet(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def _record(self, name: str) -> Path:
        return self.folder / f"{name}.json"


@contextmanager
def sources_of(path: Path, how: How | None = None) -> Iterator[list[Source]]:
    """The sources that a path means: a folder of loaded ones, or a CSV file, which is loaded for the while.

    Raises `IncidentsFileError` or `IncidentsError`.
    """
    if path.is_dir():
        found = Store(path).sources()
        if not found:
            raise IncidentsError(f"{path} holds no incidents. Load some with: detente incidents load FILE")
        yield found
        return
    if not path.exists():
        raise IncidentsFileError(str(path), "is not there", "Load files with: detente incidents load FILE")
    with tempfile.TemporaryDirectory(prefix="detente-") as place:
        parquet = Path(place, "incidents.parquet")
        yield [Source(parquet, load(path, parquet, how))]


def _same(old: Loaded, new: Loaded) -> bool:
    return replace(old, loaded_at=new.loaded_at, revisions=()) == new


def _changes(old: Source, fresh: Path) -> dict[str, object]:
    """What a newer file of a source changes: incidents that are new, gone and different."""
    a, b = f"read_parquet({quoted(old.parquet)})", f"read_parquet({quoted(fresh)})"
    with duckdb.connect() as database:
        columns = "* EXCLUDE (line)"
        got = database.execute(
            f"WITH a AS (SELECT id, hash(x) AS h FROM (SELECT {columns} FROM {a}) AS x), "
            f"b AS (SELECT id, hash(y) AS h FROM (SELECT {columns} FROM {b}) AS y) "
            "SELECT count(*) FILTER (a.id IS NULL), count(*) FILTER (b.id IS NULL), "
            "count(*) FILTER (a.h <> b.h) FROM a FULL JOIN b USING (id)"
        ).fetchone()
    assert got is not None
    return {
        "sha256": old.loaded.sha256, "file": old.loaded.file, "loaded_at": old.loaded.loaded_at.isoformat(),
        "incidents": old.loaded.incidents, "added": got[0], "gone": got[1], "changed": got[2],
    }  # fmt: skip
