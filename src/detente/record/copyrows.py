"""The rows that say which report is a copy of which, and which of them count."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select

from detente.record.clock import now
from detente.record.schema import copies, reports

MACHINE = ""
"""Who says so where it is no person."""


def counts() -> ColumnElement[bool]:
    """Of one pair of reports the newest row counts, a person's before the machine's."""
    later = copies.alias("later")
    overruled = exists().where(
        later.c.report == copies.c.report,
        later.c.original == copies.c.original,
        or_(
            and_(copies.c.who == MACHINE, later.c.who != MACHINE),
            and_(later.c.number > copies.c.number, or_(copies.c.who == MACHINE, later.c.who != MACHINE)),
        ),
    )
    return and_(copies.c.is_copy, ~overruled)


def say(connection: Connection, report: str, original: str, *, is_copy: bool, who: str, why: str) -> None:
    """Add a row: what somebody, or the machine, says of a pair from now on."""
    connection.execute(
        insert(copies).values(report=report, original=original, is_copy=is_copy, who=who, why=why, at=now())
    )


def originals(connection: Connection, wanted: list[str]) -> dict[str, str]:
    """Of these reports, those that are copies, each with its original: of several, the earliest."""
    rows = connection.execute(
        select(copies.c.report, copies.c.original, reports.c.published_at)
        .join(reports, reports.c.report == copies.c.original)
        .where(copies.c.report.in_(wanted), counts())
        .order_by(reports.c.published_at.desc(), copies.c.original.desc())
    )
    return {row.report: row.original for row in rows}


def is_copy(report: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the report of a row is a copy of another, by what counts now."""
    return exists().where(copies.c.report == report, counts())
