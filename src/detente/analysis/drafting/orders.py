"""Conditions under which a side takes a step → orders in which options are taken.

A side does not take an option until what it asks for has come about, be that asked for first or at the same
time: so `stability` reaches by moves what `conditions` reaches step by step. The order binds the side that
asks for it when it takes the step, and no one else: what it waited for may still break down afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.conditions.item import Item
from detente.analysis.conditions.rules import Alternative
from detente.analysis.drafting.case import Case
from detente.analysis.drafting.choices import first
from detente.analysis.drafting.draft import Choice, Ground, Order
from detente.analysis.drafting.terms import Terms, bracketed


def orders(case: Case, choices: tuple[Choice, ...], terms: Terms) -> tuple[Order, ...]:
    """The orders, in that of the options."""
    return tuple(order for one in choices if (order := _order(case, one, terms)) is not None)


def _order(case: Case, choice: Choice, terms: Terms) -> Order | None:
    if choice.item is None:
        return None
    alternatives = _alternatives(case, choice.owner, choice.item)
    needs = needed(case, choice.owner, choice.item, terms)
    if not needs:
        return None
    requirements = [need for one in alternatives for need in one.requires]
    names = " or ".join(_named(one) for one in alternatives)
    strict = any(need.strict for need in requirements)
    return Order(
        option=choice.key,
        after=needs,
        says=f"{choice.maker}: {choice.name} only with {names}{' first' if strict else ''}",
        strict=strict,
        grounds=first(
            Ground(f"sets the condition ({origin.kind})", origin.day, origin.source)
            for need in requirements
            for origin in need.origins
            if origin.source
        ),
    )


def needed(case: Case, side: str, item: Item, terms: Terms) -> str:
    """What a side asks for before it takes a step, "" where it asks for nothing that the model has an option
    for, and where it refuses: a refusal is a preference.
    """
    asked = [_asked(case, one, terms) for one in _alternatives(case, side, item)]
    if "" in asked:
        return ""
    return asked[0] if len(asked) == 1 else " OR ".join(bracketed(one) for one in asked)


def _alternatives(case: Case, side: str, item: Item) -> tuple[Alternative, ...]:
    leave = f"{case.record.name(item)} / {case.sides.name(side)}"
    return case.drawn.rules.items.get(leave, ())


def _asked(case: Case, alternative: Alternative, terms: Terms) -> str:
    """What an alternative asks for, "" for nothing that the model has an option for."""
    parts: dict[str, None] = {}
    for need in alternative.requires:
        term = terms.item(case.drawn.items[need.item])
        if term is not None:
            parts[term] = None
    return " AND ".join(parts)


def _named(alternative: Alternative) -> str:
    return " and ".join(need.item.replace("_", " ") for need in alternative.requires)


def excluded(choices: tuple[Choice, ...], terms: Terms) -> Iterator[str]:
    """What is infeasible: that a side both does a thing and refrains from it."""
    for one in choices:
        if one.item is not None and one.item.negated:
            other = Item(one.item.issue, one.item.side)
            does, refrains = terms.own(one.owner, other), terms.own(one.owner, one.item)
            if does and refrains:
                yield f"{does} AND {refrains}"
