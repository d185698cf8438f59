"""The rows that say which report is a copy of which, and which of them count."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select

from detente.model import CopyJudgement
from detente.record.clock import after, now
from detente.record.schema import copies

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
