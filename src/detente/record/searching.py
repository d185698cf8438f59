"""Entries that a filter finds, each with its sentence and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from detente.model import Report
from detente.model.sentence import sentence_around
from detente.record.filter import Filter
from detente.record.matching import ordering, passing
from detente.record.schema import entries, readings, reports
from detente.record.store import Store

MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found. `start` and `end` are those of its first evidence in the report's text,
    `sentence_start` and `sentence_end` those of the sentence around it; None where it has no evidence.
    """

    report: Report
    entry: str
    kind: str
    act: str | None
    status: str | None
    confidence: float
    first_day: str
    last_day: str
    place: str | None
    start: int | None
    end: int | None
    sentence_start: int | None
    sentence_end: int | None

    @property
    def sentence(self) -> str:
        """The sentence that the entry was read from."""
        return self.report.text[self.sentence_start : self.sentence_end] if self.start is not None else ""


def search(
    store: Store, wanted: Filter, limit: int = 20, *, newest_first: bool = True, skipped: int = 0
) -> list[Hit]:
    """The first entries that pass, in the record's order or, newest first, in its reverse; with `skipped`
    those that come after so many.
    """
    found = passing(wanted, sqlite=store.sqlite)
    key = ordering(found)
    numbers = found.order_by(key.desc() if newest_first else key).limit(limit).offset(skipped)
    with store.read() as connection:
        return _hits(connection, [row.number for row in connection.execute(numbers)])


def search_any(store: Store, wanted: Sequence[Filter], limit: int) -> list[Hit]:
    """The first entries, in the record's order, that pass one of several filters; each once."""
    numbers: set[int] = set()
    with store.read() as connection:
        for one in wanted:
            found = passing(one, sqlite=store.sqlite)
            first = found.order_by(ordering(found)).limit(limit)
            numbers.update(row.number for row in connection.execute(first))
        return _hits(connection, sorted(numbers)[:limit])


def told_by(store: Store, members: Sequence[tuple[str, str]]) -> list[Hit]:
    """Entries that are named by their report's id and their own, in the record's order; of the readings that
    count. What is not there is left out.
    """
    wanted = set(members)
    named = (
        select(entries.c.number, entries.c.entry, readings.c.report)
        .join(readings, readings.c.number == entries.c.reading)
        .where(readings.c.live, entries.c.entry.in_(sorted({entry for _, entry in wanted})))
        .order_by(entries.c.number)
    )
    with store.read() as connection:
        rows = connection.execute(named).all()
        return _hits(connection, [row.number for row in rows if (row.report, row.entry) in wanted])


def _hits(connection: Connection, order: Sequence[int]) -> list[Hit]:
    rows = connection.execute(
        select(entries, reports.c.body.label("body"))
        .join(readings, readings.c.number == entries.c.reading)
        .join(reports, reports.c.number == readings.c.head)
        .where(entries.c.number.in_(order))
    )
    bodies: dict[str, Report] = {}
    hits = {}
    for row in rows:
        report = bodies.get(row.body) or bodies.setdefault(row.body, Report.model_validate_json(row.body))
        first, last = (None, None) if row.start is None else sentence_around(report.text, row.start, row.end)
        hits[row.number] = Hit(
            report,
            row.entry,
            row.kind,
            row.act,
            row.status,
            row.confidence,
            row.first_day,
            row.last_day,
            row.place,
            row.start,
            row.end,
            first,
            last,
        )
    return [hits[number] for number in order]


def count(store: Store, wanted: Filter, most: int = MOST_COUNTED) -> int:
    """How many entries pass; one more than `most` where there are more than that."""
    some = passing(wanted, sqlite=store.sqlite).limit(most + 1).subquery()
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(some)).scalar_one()
