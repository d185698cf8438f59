"""A report that has come in → which reports are copies of which, told anew for all that share its text."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert, select

from detente.model import Report
from detente.record.copyrows import MACHINE, counts, say
from detente.record.schema import bands, copies, readings, reports, signatures
from detente.sources.copies import (
    Signature,
    StaleSignatureError,
    find_copies,
    find_pairs,
    signature,
)


def find_copies_of(connection: Connection, report: str) -> set[str]:
    """Say who is a copy among all reports that are linked with this one. What people said holds.

    Gives the reports of which something else is said than before.
    """
    own = _keep(connection, _report(connection, report))
    linked = _linked(connection, own)
    wanted = {
        (one.report, one.of): one.why
        for one in find_copies(linked.values(), own, _apart(connection, list(linked)))
    }
    said = _said(connection, list(linked))
    for report_, original in sorted(said - set(wanted)):
        say(connection, report_, original, is_copy=False, who=MACHINE, why="another is the original")
    for (report_, original), why in sorted(wanted.items()):
        if (report_, original) not in said:
            say(connection, report_, original, is_copy=True, who=MACHINE, why=why)
    return {report_ for report_, _ in said ^ set(wanted)}


def _report(connection: Connection, report: str) -> Report:
    """The report under the header that counts."""
    body = (
        select(reports.c.body)
        .join(readings, readings.c.head == reports.c.number)
        .where(readings.c.report == report, readings.c.live)
    )
    return Report.model_validate_json(connection.execute(body).scalar_one())


def _keep(connection: Connection, report: Report) -> Signature:
    """The signature of a report, kept in place of the one that another header gave."""
    made = signature(report)
    body = made.to_bytes()
    before = connection.execute(select(signatures).where(signatures.c.report == report.id)).first()
    if before is not None:
        if before.body == body:
            return made
        connection.execute(delete(bands).where(bands.c.signature == before.number))
        connection.execute(delete(signatures).where(signatures.c.number == before.number))
    row = insert(signatures).values(report=report.id, body=body).returning(signatures.c.number)
    number = connection.execute(row).scalar_one()
    if made.bands:
        rows = [{"band": band, "signature": number} for band in dict.fromkeys(made.bands)]
        connection.execute(insert(bands), rows)
    return made


def _linked(connection: Connection, own: Signature) -> dict[str, Signature]:
    """All reports that share a text with the given one, at any remove; itself among them."""
    known = {own.report: own}
    waiting = [own]
    while waiting:
        one = waiting.pop()
        for pair in find_pairs(candidates := list(_candidates(connection, one)), one):
            for other in candidates:
                if other.report in (pair.a, pair.b) and other.report not in known:
                    known[other.report] = other
                    waiting.append(other)
    return known


def _candidates(connection: Connection, one: Signature) -> Iterator[Signature]:
    mine = select(signatures.c.number).where(signatures.c.report == one.report).scalar_subquery()
    sharing = select(bands.c.signature).where(
        bands.c.band.in_(select(bands.c.band).where(bands.c.signature == mine)), bands.c.signature != mine
    )
    rows = connection.execute(select(signatures).where(signatures.c.number.in_(sharing))).all()
    for row in rows:
        try:
            yield Signature.from_bytes(row.body)
        except StaleSignatureError:
            yield _keep(connection, _report(connection, row.report))


def _apart(connection: Connection, linked: list[str]) -> list[tuple[str, str]]:
    """The pairs of which a person said last that they are no copies."""
    rows = connection.execute(
        select(copies)
        .where(copies.c.who != MACHINE, copies.c.report.in_(linked), copies.c.original.in_(linked))
        .order_by(copies.c.at, copies.c.number)
    )
    last = {(row.report, row.original): row.is_copy for row in rows}
    return [pair for pair, is_copy in last.items() if not is_copy]


def _said(connection: Connection, linked: list[str]) -> set[tuple[str, str]]:
    """What the machine says so far, and no person overrules."""
    rows = connection.execute(
        select(copies.c.report, copies.c.original).where(
            copies.c.who == MACHINE, copies.c.report.in_(linked), counts()
        )
    )
    return {(row.report, row.original) for row in rows}
