"""Which reports are copies of others: what the machine found, and what people said of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente.record.copyrows import counts, say
from detente.record.errors import UnknownEntryError
from detente.record.finding import find_copies_of
from detente.record.journal import log_change
from detente.record.people import Role, require
from detente.record.resolved.telling import tell
from detente.record.schema import copies, reports
from detente.record.store import Store


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that is a copy of another, by whom and why."""

    report: str
    original: str
    who: str
    why: str


class Copies:
    """The copies of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def all(self) -> list[Copy]:
        """Every copy that counts, in the order in which they were found."""
        with self._store.read() as connection:
            rows = connection.execute(select(copies).where(counts()).order_by(copies.c.number))
            return [Copy(row.report, row.original, row.who, row.why) for row in rows]

    def judge(self, report: str, original: str, *, is_copy: bool, why: str = "") -> None:
        """Say that a report is a copy of another, or that it is not; the machine does not overrule it."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.REVIEWER, "says what is a copy")
            for key in (report, original):
                _must_be_there(connection, key)
            say(connection, report, original, is_copy=is_copy, who=self._who, why=why)
            what = "copy" if is_copy else "not a copy"
            log_change(connection, self._who, what, report, None, {"original": original, "why": why})
            tell(connection, {report, *find_copies_of(connection, report)})


def _must_be_there(connection: Connection, report: str) -> None:
    if connection.execute(select(reports.c.number).where(reports.c.report == report)).first() is None:
        raise UnknownEntryError(f"{report}: the record has no such report. Add it first")
