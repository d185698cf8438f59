"""Which actor of one reading is which of the other: by their mentions, else by their names."""

from __future__ import annotations

from collections.abc import Mapping

from detente.knowledge.fold import fold
from detente.model import Actor, Reading


class People:
    """The actors of two readings of one report, each under one name."""

    def __init__(self, a: Reading, b: Reading) -> None:
        self.same = _pairs(a, b)
        """The actors of B by id, each with the actor of A that it is."""
        self._names = {actor.id: actor.name for actor in b.actors}
        self._names |= {actor.id: actor.name for actor in a.actors}
        self._names |= {key: actor.name for key, actor in self.same.items()}

    def name(self, key: str) -> str:
        """The name of an actor of either reading: A's where both have it."""
        return self._names.get(key, key)

    def names(self, keys: tuple[str, ...]) -> str | None:
        """The names of actors in one order; None for none."""
        return ", ".join(sorted({self.name(key) for key in keys})) or None


def _pairs(a: Reading, b: Reading) -> Mapping[str, Actor]:
    shared = [
        (_likeness(one, other), number, place)
        for number, one in enumerate(a.actors)
        for place, other in enumerate(b.actors)
    ]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found: dict[str, Actor] = {}
    for likeness, number, place in sorted(shared, key=lambda one: (-one[0], one[1], one[2])):
        if likeness <= 0 or number in taken_a or place in taken_b:
            continue
        taken_a.add(number)
        taken_b.add(place)
        found[b.actors[place].id] = a.actors[number]
    return found


def _likeness(a: Actor, b: Actor) -> float:
    """Above 1 for one name; else the share of the mentions of the fewer that the other has too."""
    if fold(a.name) == fold(b.name):
        return 2.0
    spans = {(one.start, one.end) for one in a.mentions}
    others = {(one.start, one.end) for one in b.mentions}
    fewer = min(len(spans), len(others))
    return len(spans & others) / fewer if fewer else 0.0
