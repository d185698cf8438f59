"""What is to be judged next: the most doubtful of what matters first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import ColumnElement, Select, distinct, exists, func, select

from detente.record.clock import after
from detente.record.copyrows import is_copy
from detente.record.filter import Filter
from detente.record.judgements import IN_TIME, Judged, judged, stands
from detente.record.matching import judged as is_judged
from detente.record.matching import passing
from detente.record.people import Role
from detente.record.schema import entries, judgements, readings
from detente.record.searching import MOST_COUNTED
from detente.record.store import Store

Work = Literal["new", "double", "settle"]
"""What nobody has judged; what somebody else has judged, to be judged again blindly; what people judged
differently and no reviewer has settled.
"""
_SETTLERS = tuple(role.name.lower() for role in Role if role >= Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that is to be judged."""

    report: str
    entry: str
    kind: str
    urgency: float


class Queue:
    """What is to be judged in a record, by one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def due(self, work: Work = "new", wanted: Filter | None = None, limit: int = 50) -> list[Due]:
        """The first entries to be judged, the most urgent first; of those that pass the filter, if there is
        one. Copies are left out, and so are actors, who are judged with the entries that name them.
        """
        joined = entries.join(readings, readings.c.number == entries.c.reading)
        statement = (
            select(readings.c.report, entries.c.entry, entries.c.kind, entries.c.urgency)
            .select_from(joined)
            .where(readings.c.live, ~is_copy(readings.c.report), self._is(work))
            .order_by(entries.c.urgency.desc(), entries.c.number)
            .limit(limit)
        )
        statement = _within(statement, wanted, sqlite=self._store.sqlite)
        with self._store.read() as connection:
            return [Due(*row) for row in connection.execute(statement)]

    def count(self, work: Work = "new", most: int = MOST_COUNTED) -> int:
        """How many entries are to be judged; one more than `most` where there are more than that."""
        joined = entries.join(readings, readings.c.number == entries.c.reading)
        where = (readings.c.live, ~is_copy(readings.c.report), self._is(work), entries.c.kind != "actor")
        with self._store.read() as connection:
            some = select(entries.c.number).select_from(joined).where(*where).limit(most + 1).subquery()
            return connection.execute(select(func.count()).select_from(some)).scalar_one()

    def lost(self) -> list[Judged]:
        """Judgements of entries that the newest reading of their report no longer has, oldest first."""
        joined = entries.join(readings, readings.c.number == entries.c.reading)
        there = (
            exists()
            .select_from(joined)
            .where(
                readings.c.report == judgements.c.report,
                readings.c.live,
                entries.c.entry == judgements.c.entry,
            )
        )
        statement = select(judgements).where(stands(), ~there).order_by(*IN_TIME)
        with self._store.read() as connection:
            return [judged(row) for row in connection.execute(statement)]

    def _is(self, work: Work) -> ColumnElement[bool]:
        match work:
            case "new":
                return ~is_judged()
            case "double":
                return is_judged() & ~_by(self._who)
            case "settle":
                return is_judged() & _differ() & ~_settled()


def _within(
    statement: Select[str, str, str, float], wanted: Filter | None, *, sqlite: bool
) -> Select[str, str, str, float]:
    # Copies are left out in any case: to ask for that is to ask for nothing more.
    if wanted is None or replace(wanted, once=False).is_empty:
        return statement.where(entries.c.kind != "actor")
    numbers = passing(wanted, sqlite=sqlite).subquery("wanted")
    return statement.where(entries.c.number.in_(select(numbers.c.number)))


def _of_entry() -> ColumnElement[bool]:
    return (judgements.c.report == readings.c.report) & (judgements.c.entry == entries.c.entry) & stands()


def _by(who: str) -> ColumnElement[bool]:
    return exists().where(_of_entry(), judgements.c.who == who)


def _settled() -> ColumnElement[bool]:
    return exists().where(_of_entry(), judgements.c.role.in_(_SETTLERS))


def _differ() -> ColumnElement[bool]:
    said = judgements.c.verdict + judgements.c.changes
    different = (
        select(judgements.c.entry)
        .where(_of_entry(), _newest_of_its_author())
        .having(func.count(distinct(said)) > 1)
        .group_by(judgements.c.entry)
        .correlate(entries, readings)
    )
    return different.exists()


def _newest_of_its_author() -> ColumnElement[bool]:
    later = judgements.alias("later")
    withdrawn = judgements.alias("withdrawn")
    return ~exists().where(
        later.c.report == judgements.c.report,
        later.c.entry == judgements.c.entry,
        later.c.who == judgements.c.who,
        after(later, judgements),
        later.c.withdraws.is_(None),
        ~exists().where(withdrawn.c.withdraws == later.c.number),
    )
