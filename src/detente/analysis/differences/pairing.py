"""Which entry of one reading is which of the other: by the characters that they share."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.differences.facts import Facts
from detente.model import Entry, Evidence

_LEAST = 0.3
"""The least share of characters for two entries that do not say the same of what happened."""
_FIRST = ("act", "status", "accuser", "speaker")
"""Fields that say what an entry is, and then who acts in it."""
_WHO = ("actor", "parties", "accused")

Pairs = list[tuple[int, int]]


def pairs(a: Sequence[tuple[Entry, Facts]], b: Sequence[tuple[Entry, Facts]]) -> Pairs:
    """The entries of one kind that are the same, by their places, the likest first; each at most once."""
    weighed = [
        (_likeness(one, other), number, place)
        for number, one in enumerate(a)
        for place, other in enumerate(b)
    ]
    found: Pairs = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for likeness, number, place in sorted(weighed, key=lambda one: (-one[0], one[1], one[2])):
        if likeness > 0 and number not in taken_a and place not in taken_b:
            found.append((number, place))
            taken_a.add(number)
            taken_b.add(place)
    return found


def _likeness(a: tuple[Entry, Facts], b: tuple[Entry, Facts]) -> float:
    shared = share(a[0].evidence, b[0].evidence)
    if not shared:
        return 0.0
    first = _same(a[1], b[1], _FIRST)
    if not first and shared < _LEAST:
        return 0.0
    return shared + 2 * first + _same(a[1], b[1], _WHO)


def _same(a: Facts, b: Facts, names: Sequence[str]) -> bool:
    return any(name in a and a[name] == b[name] for name in names)


def share(a: Sequence[Evidence], b: Sequence[Evidence]) -> float:
    """The share of the characters of the shorter that both have, from 0 to 1."""
    left, right = _characters(a), _characters(b)
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def _characters(found: Sequence[Evidence]) -> set[int]:
    return {at for one in found for at in range(one.start, one.end)}
