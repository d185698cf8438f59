"""The rows that say which report is a copy of which, and which of them count."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_

from detente.record.clock import now
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
            and_(later.c.number > copies.c.number, or_(copies.c.who == MACHINE, later.c.who != MACHINE)),
        ),
    )
    return and_(copies.c.is_copy, ~overruled)


def say(connection: Connection, report: str, original: str, *, is_copy: bool, who: str, why: str) -> None:
    """Add a row: what somebody, or the machine, says of a pair from now on."""
    connection.execute(
        insert(copies).values(report=report, original=original, is_copy=is_copy, who=who, why=why, at=now())
    )
