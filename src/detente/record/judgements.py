"""People's judgements as the record holds them, and which of them count."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, select

from detente.model import Judgement
from detente.record.people import Role
from detente.record.schema import judgements

IN_TIME = (judgements.c.at, judgements.c.number)
"""Judgements count in the order in which they were given: an imported one may be older than its number."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with its number in the record and the role in which it was given."""

    number: int
    role: Role
    judgement: Judgement


def stands() -> ColumnElement[bool]:
    """Whether a row of `judgements` is one that was not taken back."""
    again = judgements.alias("again")
    return judgements.c.withdraws.is_(None) & ~exists().where(again.c.withdraws == judgements.c.number)


def standing_of(connection: Connection, report: str, entry: str | None = None) -> list[Judged]:
    """The judgements of a report's entries, or of one of them, that were not taken back, oldest first."""
    statement = select(judgements).where(judgements.c.report == report, stands())
    if entry is not None:
        statement = statement.where(judgements.c.entry == entry)
    return [judged(row) for row in connection.execute(statement.order_by(*IN_TIME))]


def judged(row: Row[*tuple[Any, ...]]) -> Judged:
    """A row of the table `judgements`."""
    given = Judgement(
        report=row.report,
        entry=row.entry,
        verdict=row.verdict,
        changes=json.loads(row.changes),
        who=row.who,
        at=row.at,
        why=row.why,
        role=row.role,
    )
    return Judged(row.number, Role.named(row.role), given)


def newest_of_each(found: Iterable[Judged]) -> list[Judged]:
    """Of each person the newest judgement, oldest first."""
    newest: dict[str, Judged] = {}
    for one in found:
        newest.pop(one.judgement.who, None)
        newest[one.judgement.who] = one
    return list(newest.values())


def settled(found: Sequence[Judged]) -> Judged | None:
    """The judgement of an entry that counts: the newest of a reviewer, else what all coders agree on; None
    where there is none or they differ.
    """
    each = newest_of_each(found)
    reviewers = [one for one in each if one.role >= Role.REVIEWER]
    if reviewers:
        return reviewers[-1]
    return each[-1] if each and len({said(one.judgement) for one in each}) == 1 else None


def said(judgement: Judgement) -> str:
    """What two judgements have to share to be the same: verdict and changes."""
    return json.dumps([judgement.verdict, judgement.changes], sort_keys=True, ensure_ascii=False)
