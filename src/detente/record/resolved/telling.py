"""Reports → their tellings in the graph, in the place of earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, and_, delete, insert, select

from detente.model import Reading
from detente.record.bodies import unpacked
from detente.record.matters.matter import MemberKey
from detente.record.matters.stored import to_json, told_of
from detente.record.matters.tell import tellings as tellings_of
from detente.record.matters.telling import Telling
from detente.record.numbers import MOST_ENTRIES
from detente.record.resolved.decided import standing
from detente.record.resolved.families import family_of
from detente.record.resolved.graph import KeptGraph, is_known
from detente.record.resolved.rows import MOST, drop_same
from detente.record.resolved.tables import tellings, told
from detente.record.schema import entries, readings, reports

CATCH_UP = 50
"""Reports that are told in one transaction where a record was made before there were matters."""


def tell(connection: Connection, wanted: Iterable[str], read: Reading | None = None) -> None:
    """Tell reports again, each by the reading that counts: what hangs together with them is compared anew.

    `read` saves reading one of them out of the record.
    """
    named = standing(connection).partners
    which = list(dict.fromkeys(wanted))
    _take_out(connection, which, named)
    graph = KeptGraph(connection, named)
    for report in which:
        new = _put_in(connection, graph, report, read)
        there = kept_tellings(connection, sorted(family_of(connection, report) - {report}), graph)
        graph.fetch(graph.node_of[one.key] for one in there)
        graph.link_copies(new, there)
    graph.flush()


def untold(connection: Connection, most: int = CATCH_UP) -> Sequence[str]:
    """Reports that are not told by the reading that counts."""
    missing = (
        select(readings.c.report)
        .outerjoin(told, and_(told.c.report == readings.c.report, told.c.reading == readings.c.number))
        .where(readings.c.live, told.c.reading.is_(None))
        .order_by(readings.c.number)
        .limit(most)
    )
    return connection.execute(missing).scalars().all()


def kept_tellings(connection: Connection, of: Sequence[str], graph: KeptGraph) -> list[Telling]:
    """The tellings of reports that are in, as far as they are compared; `graph` gets to know their nodes."""
    found = []
    for start in range(0, len(of), MOST):
        some = select(tellings).where(tellings.c.report.in_(of[start : start + MOST]))
        for row in connection.execute(some.order_by(tellings.c.report, tellings.c.entry)):
            if not is_known(row.node):
                graph.node_of[MemberKey(row.report, row.entry)] = row.node
                found.append(told_of(row.body))
    return found


def _take_out(connection: Connection, which: Collection[str], named: Collection[MemberKey]) -> None:
    old = connection.execute(select(told.c.report).where(told.c.report.in_(which))).scalars().all()
    if not old:
        return
    graph = KeptGraph(connection, named, whole=True)
    for report in old:
        graph.remove(kept_tellings(connection, [report], graph))
    for report in old:
        drop_same(connection, report)
        connection.execute(delete(tellings).where(tellings.c.report == report))
        connection.execute(delete(told).where(told.c.report == report))
    graph.flush()


def _put_in(
    connection: Connection, graph: KeptGraph, report: str, read: Reading | None
) -> tuple[Telling, ...]:
    counting, reading = _counting(connection, report, read)
    new = tellings_of(reading)
    graph.add(new)
    connection.execute(insert(told).values(report=report, reading=counting))
    if new:
        number = _numbers(connection, counting)
        kept = [
            {
                "number": number[telling.key.entry],
                "report": report,
                "entry": telling.key.entry,
                "node": graph.node_of[telling.key],
                "published": telling.published,
                "body": to_json(telling),
            }
            for telling in new
        ]
        connection.execute(insert(tellings), kept)
    return new


def _counting(connection: Connection, report: str, read: Reading | None) -> tuple[int, Reading]:
    """The number of a report's reading that counts, and the reading: `read`, where it is of this report."""
    if read and read.report.id == report:
        number = select(readings.c.number).where(readings.c.report == report, readings.c.live)
        return connection.execute(number).scalar_one(), read
    row = connection.execute(
        select(readings.c.number, readings.c.body, reports.c.body.label("head"))
        .join(reports, reports.c.number == readings.c.head)
        .where(readings.c.report == report, readings.c.live)
    ).one()
    return row.number, unpacked(row.head, row.body)


def _numbers(connection: Connection, reading: int) -> dict[str, int]:
    """The numbers of a reading's entries, by id."""
    # An entry's number is made of its reading's: a stretch of the table, where nothing else is to be read.
    own = entries.c.number.between(reading + 1, reading + MOST_ENTRIES)
    found = connection.execute(select(entries.c.entry, entries.c.number).where(own))
    return {row.entry: row.number for row in found}
