"""What stands beside the rules and gates nothing: third parties' demands, what others tell of a side,
threats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.conditions.draw import Drawn, Record
from detente.analysis.conditions.item import gated, required
from detente.analysis.conditions.word import OFFERS
from detente.analysis.deed import Deed, Hold
from detente.model.codes import Act, Reality

_UNSAID = frozenset({Reality.HYPOTHETICAL, Reality.DENIED, Reality.NEGATED})


@dataclass(frozen=True, slots=True)
class Beside:
    """A condition that gates nothing: whose it is, on which item, what it asks for, and in which words."""

    side: str
    item: str
    asks: tuple[str, ...]
    hold: Hold
    day: str
    teller: str = ""


def third_parties(record: Record, drawn: Drawn) -> list[Beside]:
    """The conditions that sides set on a joint step of the rules in which they take no part, the newest of
    each that asks for the same.
    """
    return _newest(
        _beside(record, hold, side, deed)
        for deed in _said(record, drawn)
        if deed.act is not Act.THREATEN and deed.own
        for hold in deed.holds
        for side in hold.holders
        if side in deed.sides and _of_joint(record, drawn, hold) and side not in drawn.parties[hold.gates]
    )


def told_of(record: Record, drawn: Drawn) -> list[Beside]:
    """The conditions of a side that others tell of it: it has not been heard to say so itself."""
    return _newest(
        _beside(record, hold, side, deed)
        for deed in _said(record, drawn)
        if not deed.own and deed.act in (OFFERS | {Act.REJECT, Act.DEMAND, Act.STATE})
        for hold in deed.holds
        for side in hold.holders
        if record.name(gated(hold.gates, side)) in drawn.rules.items
    )


def threats(record: Record, drawn: Drawn) -> list[Beside]:
    """What sides threaten with if a step of the rules is refused, or unless it is taken."""
    return _newest(
        _beside(record, hold, side, deed)
        for deed in _said(record, drawn)
        if deed.act is Act.THREATEN and deed.own
        for hold in deed.holds
        if hold.need is not None and hold.need.issue.value in drawn.rules.items
        for side in hold.holders
    )


def _said(record: Record, drawn: Drawn) -> Iterable[Deed]:
    return (deed for deed in record.deeds if deed.day <= drawn.on and deed.reality not in _UNSAID)


def _of_joint(record: Record, drawn: Drawn, hold: Hold) -> bool:
    return hold.need is not None and hold.gates in drawn.parties and hold.gates.value in drawn.rules.items


def _beside(record: Record, hold: Hold, side: str, deed: Deed) -> Beside:
    return Beside(
        side=record.sides.name(side),
        item=record.name(gated(hold.gates, side)),
        asks=tuple(record.name(item) for item in required(hold)),
        hold=hold,
        day=deed.day,
        teller="" if deed.own else deed.teller,
    )


def _newest(found: Iterable[Beside]) -> list[Beside]:
    newest: dict[tuple[str, str, tuple[str, ...]], Beside] = {}
    for one in found:
        newest[one.side, one.item, one.asks] = one
    return sorted(newest.values(), key=lambda one: (one.item, one.side, one.asks))
