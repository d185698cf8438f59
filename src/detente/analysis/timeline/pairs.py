"""Who deals with whom: the pairs of sides of which one acts towards the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from detente.model import Actor, Event, Reading


class Pair(NamedTuple):
    """Two sides by name, in the order of the alphabet, and how many events one directs at the other."""

    one: str
    other: str
    events: int


def pairs_in(told: Iterable[tuple[Event, Reading]], most: int = 6) -> list[Pair]:
    """The pairs with the most events, of which each side has a name; an actor without a side is its own."""
    found: Counter[tuple[str, str]] = Counter()
    for event, reading in told:
        actors = {actor.id: actor for actor in reading.actors}
        acting = {_side(key, actors) for key in event.actor}
        towards = {_side(key, actors) for key in event.recipient}
        pairs = {tuple(sorted((a, b))) for a in acting for b in towards if a and b and a != b}
        found.update((one, other) for one, other in pairs)
    order = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Pair(*pair, number) for pair, number in order[:most]]


def _side(key: str, actors: dict[str, Actor]) -> str:
    actor = actors.get(key)
    if actor is None:
        return ""
    return (actors.get(actor.side or "") or actor).name
