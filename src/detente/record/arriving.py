"""What became of every source that was to be added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from detente.record.clock import now
from detente.record.schema import arrivals
from detente.record.store import Store


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source of one run of `add`, and what became of it: `added`, `known`, `copy`, `dropped` (by triage) or
    `failed`.
    """

    run: str
    source: str
    line: int | None
    outcome: str
    report: str | None
    why: str
    at: str


def note(
    connection: Connection,
    run: str,
    source: str,
    line: int | None,
    outcome: str,
    report: str | None,
    why: str,
) -> None:
    """Note an arrival within the transaction that writes what arrived."""
    connection.execute(
        insert(arrivals).values(
            run=run, source=source, line=line, outcome=outcome, report=report, why=why, at=now()
        )
    )


def arrived(store: Store, run: str | None = None) -> Iterator[Arrival]:
    """The sources of a run in the order of their arrival: of the last one where none is named."""
    with store.read() as connection:
        if run is None:
            newest = select(func.max(arrivals.c.number)).scalar_subquery()
            run = connection.execute(select(arrivals.c.run).where(arrivals.c.number == newest)).scalar()
        rows = connection.execute(select(arrivals).where(arrivals.c.run == run).order_by(arrivals.c.number))
        for row in rows:
            yield Arrival(row.run, row.source, row.line, row.outcome, row.report, row.why, row.at)
