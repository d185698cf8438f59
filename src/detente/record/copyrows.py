"""The rows that say which report is a copy of which, and which of them count."""

from __future__ import annotations

from functools import cache

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select

from detente.model import CopyJudgement
from detente.record.clock import after, now
from detente.record.schema import copies, reports

MACHINE = ""
"""Who says so where it is no person."""


@cache
def counts() -> ColumnElement[bool]:
    """Of one pair of reports the newest row counts, a person's before the machine's."""
    later = copies.alias("later")
    overruled = exists().where(
        later.c.report == copies.c.report,
        later.c.original == copies.c.original,
        or_(
            and_(copies.c.who == MACHINE, later.c.who != MACHINE),
            and_(after(later, copies), or_(copies.c.who == MACHINE, later.c.who != MACHINE)),
        ),
    )
    return and_(copies.c.is_copy, ~overruled)


def say(
    connection: Connection,
    report: str,
    original: str,
    *,
    is_copy: bool,
    who: str,
    why: str,
    at: str | None = None,
) -> None:
    """Add a row: what somebody, or the machine, says of a pair from now on, or from then on."""
    connection.execute(
        insert(copies).values(
            report=report, original=original, is_copy=is_copy, who=who, why=why, at=at or now()
        )
    )


def said_of(connection: Connection, report: str) -> tuple[CopyJudgement, ...]:
    """What people said of whether a report is a copy, oldest first."""
    rows = connection.execute(
        select(copies)
        .where(copies.c.report == report, copies.c.who != MACHINE)
        .order_by(copies.c.at, copies.c.number)
    )
    return tuple(
        CopyJudgement(original=row.original, is_copy=row.is_copy, who=row.who, at=row.at, why=row.why)
        for row in rows
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
