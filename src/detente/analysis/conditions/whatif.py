"""What if: rules with a condition dropped or added, or with steps that someone guarantees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import get_close_matches

from detente.analysis.conditions.errors import UnknownItemError
from detente.analysis.conditions.rules import Alternative, Origin, Requirement, Rules

_DROP = re.compile(r"^(?:(?P<side>[^:]+):)?(?P<item>.+?)\s+without\s+(?P<needed>.+)$", re.IGNORECASE)
_ADD = re.compile(
    r"^(?:(?P<side>[^:]+):)?(?P<item>.+?)\s+(?P<how>after|with)\s+(?P<needed>.+)$", re.IGNORECASE
)


def dropped(rules: Rules, wanted: str) -> Rules:
    """The rules as if a condition were waived: `talks without ceasefire`, or `Ukraine: talks without
    ceasefire` where only that side waives it.

    Raises:
        UnknownItemError: the rules have no such condition.
    """
    asked = _parsed(_DROP, wanted, "ITEM without ITEM, such as: talks without ceasefire")
    item, needed = _item(rules, asked["item"]), asked["needed"].strip()
    names = _of(rules, item, asked["side"])
    if not any(r.item == needed for name in names for a in rules.items[name] for r in a.requires):
        held = dict.fromkeys(
            f"{item} without {r.item}"
            for name in names
            for a in rules.items[name]
            for r in a.requires
            if r.waivable
        )
        known = f"Conditions on it are: {', '.join(held)}" if held else "It has no conditions"
        raise UnknownItemError(f"{wanted!r}: the rules have no such condition. {known}")

    def without(alternative: Alternative) -> Alternative:
        return replace(
            alternative, requires=tuple(r for r in alternative.requires if r.item != needed or not r.waivable)
        )

    return _changed(rules, names, without)


def added(rules: Rules, wanted: str) -> Rules:
    """The rules with one more condition, on every alternative: `ceasefire after monitoring` where monitoring
    has to come first, `ceasefire with monitoring` where both may come at the same time; with `Russia:` in
    front where it is that side's. Where the rules don't know what it asks for, nobody offers that.

    Raises:
        UnknownItemError: the rules have no such item or side.
    """
    asked = _parsed(_ADD, wanted, "ITEM after ITEM, or ITEM with ITEM, such as: talks after ceasefire")
    item, needed = _item(rules, asked["item"]), asked["needed"].strip()
    side = (asked["side"] or "").strip()
    strict = asked["how"].lower() == "after"
    new = Requirement(needed, strict, origins=(Origin(holder=side, text=f"what if: {wanted.strip()}"),))

    def with_it(alternative: Alternative) -> Alternative:
        others = tuple(r for r in alternative.requires if r.item != needed)
        return replace(alternative, requires=(*others, new))

    return _changed(rules, _of(rules, item, asked["side"]), with_it)


def guaranteed(rules: Rules, wanted: Iterable[str]) -> Rules:
    """The rules as if a guarantor vouched for items: whoever asks for one of them takes the promise for it.
    The items themselves still have to come about.

    Raises:
        UnknownItemError: the rules have no such item.
    """
    names = {_item(rules, name) for name in wanted}

    def promised(alternative: Alternative) -> Alternative:
        return replace(
            alternative,
            requires=tuple(r for r in alternative.requires if r.item not in names or not r.waivable),
        )

    return _changed(rules, set(rules.items), promised)


def _parsed(form: re.Pattern[str], wanted: str, remedy: str) -> dict[str, str]:
    found = form.match(wanted.strip())
    if found is None:
        raise UnknownItemError(f"{wanted!r} names no condition. Write {remedy}")
    return found.groupdict()


def _item(rules: Rules, name: str) -> str:
    name = name.strip()
    steps = [item for item in rules.items if item not in rules.leaves]
    if name in steps:
        return name
    near = get_close_matches(name, steps, 3) or steps[:8]
    raise UnknownItemError(f"{name!r} is no item of the rules. Items are: {', '.join(near)}")


def _of(rules: Rules, item: str, side: str | None) -> set[str]:
    """The entries that hold the conditions on an item: its leaves, or itself; of one side where one is
    named.
    """
    leaves = {name: leave for name, leave in rules.leaves.items() if leave.item == item}
    if not leaves:
        return {item}
    if side is None:
        return set(leaves)
    wanted = side.strip().casefold()
    found = {name for name, leave in leaves.items() if leave.side.casefold() == wanted}
    if not found:
        sides = ", ".join(leave.side for leave in leaves.values())
        raise UnknownItemError(f"{side.strip()!r} takes no part in {item}. Sides are: {sides}")
    return found


def _changed(rules: Rules, names: set[str], change: Callable[[Alternative], Alternative]) -> Rules:
    items = {
        name: tuple(change(alternative) for alternative in alternatives) if name in names else alternatives
        for name, alternatives in rules.items.items()
    }
    return replace(rules, items=items)
