"""The names in a report → the conflicts that it may be about, and the parties that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from detente.knowledge.triage.conflicts import Conflict, conflicts
from detente.knowledge.world import world
from detente.model.report import Report
from detente.reading.triage.names import Named
from detente.reading.triage.verdict import NamedConflict, NamedParty

FEWEST, SHARE, MOST = 2, 0.6, 3
"""A conflict needs so many points, and this share of those of the first; so many are given at most."""
MOST_SPANS = 5
"""Spans that are given for a name: the first ones."""


@cache
def _index() -> Mapping[str, tuple[Conflict, ...]]:
    """The conflicts that a key speaks for."""
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts().values():
        towns = [f"{country}/{town}" for country, town in conflict.towns]
        for key in dict.fromkeys((*conflict.parties, *conflict.places, conflict.key, *towns)):
            found.setdefault(key, []).append(conflict)
    return {key: tuple(listed) for key, listed in found.items()}


@cache
def side_of(key: str) -> str:
    """The party that a party belongs to: Israel for its army."""
    return world().side(key).key


def _keys(named: Named) -> Iterator[str]:
    """The name, and what it belongs to where the index has it under that."""
    yield named.key
    if named.kind == "party" and side_of(named.key) != named.key:
        yield side_of(named.key)


def points(conflict: Conflict, keys: set[str]) -> int:
    """What speaks for a conflict among the keys that a report names.

    A place, a word for it, or an armed group of no other conflict: two points. A party: one. Two of its
    sides: one more. A state alone, which may stand on many sides, never suffices.
    """
    index = _index()
    total = 0
    for key in keys & set(conflict.parties):
        alone = len(index[key]) == 1 and not key.isupper()
        total += 2 if alone else 1
    own = {conflict.key, *conflict.places, *(f"{country}/{town}" for country, town in conflict.towns)}
    total += min(4, 2 * len((keys & own) - set(conflict.parties)))
    sides = sum(bool(keys & set(side)) for side in conflict.sides)
    return total + (sides > 1)


def told_of(report: Report, found: Sequence[Named]) -> tuple[NamedConflict, ...]:
    """The conflicts that the names speak for, the likeliest first."""
    keys = {key for one in found for key in _keys(one)}
    index = _index()
    candidates = dict.fromkeys(conflict for key in keys for conflict in index.get(key, ()))
    scored = sorted(
        ((points(conflict, keys), conflict) for conflict in candidates),
        key=lambda pair: (-pair[0], pair[1].until is not None, pair[1].key),
    )
    best = scored[0][0] if scored else 0
    chosen = [(n, c) for n, c in scored if n >= max(FEWEST, SHARE * best)][:MOST]
    return tuple(
        NamedConflict(
            conflict.key, conflict.name, number,
            tuple(
                report.span(one.start, one.end)
                for one in found
                if any(conflict in index.get(key, ()) for key in _keys(one))
            )[:MOST_SPANS],
        )
        for number, conflict in chosen
    )  # fmt: skip


def parties(report: Report, found: Iterable[Named]) -> tuple[NamedParty, ...]:
    """The sides that are named, those named most often first, then in order."""
    sides: dict[str, list[Named]] = {}
    for one in found:
        if one.kind == "party":
            sides.setdefault(side_of(one.key), []).append(one)
    told = world()
    return tuple(
        NamedParty(
            key, told.party(key).name, tuple(report.span(one.start, one.end) for one in listed[:MOST_SPANS])
        )
        for key, listed in sorted(sides.items(), key=lambda pair: -len(pair[1]))
        if told.party(key).kind is not None
    )


def marks(found: Sequence[Named]) -> Iterator[str]:
    """The features of a passage's names: of what kinds they are, and whether of two sides of a conflict."""
    keys = {key for one in found for key in _keys(one)}
    index = _index()
    held = world()
    if any(one.kind == "conflict" for one in found):
        yield "named:conflict"
    if any(one.kind == "town" for one in found):
        yield "named:town"
    seen = [held.party(one.key) for one in found if one.kind == "party"]
    if any(party.kind == "armed_group" for party in seen):
        yield "named:group"
    if any(party.kind is None for party in seen):
        yield "named:place"
    if any(party.kind in ("military", "alliance") for party in seen):
        yield "named:force"
    yield f"named:states{min(3, len({side_of(p.key) for p in seen if p.kind == 'state'}))}"
    candidates = {conflict for key in keys for conflict in index.get(key, ())}
    best = max((points(conflict, keys) for conflict in candidates), default=0)
    yield f"named:points{min(best, 5)}"
