"""Choices and steps → conditions as a model file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detente.analysis.conditions.draw import Record
from detente.analysis.conditions.item import Item
from detente.analysis.deed import Hold
from detente.analysis.drafting.draft import Choice
from detente.model.codes import ConditionKind, Issue

_SIGNS = re.compile(r"[()&|]|(?:^|[ .])(?:AND|OR|NOT|IF|IFF)(?: |$)")
_UNDESIRED = frozenset(
    {ConditionKind.UNLESS, ConditionKind.UNTIL, ConditionKind.BEFORE, ConditionKind.WITHOUT}
)
"""Kinds under which a threat is carried out where what they name does *not* come about."""


class Terms:
    """The conditions of one draft. What the draft has no option for gives None."""

    def __init__(self, choices: Iterable[Choice], record: Record) -> None:
        """Take the options, and the record that says whose leave a step takes."""
        self._record = record
        listed = tuple(choices)
        self._by_item = {(one.owner, one.item): one for one in listed if one.item is not None}
        self._threats = {(one.owner, one.issue): one for one in listed if one.threat}

    def own(self, side: str, item: Item) -> str | None:
        """That a side takes its part of a step."""
        found = self._by_item.get((side, item))
        return _written(found) if found else None

    def threat(self, side: str, issue: Issue) -> str | None:
        """That a side carries out its threat."""
        found = self._threats.get((side, issue))
        return _written(found) if found else None

    def item(self, item: Item) -> str | None:
        """That a step comes about: each side whose leave it takes takes it."""
        parts = [self.own(side, item) for side in self._record.takers(item)]
        return " AND ".join(str(part) for part in parts) if parts and None not in parts else None

    def trigger(self, hold: Hold) -> str | None:
        """When a threat with this condition is carried out."""
        need = hold.need
        if need is None:
            return None
        term = self._met(need.issue, need.sides)
        if term is None:
            return None
        return f"NOT {bracketed(term)}" if (hold.kind in _UNDESIRED) != need.negated else term

    def _met(self, issue: Issue, sides: Sequence[str]) -> str | None:
        """That the sides do what an issue names; all of them where none is named."""
        parts = [self.own(side, Item(issue)) or self.own(side, Item(issue, side)) for side in sides]
        if parts and None not in parts:
            return " AND ".join(str(part) for part in parts)
        return None if sides else self.item(Item(issue))


def bracketed(term: str) -> str:
    """A condition as part of another: in brackets where it has parts of its own."""
    return f"({term})" if " AND " in term or " OR " in term else term


def _written(choice: Choice) -> str:
    return f'"{choice.key}"' if _SIGNS.search(choice.key) else choice.key
