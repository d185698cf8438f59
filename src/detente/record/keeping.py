"""Readings out of the record, in its order, with what people said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from detente.model import Header, Kept, Reading, Report
from detente.record.bodies import release, unpacked, unpacked_once
from detente.record.closure import narrowed
from detente.record.copyrows import originals, said_of
from detente.record.filter import Filter
from detente.record.judgements import standing_of
from detente.record.matching import ordering, passing
from detente.record.resolved.moving import decided_of
from detente.record.schema import entries, readings, reports
from detente.record.store import Store

_BATCH = 50
"""Readings that are held at once."""
_FOUND = 5_000
"""Numbers of entries that are held at once."""


def kept(store: Store, wanted: Filter) -> Iterator[Kept]:
    """The readings that count, by day of publication, then by the report's id; of each the entries that pass
    and those that they refer to. A reading without an entry that passes is left out, unless all are meant.
    """
    if wanted.is_empty:
        yield from _all(store)
        return
    with store.read() as connection:
        found = _grouped(connection, wanted, sqlite=store.sqlite)
        while batch := [one for _, one in zip(range(_BATCH), found, strict=False)]:
            passed = dict(batch)
            for row in _rows(connection, list(passed)):
                yield _kept(connection, row, passed[row.number], unpacked(row.head, row.body))


def one(store: Store, report: str) -> Kept | None:
    """What the record keeps of one report."""
    with store.read() as connection:
        number = select(readings.c.number).where(readings.c.report == report, readings.c.live)
        for row in _rows(connection, list(connection.execute(number).scalars())):
            return _kept(connection, row, None, unpacked_once(row.head, row.body))
    return None


def readings_of(store: Store, named: Sequence[str]) -> dict[str, Reading]:
    """The readings that count of some reports, by the report's id, without what people said of them."""
    statement = (
        select(readings.c.report, readings.c.body, reports.c.body.label("head"))
        .join(reports, reports.c.number == readings.c.head)
        .where(readings.c.report.in_(named), readings.c.live)
    )
    with store.read() as connection:
        return {row.report: unpacked_once(row.head, row.body) for row in connection.execute(statement)}


def read_by(store: Store, reader: str, version: str = "") -> Iterator[Reading]:
    """The newest reading of each report by a reader, whether it counts or not, in the record's order. With a
    `version`, of those whose version begins so or whose model's name holds it.
    """
    own = (
        readings.c.number,
        readings.c.report,
        readings.c.reader_version,
        readings.c.model,
        readings.c.added_at,
    )
    newest: dict[str, tuple[Any, ...]] = {}
    with store.read() as connection:
        for row in connection.execute(select(*own).where(readings.c.reader == reader)):
            if version and not (row.reader_version.startswith(version) or version in row.model):
                continue
            rank = (release(row.reader_version), row.added_at, row.number)
            newest[row.report] = max(newest.get(row.report, rank), rank)
    numbers = sorted(rank[-1] for rank in newest.values())
    for at in range(0, len(numbers), _BATCH):
        with store.read() as connection:
            rows = _rows(connection, numbers[at : at + _BATCH])
        yield from (unpacked(row.head, row.body) for row in rows)


def all_reports(store: Store) -> Iterator[Report]:
    """Every report once, under the header that counts, in the record's order."""
    with store.read() as connection:
        statement = (
            select(reports.c.body)
            .join(readings, readings.c.head == reports.c.number)
            .where(readings.c.live)
            .order_by(readings.c.number)
        )
        for body in connection.execution_options(yield_per=_BATCH).execute(statement).scalars():
            yield Report.model_validate_json(body)


def versions(store: Store, report: str) -> list[Report]:
    """A report's text under every header that it came with, the earliest publication first."""
    with store.read() as connection:
        return _versions(connection, report)


def _versions(connection: Connection, report: str) -> list[Report]:
    statement = select(reports.c.body).where(reports.c.report == report)
    rows = connection.execute(statement.order_by(reports.c.published_at, reports.c.version))
    return [Report.model_validate_json(body) for body in rows.scalars()]


def _all(store: Store) -> Iterator[Kept]:
    last = -1
    while True:
        # A transaction a batch: who reads slowly holds up nobody.
        with store.read() as connection:
            number = readings.c.number
            after = select(number).where(readings.c.live, number > last).order_by(number).limit(_BATCH)
            numbers = list(connection.execute(after).scalars())
            rows = _rows(connection, numbers)
            batch = [_kept(connection, row, None, unpacked(row.head, row.body)) for row in rows]
        if not batch:
            return
        last = numbers[-1]
        yield from batch


def _grouped(connection: Connection, wanted: Filter, *, sqlite: bool) -> Iterator[tuple[int, list[int]]]:
    """The readings with entries that pass, each with the numbers of these."""
    statement = passing(wanted, sqlite=sqlite)
    statement = statement.order_by(ordering(statement))
    rows = connection.execution_options(yield_per=_FOUND).execute(statement)
    for reading, found in groupby(rows, key=lambda row: row.reading):
        yield reading, [row.number for row in found]


def _rows(connection: Connection, numbers: Sequence[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    return connection.execute(
        select(
            readings.c.number,
            readings.c.report,
            readings.c.body,
            readings.c.added_at,
            reports.c.body.label("head"),
        )
        .join(reports, reports.c.number == readings.c.head)
        .where(readings.c.number.in_(numbers))
        .order_by(readings.c.number)
    ).all()


def _kept(
    connection: Connection, row: Row[*tuple[Any, ...]], passed: list[int] | None, reading: Reading
) -> Kept:
    ids = everything = frozenset(entry.id for entry in reading.entries())
    if passed is not None:
        found = select(entries.c.entry).where(entries.c.number.in_(passed))
        ids = frozenset(connection.execute(found).scalars())
    if ids != everything:
        reading = narrowed(reading, ids)
    return Kept.model_construct(  # of checked parts: the reading would be checked against its text once more
        reading=reading,
        judgements=tuple(judged.judgement for judged in standing_of(connection, row.report)),
        passed=ids,
        copy_of=originals(connection, [row.report]).get(row.report),
        added_at=row.added_at,
        headers=tuple(Header.of(one) for one in _versions(connection, row.report) if one != reading.report),
        copies_judged=said_of(connection, row.report),
        matters_judged=decided_of(connection, row.report),
        whole=ids == everything,
    )
