"""What people decided of matters, out of a record and into another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from detente.model import MatterJudgement
from detente.record.journal import log_change
from detente.record.people import welcome
from detente.record.resolved.decided import stands
from detente.record.resolved.tables import decisions
from detente.record.resolved.telling import tell
from detente.record.schema import reports


def decided_of(connection: Connection, report: str) -> tuple[MatterJudgement, ...]:
    """What stands of decisions on pairs whose lower entry is the report's, oldest first."""
    rows = connection.execute(
        select(decisions)
        .where(decisions.c.report == report, stands())
        .order_by(decisions.c.at, decisions.c.number)
    )
    return tuple(map(_judgement, rows))


def bring_matters(connection: Connection, report: str, said: Sequence[MatterJudgement], who: str) -> int:
    """Keep decisions on pairs of which this record has both reports; gives how many of these were new. What
    was undone here stays so.
    """
    wanted = {one.other_report for one in said} | {report}
    found = connection.execute(select(reports.c.report).where(reports.c.report.in_(wanted)))
    there = set(found.scalars())
    given = select(decisions).where(decisions.c.report == report, decisions.c.withdraws.is_(None))
    before = set(map(_judgement, connection.execute(given)))
    new = [one for one in dict.fromkeys(said) if one not in before and {report, one.other_report} <= there]
    welcome(connection, who, [one.who for one in new])
    for one in new:
        about = {"report": report, **one.model_dump()}
        connection.execute(insert(decisions).values(about))
        log_change(connection, who, "decision imported", one.entry, None, about)
    if new:
        tell(connection, sorted({report, *(one.other_report for one in new)}))
    return len(new)


def _judgement(row: Row[*tuple[Any, ...]]) -> MatterJudgement:
    return MatterJudgement(
        entry=row.entry,
        other_report=row.other_report,
        other_entry=row.other_entry,
        verdict=row.verdict,
        who=row.who,
        at=row.at,
        why=row.why,
    )
