"""The log of changes: rows are only ever added, which the database itself guards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from detente.record.clock import now
from detente.record.schema import log
from detente.record.store import Store


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the record: who did what to what and when, with what was there before and after."""

    number: int
    at: str
    who: str
    what: str
    about: str
    before: Any
    after: Any


def log_change(connection: Connection, who: str, what: str, about: str, before: Any, after: Any) -> None:
    """Log a change within the transaction that makes it."""
    connection.execute(
        insert(log).values(
            at=now(), who=who, what=what, about=about, before=_json(before), after=_json(after)
        )
    )


def changes(store: Store, about: str | None = None) -> Iterator[Change]:
    """The log in its order, or what it says of one report, entry or person."""
    statement = select(log).order_by(log.c.number)
    if about is not None:
        statement = statement.where(log.c.about == about)
    with store.read() as connection:
        for row in connection.execute(statement):
            yield _change(row)


def newest(store: Store, limit: int, *, since: str = "", skipped: int = 0) -> list[Change]:
    """The newest changes, the newest first: those from an instant or day on, behind so many of them."""
    statement = select(log).where(log.c.at >= since).order_by(log.c.number.desc())
    with store.read() as connection:
        return [_change(row) for row in connection.execute(statement.limit(limit).offset(skipped))]


def state(store: Store) -> int:
    """The number of the newest change: the record says the same as long as it stays."""
    with store.read() as connection:
        newest: int | None = connection.execute(select(func.max(log.c.number))).scalar()
        return newest or 0


def _change(row: Row[*tuple[Any, ...]]) -> Change:
    return Change(row.number, row.at, row.who, row.what, row.about, _value(row.before), _value(row.after))


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)
