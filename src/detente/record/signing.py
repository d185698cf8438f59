"""What a report's copies are known by, kept: its signature, and the reports that it makes a pair with."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, delete, insert, or_, select

from detente.model import Report
from detente.record.schema import bands, pairs, readings, reports, signatures
from detente.sources.copies import Pair, Signature, StaleSignatureError, compare, signature


def sign(connection: Connection, report: str) -> Signature | None:
    """Keep the signature of a report under the header that counts, and its pairs; does nothing where both are
    there. Gives the signature of a report that is new and like no other.
    """
    made = signature(_counting(connection, report))
    body = made.to_bytes()
    before = connection.execute(select(signatures).where(signatures.c.report == report)).first()
    if before is not None:
        if before.body == body:
            return None
        connection.execute(delete(bands).where(bands.c.signature == before.number))
        connection.execute(delete(signatures).where(signatures.c.number == before.number))
        connection.execute(delete(pairs).where(or_(pairs.c.a == report, pairs.c.b == report)))
    row = insert(signatures).values(report=report, body=body).returning(signatures.c.number)
    number = connection.execute(row).scalar_one()
    keys = list(dict.fromkeys(made.bands))
    found = [pair for other in _sharing(connection, keys) if (pair := compare(other, made))]
    if keys:
        connection.execute(insert(bands), [{"band": key, "signature": number} for key in keys])
    if found:
        names = ("a", "b", "score", "shared", "runs", "credit")
        connection.execute(insert(pairs), [{name: getattr(pair, name) for name in names} for pair in found])
    return made if before is None and not found else None


def linked(connection: Connection, report: str) -> list[Signature]:
    """All reports that pairs link with one, at any remove, itself among them."""
    met, waiting = {report}, [report]
    while waiting:
        # Of hundreds of copies every two are a pair: the database makes one name of many rows.
        there = select(pairs.c.b).where(pairs.c.a.in_(waiting))
        back = select(pairs.c.a).where(pairs.c.b.in_(waiting))
        waiting = sorted(set(connection.execute(there.union(back)).scalars()) - met)
        met |= set(waiting)
    return list(_signatures(connection, met))


def pairs_of(connection: Connection, report: str) -> list[Pair]:
    """The pairs that a report is one of."""
    rows = connection.execute(select(pairs).where(or_(pairs.c.a == report, pairs.c.b == report)))
    return [Pair(*row) for row in rows]


def _sharing(connection: Connection, keys: Collection[int]) -> list[Signature]:
    """The signatures that have one of the bands."""
    sharing = select(bands.c.signature).where(bands.c.band.in_(keys))
    names = select(signatures.c.report).where(signatures.c.number.in_(sharing))
    return list(_signatures(connection, list(connection.execute(names).scalars())))


def _signatures(connection: Connection, wanted: Collection[str]) -> Iterator[Signature]:
    rows = connection.execute(select(signatures).where(signatures.c.report.in_(wanted))).all()
    for row in rows:
        try:
            yield Signature.from_bytes(row.body)
        except StaleSignatureError:
            yield signature(_counting(connection, row.report))


def _counting(connection: Connection, report: str) -> Report:
    """The report under the header that counts."""
    body = (
        select(reports.c.body)
        .join(readings, readings.c.head == reports.c.number)
        .where(readings.c.report == report, readings.c.live)
    )
    return Report.model_validate_json(connection.execute(body).scalar_one())
