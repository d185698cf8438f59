"""How two lists of agents lie to each other, and whether two names are of one person."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from detente.knowledge.continents import regions_of
from detente.record.matters.agents import Agent

_SPELT = 0.8
"""Share of a name's letters that two transliterations have in common at least."""
_BODY = 0.92
_LONG = 4


class Likeness(IntEnum):
    """How two lists of agents lie to each other, the nearest first."""

    SAME = 0
    FOLDED = 1
    """Other names of the same parties: a president and his state, a group and those that it lists."""
    PART = 2
    """The one holds all of the other, and more."""
    SILENT = 3
    """One of them is empty, or of nobody whose party is known."""
    MIXED = 4
    """Some parties in common, some not on either side."""
    PERSONS = 5
    """Two persons of one side."""
    OTHER = 6


@lru_cache(maxsize=1 << 16)
def liken(one: tuple[Agent, ...], other: tuple[Agent, ...]) -> Likeness:
    """How two lists lie."""
    if not one or not other:
        return Likeness.SILENT
    if {a.key for a in one} == {a.key for a in other}:
        return Likeness.SAME
    regional = _regional(one, other)
    if regional is not None:
        return regional
    here, there = sides(one), sides(other)
    if not here or not there:
        return Likeness.SAME if _same_persons(one, other) else Likeness.SILENT
    if here == there:
        if _persons(one) and _persons(other):
            return Likeness.SAME if _same_persons(one, other) else Likeness.PERSONS
        return Likeness.FOLDED
    if here < there or there < here:
        return Likeness.PART
    return Likeness.MIXED if here & there else Likeness.OTHER


def sides(agents: Iterable[Agent]) -> frozenset[str]:
    """The parties that agents stand for."""
    return frozenset(side for agent in agents for side in agent.sides)


def one_person(one: str, other: str) -> bool:
    """Whether two names, spelt loosely (`persons.loose`), can be one person's: the family name alike, given
    names alike, an initial of each other, or not given.
    """
    here, there = one.split(), other.split()
    if not here or not there:
        return False
    if sorted(here) == sorted(there):
        return True
    if not _spelt_alike(here[-1], there[-1]):
        return False
    given, also = here[:-1], there[:-1]
    if not given or not also:
        return True
    return any(_given_alike(a, b) for a in given for b in also)


def one_body(one: str, other: str) -> bool:
    """Whether two names of bodies of one side, folded, are one: "defence ministry", "defense ministry"."""
    return one == other or DamerauLevenshtein.normalized_similarity(one, other) >= _BODY


def _given_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _spelt_alike(one, other)


def _spelt_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    return DamerauLevenshtein.normalized_similarity(one, other) >= _SPELT


def _persons(agents: tuple[Agent, ...]) -> bool:
    return all(agent.sort == "person" and agent.name for agent in agents)


def _same_persons(one: tuple[Agent, ...], other: tuple[Agent, ...]) -> bool:
    if not _persons(one) or not _persons(other) or len(one) != len(other):
        return False
    if all(agent.known for agent in (*one, *other)):
        return False
    return all(
        any(one_person(a.name, b.name) for b in there)
        for here, there in ((one, other), (other, one))
        for a in here
    )


def _regional(one: tuple[Agent, ...], other: tuple[Agent, ...]) -> Likeness | None:
    """The likeness where a list is a part of the world, such as "four European leaders"; None elsewhere."""
    if len(one) == 1 and one[0].region and not one[0].members:
        return _within(one[0], other)
    if len(other) == 1 and other[0].region and not other[0].members:
        return _within(other[0], one)
    return None


def _within(region: Agent, others: tuple[Agent, ...]) -> Likeness:
    if len(others) == 1 and others[0].head and region.head and others[0].head != region.head:
        return Likeness.OTHER
    if len(others) == 1 and others[0].region:
        if others[0].region != region.region:
            return Likeness.OTHER
        counted = {agent.many for agent in (region, others[0]) if agent.many}
        return Likeness.FOLDED if len(counted) < 2 else Likeness.OTHER
    named = sides(others)
    if not named or not all(region.region in regions_of(side) for side in named):
        return Likeness.OTHER
    if len(named) == 1:
        return Likeness.PART
    return Likeness.FOLDED if region.many in (0, len(named)) else Likeness.OTHER
