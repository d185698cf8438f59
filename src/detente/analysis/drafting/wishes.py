"""Positions → statements of what each side prefers, as far as the record says."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from detente.analysis.conditions.item import JOINT, Item, gated
from detente.analysis.deed import STRICT
from detente.analysis.drafting.case import OWN, Case
from detente.analysis.drafting.choices import first, grounds_of
from detente.analysis.drafting.draft import Wish
from detente.analysis.drafting.orders import needed
from detente.analysis.drafting.terms import Terms, bracketed
from detente.analysis.positions import Cell, Stance

REFUSALS, DEMANDS, OFFERS, THREATS = range(4)
_FOR = OWN | {Stance.SUPPORTS}
_REFUSES = frozenset({Stance.REJECTS, Stance.NOT_ACCEPTED})


def wishes(
    case: Case, owners: Iterable[str], terms: Terms
) -> tuple[dict[str, tuple[Wish, ...]], dict[str, tuple[tuple[int, int], ...]]]:
    """The statements of each owner of an option, and the neighbours whose order is not on record.

    Refusals without a condition come first, then demands, offers, threats; of one kind what more reports
    tell. What a side wants to come first goes before what it holds back for it: that is on record, the rest
    is the draft's.
    """
    found: dict[str, tuple[Wish, ...]] = {}
    unknown: dict[str, tuple[tuple[int, int], ...]] = {}
    for owner in owners:
        firsts = _firsts(case, owner)
        listed = _put_first(_wishes(case, owner, terms), firsts)
        found[owner] = tuple(listed)
        unknown[owner] = tuple(
            (number, number + 1)
            for number, (one, after) in enumerate(pairwise(listed), 1)
            if (one.issue, after.issue) not in firsts
        )
    return found, unknown


def _wishes(case: Case, owner: str, terms: Terms) -> list[Wish]:
    made = _refusals(case, owner, terms)
    made += [_wish(cell, case, terms) for cell in case.cells if cell.row == owner]
    made += [_threat(cell, terms) for cell in case.threats if cell.row == owner]
    once: dict[str, Wish] = {}
    for one in made:
        if one is not None:
            once.setdefault(one.statement, one)
    return sorted(once.values(), key=lambda one: (one.rank, -len(one.grounds)))


def _refusals(case: Case, owner: str, terms: Terms) -> list[Wish | None]:
    """What a side refuses by its word in the rules, whatever it asks of others since: where they have a step
    blocked, its owner gains by no move that takes it.
    """
    found: list[Wish | None] = []
    for item in case.drawn.items.values():
        word = case.word(owner, item)
        own = terms.own(owner, item)
        if own and word.refusal and not word.ways:
            says = f"rejects {'doing without ' if item.negated else ''}{item.issue.value.replace('_', ' ')}"
            grounds = first(grounds_of([word.refusal], "refuses it"))
            found.append(Wish(owner, f"NOT {own}", says, item.issue, REFUSALS, grounds))
    return found


def _wish(cell: Cell, case: Case, terms: Terms) -> Wish | None:
    stance = cell.stand.stance
    if stance in _FOR and cell.stand.own:
        return _offer(cell, case, terms)
    if stance is Stance.DEMANDS and cell.stand.own:
        return _demand(cell, terms)
    if stance in _REFUSES and cell.stand.own:
        return _refusal(cell, case, terms)
    return None


def _offer(cell: Cell, case: Case, terms: Terms) -> Wish | None:
    item = gated(cell.issue, cell.row)
    own = terms.own(cell.row, item)
    asked = needed(case, cell.row, item, terms)
    if own and asked:
        return _made(cell, f"{own} IFF {asked}", OFFERS)
    return _made(cell, terms.item(item), OFFERS)


def _demand(cell: Cell, terms: Terms) -> Wish | None:
    if cell.issue in JOINT:
        return _made(cell, terms.item(Item(cell.issue)), DEMANDS)
    asked = dict.fromkeys(side for deed in cell.stand.deeds for side in deed.recipients if side != cell.row)
    parts = [term for side in asked if (term := terms.own(side, Item(cell.issue, side)))]
    return _made(cell, " AND ".join(parts) or None, DEMANDS)


def _refusal(cell: Cell, case: Case, terms: Terms) -> Wish | None:
    item = gated(cell.issue, cell.row)
    own = terms.own(cell.row, item)
    if own is None:
        return None
    if not any(hold.need for hold in cell.holds):
        return None if case.word(cell.row, item).ways else _made(cell, f"NOT {own}", REFUSALS)
    asked = needed(case, cell.row, item, terms)
    return _made(cell, f"NOT {own} IF NOT {bracketed(asked)}", OFFERS) if asked else None


def _threat(cell: Cell, terms: Terms) -> Wish | None:
    own = terms.threat(cell.row, cell.issue)
    triggers = dict.fromkeys(
        trigger for deed in cell.stand.deeds for hold in deed.holds if (trigger := terms.trigger(hold))
    )
    if own is None or not triggers:
        return None
    when = next(iter(triggers)) if len(triggers) == 1 else " OR ".join(bracketed(one) for one in triggers)
    return _made(cell, f"{own} IFF {when}", THREATS)


def _made(cell: Cell, statement: str | None, rank: int) -> Wish | None:
    if statement is None:
        return None
    stance = cell.stand.stance
    says = f"{stance} {cell.issue.value.replace('_', ' ')}"
    if stance is Stance.ACCEPTS_IF:
        says = f"accepts {cell.issue.value.replace('_', ' ')} under a condition"
    return Wish(
        cell.row, statement, says, cell.issue, rank, first(grounds_of(cell.stand.deeds, stance.value))
    )


def _firsts(case: Case, owner: str) -> set[tuple[object, object]]:
    """Pairs of issues of which the side asks for the one first and holds the other back for it."""
    return {
        (hold.need.issue, hold.gates)
        for cell in case.cells
        if cell.row == owner
        for hold in cell.holds
        if hold.need and hold.kind in STRICT and not hold.need.negated
    }


def _put_first(listed: list[Wish], firsts: set[tuple[object, object]]) -> list[Wish]:
    """The statements with each that is asked for first before what waits for it."""
    found: list[Wish] = []
    for one in listed:
        later = (
            place
            for place, other in enumerate(found)
            if (one.issue, other.issue) in firsts and other.rank != REFUSALS
        )
        at = next(later, len(found))
        found.insert(at, one)
    return found
