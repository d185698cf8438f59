"""Filters that are kept by name."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from detente.record.clock import now
from detente.record.errors import RecordError, UnknownEntryError
from detente.record.filter import Filter
from detente.record.journal import log_change
from detente.record.people import Role, require
from detente.record.schema import searches
from detente.record.store import Store


class Searches:
    """The saved searches of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def all(self) -> Mapping[str, Filter]:
        """Every saved search by name."""
        with self._store.read() as connection:
            rows = connection.execute(select(searches).order_by(searches.c.name))
            return {row.name: Filter.from_json(row.filter) for row in rows}

    def get(self, name: str) -> Filter:
        """The filter of that name. Raises `UnknownEntryError` where there is none."""
        found = self.all()
        if name not in found:
            there = (
                f"Saved are {', '.join(found)}" if found else "None is saved: do so with search --save NAME"
            )
            raise UnknownEntryError(f"{self._store.where}: no search is saved as {name!r}. {there}")
        return found[name]

    def save(self, name: str, wanted: Filter) -> None:
        """Keep a filter under a name, in place of the one that had it."""
        if not name.strip() or not name.isprintable() or len(name) > 100:
            raise RecordError(f"{name!r} is no name. Give one of printable characters, 100 at most")
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.CODER, "saves searches")
            before = connection.execute(select(searches.c.filter).where(searches.c.name == name)).scalar()
            connection.execute(delete(searches).where(searches.c.name == name))
            connection.execute(
                insert(searches).values(name=name, filter=wanted.to_json(), who=self._who, at=now())
            )
            log_change(connection, self._who, "search saved", name, before, wanted.to_json())
