"""What people decided of matters: rows that are only added to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from detente.record.clock import now
from detente.record.matters.decision import Decision, Decisions
from detente.record.matters.matter import MemberKey
from detente.record.resolved.tables import decisions

Verdict = Literal["merge", "split", "unsure"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that stands, with its number in the record."""

    number: int
    decision: Decision


@cache
def stands() -> ColumnElement[bool]:
    """Whether a row of `decisions` is one that was not undone."""
    again = decisions.alias("again")
    undone = select(again.c.number).where(again.c.withdraws == decisions.c.number).exists()
    return decisions.c.withdraws.is_(None) & ~undone


def decided(connection: Connection) -> list[Decided]:
    """The decisions that were not undone, oldest first."""
    rows = connection.execute(select(decisions).where(stands()).order_by(decisions.c.number))
    return [_decided(row) for row in rows]


def standing(connection: Connection) -> Decisions:
    """The decisions that hold, by pair."""
    return Decisions(one.decision for one in decided(connection))


def decide(connection: Connection, pair: Sequence[MemberKey], verdict: Verdict, who: str, why: str) -> int:
    """Add a decision on a pair of entries; gives its number."""
    one, other = sorted(pair)
    row = {"verdict": verdict, "who": who, "why": why, "at": now(), **_pair(one, other)}
    number: int = connection.execute(insert(decisions).values(row).returning(decisions.c.number)).scalar_one()
    return number


def withdraw(connection: Connection, undone: Decided, who: str, why: str) -> None:
    """Undo a decision by a row that says so."""
    given = {"verdict": "undo", "who": who, "why": why, "at": now(), "withdraws": undone.number}
    connection.execute(insert(decisions).values({**given, **_pair(*undone.decision.pair)}))


def _pair(one: MemberKey, other: MemberKey) -> dict[str, str]:
    return {
        "report": one.report,
        "entry": one.entry,
        "other_report": other.report,
        "other_entry": other.entry,
    }


def _decided(row: Row[*tuple[Any, ...]]) -> Decided:
    pair = (MemberKey(row.report, row.entry), MemberKey(row.other_report, row.other_entry))
    given = Decision(verdict=row.verdict, pair=pair, who=row.who, at=row.at, why=row.why)
    return Decided(row.number, given)
