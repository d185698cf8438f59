"""Two tellings → how alike they are, in points, each with its words."""

from __future__ import annotations

from functools import lru_cache

from detente.record.matters.alike import Likeness, liken, one_body, one_person
from detente.record.matters.doubt import Score
from detente.record.matters.facts import Facts
from detente.record.matters.matter import MatterKind
from detente.record.matters.scales import WEEK, Scales
from detente.record.matters.telling import Profile
from detente.record.matters.weigh_events import clash, weigh_claims, weigh_events
from detente.record.matters.weigh_pacts import weigh_agreements, weigh_ceasefires, weigh_talks


def weigh(one: Profile, other: Profile, apart: int) -> Score:
    """How alike two entries of one kind are; it does not matter which comes first.

    `apart` is how many steps of `BUCKET` days lie between their tellings. What excludes that they are one
    (`Score.apart`) does not depend on it.
    """
    return _weighed(Facts(one), Facts(other), apart).score()


def points(one: Facts, other: Facts, apart: int) -> float:
    """The points of the same score, without its words; 0 where something excludes that they are one."""
    # Nothing asks more of the time between two than which side of a week it is on.
    return _points(one, other, min(max(apart, 1), WEEK + 1))


@lru_cache(maxsize=1 << 16)
def _points(one: Facts, other: Facts, apart: int) -> float:
    if one.kind is MatterKind.EVENT and clash(one, other):
        return 0.0
    scales = _weighed(one, other, apart)
    return 0.0 if scales.apart else scales.total()


def exclude(one: Facts, other: Facts) -> bool:
    """Whether something excludes that two are one."""
    return (one.kind is MatterKind.EVENT and clash(one, other)) or bool(_weighed(one, other, 0).apart)


def _weighed(one: Facts, other: Facts, apart: int) -> Scales:
    scales = Scales(one, other)
    match one.kind:
        case MatterKind.CEASEFIRE:
            weigh_ceasefires(scales, apart)
        case MatterKind.TALKS:
            weigh_talks(scales, apart)
        case MatterKind.AGREEMENT:
            weigh_agreements(scales, apart)
        case MatterKind.EVENT:
            weigh_events(scales, apart)
        case MatterKind.VIOLATION_CLAIM:
            weigh_claims(scales, apart)
        case MatterKind.ACTOR:
            _weigh_actors(scales, apart)
    return scales


def _weigh_actors(scales: Scales, apart: int) -> None:
    here, there = scales.one.who[0], scales.other.who[0]
    if here.sort != there.sort:
        scales.exclude("a person and none")
    elif here.sort == "person":
        if here.side != there.side or not here.side:
            scales.exclude("other sides" if here.side != there.side else "no side")
        elif not here.name or not one_person(here.name, there.name):
            scales.exclude("another name")
        full = min(len(here.name.split()), len(there.name.split())) > 1
        scales.put("same side", 1.5)
        scales.put("name alike" if full else "family name alike", 3.5 if full else 2.5)
    elif here.sort == "body":
        if here.side != there.side or not one_body(here.name, there.name):
            scales.exclude("another name or side")
        scales.put("name alike on the same side", 4.0)
        if not (here.proper and there.proper):
            scales.told(apart, (0.5, -2.0, -4.0))
    else:
        found = liken(scales.one.who, scales.other.who)
        if found not in {Likeness.SAME, Likeness.FOLDED}:
            scales.exclude("another group")
        scales.put("same group" if found is Likeness.SAME else "a group that the other name fits", 3.75)
        scales.told(apart, (0.5, -2.0, -4.0))
