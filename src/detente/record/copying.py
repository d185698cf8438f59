"""Which reports are copies of others: what the machine found, and what people said of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select

from detente.record.clock import now
from detente.record.errors import UnknownEntryError
from detente.record.journal import log_change
from detente.record.people import Role, require
from detente.record.schema import copies, reports
from detente.record.store import Store

MACHINE = ""
"""Who says so where it is no person."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that is a copy of another, by whom and why."""

    report: str
    original: str
    who: str
    why: str


def is_copy(report: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the report of a row is a copy of another, by what counts now."""
    return exists().where(copies.c.report == report, _counts())


def _counts() -> ColumnElement[bool]:
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


def originals(connection: Connection, wanted: list[str]) -> dict[str, str]:
    """Of these reports, those that are copies, each with its original: of several, the earliest."""
    rows = connection.execute(
        select(copies.c.report, copies.c.original, reports.c.published_at)
        .join(reports, reports.c.report == copies.c.original)
        .where(copies.c.report.in_(wanted), _counts())
        .order_by(reports.c.published_at.desc(), copies.c.original.desc())
    )
    return {row.report: row.original for row in rows}


class Copies:
    """The copies of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def all(self) -> list[Copy]:
        """Every copy that counts, in the order in which they were found."""
        with self._store.read() as connection:
            rows = connection.execute(select(copies).where(_counts()).order_by(copies.c.number))
            return [Copy(row.report, row.original, row.who, row.why) for row in rows]

    def found(self, one: str, other: str, why: str) -> None:
        """Note that the machine takes two reports for copies of one text; the earlier one is the original."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.CODER, "adds reports")
            (_, original), (_, report) = sorted([_dated(connection, one), _dated(connection, other)])
            self._say(connection, report, original, True, MACHINE, why)

    def judge(self, report: str, original: str, *, is_copy: bool, why: str = "") -> None:
        """Say that a report is a copy of another, or that it is not; the machine does not overrule it."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.REVIEWER, "says what is a copy")
            for key in (report, original):
                _dated(connection, key)
            self._say(connection, report, original, is_copy, self._who, why)

    def _say(
        self, connection: Connection, report: str, original: str, is_copy: bool, who: str, why: str
    ) -> None:
        same = select(copies.c.is_copy).where(
            copies.c.report == report, copies.c.original == original, copies.c.who == who
        )
        if connection.execute(same.order_by(copies.c.number.desc())).scalar() == is_copy:
            return
        connection.execute(
            insert(copies).values(
                report=report, original=original, is_copy=is_copy, who=who, why=why, at=now()
            )
        )
        what = "copy" if is_copy else "not a copy"
        log_change(connection, self._who, what, report, None, {"original": original, "why": why})


def _dated(connection: Connection, report: str) -> tuple[str, str]:
    found = connection.execute(
        select(reports.c.published_at).where(reports.c.report == report).order_by(reports.c.published_at)
    ).scalar()
    if found is None:
        raise UnknownEntryError(f"{report}: the record has no such report. Add it first")
    return found, report
