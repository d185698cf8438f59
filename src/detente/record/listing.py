"""Reports out of a record as a list: the newest first, each with how many of its entries pass a filter."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from detente.model import Report
from detente.record.copyrows import is_copy, originals
from detente.record.filter import Filter
from detente.record.judgements import stands
from detente.record.matching import ordering, passing
from detente.record.numbers import MOST_ENTRIES
from detente.record.schema import entries, judgements, readings, reports
from detente.record.store import Store

_FOUND = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A report with how many of its entries pass, actors left out, and how many people judged."""

    report: Report
    entries: int
    judged: int
    copy_of: str | None


def listed(store: Store, wanted: Filter, limit: int, *, skipped: int = 0) -> list[Listed]:
    """The newest reports with an entry that passes, those that nothing was read from too where the filter
    asks for nothing but copies to be left out; behind so many that are skipped.
    """
    with store.read() as connection:
        if wanted in (Filter(), Filter(once=True)):
            numbers = _newest(connection, limit, skipped, once=wanted.once)
        else:
            numbers = _found(connection, wanted, limit + skipped, sqlite=store.sqlite)[skipped:]
        return _told(connection, numbers, wanted, sqlite=store.sqlite)


def _newest(connection: Connection, limit: int, skipped: int, *, once: bool) -> list[int]:
    statement = select(readings.c.number).where(readings.c.live)
    if once:
        statement = statement.where(~is_copy(readings.c.report))
    newest_first = statement.order_by(readings.c.number.desc()).limit(limit).offset(skipped)
    return list(connection.execute(newest_first).scalars())


def _found(connection: Connection, wanted: Filter, most: int, *, sqlite: bool) -> list[int]:
    """The first readings in the reverse of the record's order; it stops as soon as there are enough."""
    found = passing(wanted, sqlite=sqlite)
    numbers: dict[int, None] = {}
    rows = connection.execution_options(yield_per=_FOUND).execute(found.order_by(ordering(found).desc()))
    for row in rows:
        numbers[row.reading] = None
        if len(numbers) > most:
            break
    rows.close()
    return list(numbers)[:most]


def _told(connection: Connection, numbers: list[int], wanted: Filter, *, sqlite: bool) -> list[Listed]:
    found = (
        passing(wanted, sqlite=sqlite)
        .where(entries.c.reading.in_(numbers))
        # Where among the entries those of these readings lie: without it every entry is looked at.
        .where(entries.c.number.between(min(numbers, default=0), max(numbers, default=0) + MOST_ENTRIES))
        .subquery("found")
    )
    joined = found.join(entries, entries.c.number == found.c.number)
    counting = select(found.c.reading, func.count().label("times")).select_from(joined)
    counted = counting.where(entries.c.kind != "actor").group_by(found.c.reading)
    times = {row.reading: row.times for row in connection.execute(counted)}
    rows = connection.execute(
        select(readings.c.number, readings.c.report, reports.c.body)
        .join(reports, reports.c.number == readings.c.head)
        .where(readings.c.number.in_(numbers))
    ).all()
    judged = _judged(connection, [row.report for row in rows])
    copies = originals(connection, [row.report for row in rows])
    by_number = {
        row.number: Listed(
            Report.model_validate_json(row.body),
            times.get(row.number, 0),
            judged.get(row.report, 0),
            copies.get(row.report),
        )
        for row in rows
    }
    return [by_number[number] for number in numbers]


def _judged(connection: Connection, named: list[str]) -> dict[str, int]:
    number = func.count(judgements.c.entry.distinct()).label("number")
    statement = select(judgements.c.report, number).where(judgements.c.report.in_(named), stands())
    return {row.report: row.number for row in connection.execute(statement.group_by(judgements.c.report))}
