"""Rows of incidents → a Parquet file: duplicates and revised rows found, what is kept sorted by time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from detente.incidents.errors import IncidentsError
from detente.incidents.incident import TYPES
from detente.incidents.signals import Signals

MEMORY = "2GB"
_GROUP = 100_000
_MOST_TOLD = 1000
_ORDER = {
    "latest": "revised_at DESC NULLS LAST, line DESC",
    "earliest": "reported_at ASC NULLS LAST, line ASC",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What a Parquet file holds: how many incidents, from when to when, which classes."""

    count: int
    since: datetime | None
    until: datetime | None
    weapons: tuple[str, ...]
    targets: tuple[str, ...]


def to_parquet(rows: Path, target: Path, *, keep: str, signals: Signals) -> Made:
    """Write the rows of a JSON Lines file to `target`, whole or not at all; nothing where there is none.

    Of rows with one id, those that say the same are `duplicate`s; of others the one that `keep` means stays.
    Raises `IncidentsError` where the file can't be written.
    """
    part = target.with_name(f".{target.name}.part")
    types = {**TYPES, "line": "BIGINT", "content": "VARCHAR"}
    columns = ", ".join(f"{name!r}: '{kind}'" for name, kind in types.items())
    config = {"memory_limit": MEMORY, "temp_directory": str(rows.parent), "threads": "2"}
    try:
        with duckdb.connect(config=config) as database:  # type: ignore[arg-type]
            database.execute(
                f"CREATE TABLE raw AS SELECT * FROM read_json({quoted(rows)}, format = 'newline_delimited', "
                f"columns = {{{columns}}})"
            )
            database.execute(
                "CREATE TABLE ranked AS SELECT *, row_number() OVER one AS rank, "
                "first_value(content) OVER one AS kept_content, first_value(line) OVER one AS kept_line "
                f"FROM raw WINDOW one AS (PARTITION BY id ORDER BY {_ORDER[keep]})"
            )
            _tell(database, keep, signals)
            made = _made(database)
            if not made.count:
                return made
            names = ", ".join(f'"{name}"' for name in (*TYPES, "line"))
            database.execute(
                f'COPY (SELECT {names} FROM ranked WHERE rank = 1 ORDER BY start, "end", line) '
                f"TO {quoted(part)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP})"
            )
        part.replace(target)
    except (duckdb.Error, OSError) as error:
        raise IncidentsError(f"{target} can't be written ({str(error).splitlines()[0]})") from error
    finally:
        part.unlink(missing_ok=True)
    return made


def _tell(database: duckdb.DuckDBPyConnection, keep: str, signals: Signals) -> None:
    other = "further_report" if keep == "earliest" else "revised"
    found = database.execute(
        "SELECT line, kept_line, content = kept_content FROM ranked WHERE rank > 1 ORDER BY line"
    )
    while some := found.fetchmany(10_000):
        for line, kept, same in some:
            signals.add("duplicate" if same else other, line, f"line {kept} is kept")


def _made(database: duckdb.DuckDBPyConnection) -> Made:
    got = database.execute(
        'SELECT count(*), min(start), max("end"), list(DISTINCT weapons), list(DISTINCT targets) '
        "FROM ranked WHERE rank = 1"
    ).fetchone()
    assert got is not None
    count, since, until, weapons, targets = got
    return Made(count, _aware(since), _aware(until), _classes(weapons), _classes(targets))


def _classes(lists: list[list[str]] | None) -> tuple[str, ...]:
    return tuple(sorted({name for names in lists or () for name in names or ()}))


def _aware(at: datetime | None) -> datetime | None:
    return None if at is None else at.replace(tzinfo=UTC)


def quoted(text: str | Path) -> str:
    """A path or text as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"
