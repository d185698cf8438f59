"""A report that has come in → which reports are copies of which, told anew for all that share its text."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, select

from detente.record.copyrows import MACHINE, counts, say
from detente.record.schema import copies
from detente.record.signing import linked, pairs_of, sign
from detente.sources.copies import tell_linked


def find_copies_of(connection: Connection, report: str) -> set[str]:
    """Say who is a copy among all reports that are linked with this one. What people said holds.

    Gives the reports of which something else is said than before.
    """
    alone = sign(connection, report)
    members = [alone] if alone else linked(connection, report)
    ids = [one.report for one in members]
    said = _said(connection, ids)
    told = [] if alone else tell_linked(members, partial(pairs_of, connection), _apart(connection, ids))
    wanted = {(one.report, one.of): one.why for one in told}
    for copy, original in sorted(said - set(wanted)):
        say(connection, copy, original, is_copy=False, who=MACHINE, why="another is the original")
    for (copy, original), why in sorted(wanted.items()):
        if (copy, original) not in said:
            say(connection, copy, original, is_copy=True, who=MACHINE, why=why)
    return {copy for copy, _ in said ^ set(wanted)}


def _apart(connection: Connection, ids: list[str]) -> list[tuple[str, str]]:
    """The pairs of which a person said last that they are no copies."""
    rows = connection.execute(
        select(copies)
        .where(copies.c.who != MACHINE, copies.c.report.in_(ids), copies.c.original.in_(ids))
        .order_by(copies.c.at, copies.c.number)
    )
    last = {(row.report, row.original): row.is_copy for row in rows}
    return [pair for pair, is_copy in last.items() if not is_copy]


def _said(connection: Connection, ids: list[str]) -> set[tuple[str, str]]:
    """What the machine says so far, and no person overrules."""
    rows = connection.execute(
        select(copies.c.report, copies.c.original).where(
            copies.c.who == MACHINE, copies.c.report.in_(ids), counts()
        )
    )
    return {(row.report, row.original) for row in rows}
