"""How far people agree who judged the same entries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from detente.model import Judgement
from detente.record.alpha import alpha
from detente.record.judgements import IN_TIME, judged, newest_of_each, stands
from detente.record.schema import judgements
from detente.record.store import Store

_AS_READ = "as read"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the entries that two people or more judged: how many these are, and Krippendorff's alpha (nominal)
    of the verdicts and of each field that somebody edited; None where it can't be told.
    """

    entries: int
    people: tuple[str, ...]
    verdicts: float | None
    fields: Mapping[str, float | None]


def agreement(store: Store) -> Agreement:
    """How far the newest judgements of each person agree, entry by entry."""
    units = [unit for unit in _units(store) if len(unit) > 1]
    names = sorted({name for unit in units for one in unit for name in one.changes})
    return Agreement(
        entries=len(units),
        people=tuple(sorted({one.who for unit in units for one in unit})),
        verdicts=alpha([one.verdict for one in unit] for unit in units),
        fields={
            name: alpha([_value(one, name) for one in unit if _tells(one)] for unit in units)
            for name in names
        },
    )


def _units(store: Store) -> Iterator[list[Judgement]]:
    found: dict[tuple[str, str], list[Row[*tuple[Any, ...]]]] = {}
    with store.read() as connection:
        for row in connection.execute(select(judgements).where(stands()).order_by(*IN_TIME)):
            found.setdefault((row.report, row.entry), []).append(row)
    for rows in found.values():
        yield [one.judgement for one in newest_of_each(judged(row) for row in rows)]


def _tells(one: Judgement) -> bool:
    """Whether a judgement says what a field holds: who rejects an entry or is unsure says nothing of it."""
    return one.verdict in ("accept", "edit")


def _value(one: Judgement, field: str) -> str:
    return json.dumps(one.changes[field], sort_keys=True) if field in one.changes else _AS_READ
