"""The case → options: each side's part of every step, and its threats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.analysis.conditions.item import Item
from detente.analysis.conditions.word import OFFERS
from detente.analysis.deed import Deed
from detente.analysis.drafting.case import Case, threat_name
from detente.analysis.drafting.draft import Choice, Ground
from detente.analysis.positions import Cell, Stance
from detente.analysis.source import Source
from detente.knowledge.plural import verb

MOST_GROUNDS = 4
"""Quotes behind one part of a draft; a deed that ten reports tell needs no ten of them."""


def choices(case: Case) -> tuple[Choice, ...]:
    """The options, those of one side together, the side with most on record first."""
    steps = [
        _step(case, side, item) for item in case.drawn.items.values() for side in case.record.takers(item)
    ]
    found = [*steps, *(_threat(case, cell) for cell in case.threats)]
    order = list(dict.fromkeys(cell.row for cell in case.cells))
    places = {side: place for place, side in enumerate(order)}
    return tuple(sorted(found, key=lambda one: (places.get(one.owner, len(order)), one.threat)))


def maker(case: Case, side: str) -> str:
    """What a side is called in the model: its name, without marks that conditions use."""
    return " ".join(case.sides.name(side).replace('"', "").split())


def first(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The first grounds, each entry once."""
    found: dict[str, Ground] = {}
    for ground in grounds:
        found.setdefault(ground.source.entry or ground.source.quote, ground)
    return tuple(list(found.values())[:MOST_GROUNDS])


def grounds_of(deeds: Iterable[Deed], how: str) -> Iterator[Ground]:
    """Deeds as grounds, in the same words for all."""
    for deed in deeds:
        yield Ground(how, deed.day, deed.source)


def _step(case: Case, side: str, item: Item) -> Choice:
    word = case.word(side, item)
    said: list[Ground] = []
    offers = "asks for it and names no condition" if word.wish else "offers or accepts it"
    for way in word.ways:
        under = "offers or accepts it under a condition" if way.holds else offers
        said += grounds_of([way.deed], under)
    if word.refusal:
        said += grounds_of([word.refusal], "refuses it")
    demands = [
        _asking(case.sides.name(cell.row), deed.day, deed.source)
        for cell in case.cells
        if cell.row != side and cell.issue is item.issue and not item.negated
        for stand in (cell.stand, *cell.also)
        if stand.stance is Stance.DEMANDS and stand.own
        for deed in stand.deeds
        if deed.own and (side in deed.recipients or (item.joint and not deed.recipients))
    ]
    asked = [
        _asking(origin.holder, origin.day, origin.source)
        for alternatives in case.drawn.rules.items.values()
        for alternative in alternatives
        for need in alternative.requires
        if need.item == case.record.name(item)
        for origin in need.origins
        if origin.source and origin.holder != case.sides.name(side)
    ]
    offered = any(way.deed.act in OFFERS for way in word.ways)
    name = _called(item, met=bool(demands) and not offered)
    return Choice(side, maker(case, side), name, item.issue, item, first([*said, *demands, *asked]))


def _asking(name: str, day: str, source: Source) -> Ground:
    return Ground(f"{name} {verb('asks', [name])} for it", day, source)


def _called(item: Item, *, met: bool) -> str:
    """What an option is called; `met` where its side only does what another asks, which may be to refrain."""
    issue = item.issue.value.replace("_", " ")
    if item.negated:
        return f"no {issue}"
    return f"meet demand on {issue}" if met and not item.joint else issue


def _threat(case: Case, cell: Cell) -> Choice:
    grounds = first(grounds_of((deed for deed in cell.stand.deeds if deed.own), "threatens it"))
    name = threat_name(cell.issue)
    return Choice(cell.row, maker(case, cell.row), name, cell.issue, None, grounds)
