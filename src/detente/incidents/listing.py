"""Incidents of several sources in the order of time, for a person to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from detente.incidents.incident import TYPES
from detente.incidents.parquet import quoted
from detente.incidents.store import Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: of a source, in a time (ISO 8601), by part of an actor, weapon or place."""

    source: str | None = None
    since: str | None = None
    until: str | None = None
    actor: str | None = None
    weapon: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows as values by column, `source` and `line` among them, and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    total: int


def listing(sources: Sequence[Source], wanted: Wanted, limit: int = 0) -> Listing:
    """The incidents that are wanted, at most `limit` of them (0: all)."""
    chosen = [one for one in sources if wanted.source in (None, one.loaded.source)]
    if not chosen:
        return Listing((), 0)
    columns = ", ".join(f'"{name}"' for name in (*TYPES, "line"))
    union = " UNION ALL ".join(
        f"SELECT {quoted(one.loaded.source)} AS source, {columns} FROM read_parquet({quoted(one.parquet)})"
        for one in chosen
    )
    where, values = _where(wanted)
    with duckdb.connect(config={"threads": "2"}) as database:
        counted = database.execute(f"SELECT count(*) FROM ({union}) {where}", values).fetchone()
        assert counted is not None
        rest = f'ORDER BY start, "end", source, line {f"LIMIT {int(limit)}" if limit else ""}'
        found = database.execute(f"SELECT * FROM ({union}) {where} {rest}", values)
        names = [column[0] for column in found.description or ()]
        rows = tuple(dict(zip(names, row, strict=True)) for row in found.fetchall())
    return Listing(rows, int(counted[0]))


def _where(wanted: Wanted) -> tuple[str, list[str]]:
    parts, values = [], []
    if wanted.since:
        parts.append('"end" >= ?::TIMESTAMP')
        values.append(wanted.since)
    if wanted.until:
        parts.append("start < ?::TIMESTAMP")
        values.append(wanted.until)
    for text, columns in (
        (wanted.actor, ("actor", "recipient")),
        (wanted.weapon, ("weapon", "array_to_string(weapons, ' ')")),
        (wanted.place, ("place", "admin1", "country")),
    ):
        if text:
            parts.append(
                "(" + " OR ".join(f"contains(lower({column}), lower(?))" for column in columns) + ")"
            )
            values += [text] * len(columns)
    return ("WHERE " + " AND ".join(parts) if parts else ""), values
