"""Attestations out of the record: who says what, and where it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from detente.record.schema import attestations, entries, readings
from detente.record.store import Store


@dataclass(frozen=True, slots=True)
class Attestation:
    """One value of one field of one entry, with the spans of the report that gave it."""

    report: str
    entry: str
    field: str
    value: Any
    spans: tuple[tuple[int, int], ...]


def attested(store: Store, report: str, entry: str) -> list[Attestation]:
    """The values of an entry of the reading that counts, in the order of its fields; none for no entry."""
    statement = (
        select(attestations)
        .join(entries, entries.c.number == attestations.c.entry)
        .join(readings, readings.c.number == entries.c.reading)
        .where(readings.c.report == report, readings.c.live, entries.c.entry == entry)
        .order_by(attestations.c.entry, attestations.c.place)
    )
    with store.read() as connection:
        return [
            Attestation(report, entry, row.field, json.loads(row.value), _spans(row.start, row.end, row.more))
            for row in connection.execute(statement)
        ]


def _spans(start: int | None, end: int | None, more: str | None) -> tuple[tuple[int, int], ...]:
    if start is None or end is None:
        return ()
    return ((start, end), *((first, last) for first, last in json.loads(more or "[]")))
