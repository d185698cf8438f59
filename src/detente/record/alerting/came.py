"""Which reports came into a record for the first time, and when: in the order of the log, which is that in
which the record was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from detente.record.filter import Filter
from detente.record.matching import passing
from detente.record.schema import entries, log, readings, reports
from detente.record.store import Store

_READ = ("reading", "import")
"""What the log says where a reading came in."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Came:
    """A report that came in: `mark` is its number in the log, `at` the time."""

    mark: int
    report: str
    at: str


class Arrivals:
    """The reports of a record as they came in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mark(self) -> int:
        """The number of the newest change: what comes in from now on has a higher one."""
        with self._store.read() as connection:
            return newest_mark(connection)

    def after(self, mark: int, limit: int = _AT_ONCE) -> tuple[list[Came], int]:
        """The first reports that came in after a mark, and the mark up to which these are all."""
        found = select(log.c.number, log.c.about, log.c.at).where(log.c.what.in_(_READ), log.c.number > mark)
        with self._store.read() as connection:
            upto = max(mark, newest_mark(connection))
            rows = connection.execute(found.order_by(log.c.number).limit(limit)).all()
            if len(rows) == limit:
                upto = rows[-1].number
            first = _first(connection, [row.about for row in rows])
        return [Came(row.number, row.about, row.at) for row in rows if first[row.about] == row.number], upto

    def newest(self, limit: int = 2_000) -> list[Came]:
        """The reports that came in last, the last first."""
        found = select(log.c.number, log.c.about, log.c.at).where(log.c.what.in_(_READ))
        with self._store.read() as connection:
            rows = connection.execute(found.order_by(log.c.number.desc()).limit(limit)).all()
            first = _first(connection, [row.about for row in rows])
        return [Came(row.number, row.about, row.at) for row in rows if first[row.about] == row.number]

    def first(self, named: Iterable[str]) -> dict[str, int]:
        """The marks at which reports came in."""
        with self._store.read() as connection:
            return _first(connection, list(named))

    def restricted(self, named: Iterable[str]) -> frozenset[str]:
        """Those of some reports that are restricted under any header that they came with."""
        with self._store.read() as connection:
            return restricted(connection, list(named))

    def passed(self, wanted: Filter, named: Iterable[str]) -> dict[str, frozenset[str]]:
        """Of some reports those with entries that pass a filter, each with the ids of these."""
        found: dict[str, set[str]] = {}
        with self._store.read() as connection:
            for part in _parts(named):
                some = passing(wanted, sqlite=self._store.sqlite).where(readings.c.report.in_(part))
                numbers = some.subquery("found")
                rows = connection.execute(
                    select(entries.c.entry, readings.c.report)
                    .select_from(numbers)
                    .join(entries, entries.c.number == numbers.c.number)
                    .join(readings, readings.c.number == entries.c.reading)
                )
                for row in rows:
                    found.setdefault(row.report, set()).add(row.entry)
        return {report: frozenset(ids) for report, ids in found.items()}


def newest_mark(connection: Connection) -> int:
    """The number of the newest change."""
    newest: ColumnElement[int | None] = func.max(log.c.number)
    return connection.execute(select(newest)).scalar() or 0


def restricted(connection: Connection, named: Sequence[str]) -> frozenset[str]:
    """Those of some reports that are restricted under any of their headers."""
    found: set[str] = set()
    for part in _parts(named):
        rows = select(reports.c.report).where(reports.c.report.in_(part), reports.c.restricted)
        found |= set(connection.execute(rows).scalars())
    return frozenset(found)


def _first(connection: Connection, named: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in _parts(named):
        rows = select(log.c.about, func.min(log.c.number).label("first"))
        rows = rows.where(log.c.about.in_(part), log.c.what.in_(_READ)).group_by(log.c.about)
        found |= {row.about: row.first for row in connection.execute(rows)}
    return found


def _parts(named: Iterable[str]) -> Iterator[Sequence[str]]:
    """As many at once as a statement takes."""
    every = list(dict.fromkeys(named))
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
