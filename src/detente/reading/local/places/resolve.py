"""Which place of the gazetteer each name of a text means: by what stands beside it, the countries in play,
size and what lies near.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.knowledge.gazetteer import Entry
from detente.reading.local.parsed import Doc
from detente.reading.local.places.distance import SAME_KM, kilometres
from detente.reading.local.places.named import Named
from detente.reading.local.places.score import NEAR_KM, missing, signs, total, twins
from detente.reading.local.places.setting import Setting, held, holders, setting_of

_MOST_SURE = 40
"""How many places of a text may speak for others near them."""
SURE = 0.7
"""The chance from which on a place may speak for others."""
_KNOWN = frozenset({"country", "continent", "capital", "area"})
_LARGE = 100_000
"""Inhabitants of a town that is named without its country."""
_MUCH = 8
"""How often countries are named in a text that is about these."""
POINTS = frozenset({"city", "capital", "section", "site"})
"""Features that are one spot on the map."""


Key = tuple[str, str, bool]
"""What the mentions of a name have in common that mean the same: the text, the kind, and whether it stands as
the holder of another name ("Albany, New York").
"""
Weighed = dict[Entry, dict[str, float]]
"""The signs of each candidate of a name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that fits a name best.

    `chance` is its share of the weights of all candidates and of a place that the gazetteer lacks, from 0 to
    1, with that of the same place at another level; `country` the share of all candidates in its country.
    """

    entry: Entry
    chance: float
    country: float


def resolve(doc: Doc, named: Sequence[Named], url: str | None = None) -> tuple[Choice | None, ...]:
    """The best entry for each name, in their order, None for a name that the gazetteer lacks.

    A name means the same at every mention of a key. `url` is the report's.
    """
    setting = setting_of(doc, named, url)
    keys, weighed = weigh_all(doc, named, setting)
    none = missing(setting)
    chosen = {key: _choice(_fits(found), none) for key, found in weighed.items()}
    near = sure_places(weighed)
    for key, found in weighed.items():
        if len(found) > 1 and near:
            near_too = {entry: {**signs, "near": nearness(entry, near)} for entry, signs in found.items()}
            chosen[key] = _choice(_fits(near_too), none)
    return tuple(_at_home(chosen[key], setting) for key in keys)


def _at_home(choice: Choice | None, setting: Setting) -> Choice | None:
    """A choice, half as sure where it lies in a country that nothing else tells of, in a text full of others,
    and is not so large that all the world knows it: "the Uri region" of Kashmir is not the Swiss canton.
    """
    if choice is None or choice.entry.feature in _KNOWN or choice.entry.population >= _LARGE:
        return choice
    told = sum(setting.countries[country] for country in setting.named)
    if choice.entry.country in setting.named or told < _MUCH or setting.countries[choice.entry.country] > 1:
        return choice
    return replace(choice, chance=choice.chance / 2, country=choice.country / 2)


def weigh_all(doc: Doc, named: Sequence[Named], setting: Setting) -> tuple[list[Key], dict[Key, Weighed]]:
    """The key of each name, in their order, and for each key the signs of its candidates; what lies near is
    not yet among them.
    """
    above, below = holders(doc, named), held(doc, named)
    keys = [(name.text, name.kind, bool(inner)) for name, inner in zip(named, below, strict=True)]
    found: dict[Key, Weighed] = {}
    for key, name in zip(keys, named, strict=True):
        if key not in found:
            inner = [e for other, entries in zip(keys, below, strict=True) if other == key for e in entries]
            found[key] = _weigh(name, setting, above.get(name.text, ()), inner)
    return keys, found


def _weigh(name: Named, setting: Setting, above: Sequence[Entry], below: Sequence[Entry]) -> Weighed:
    same = twins(name.entries)
    return {entry: signs(entry, name, setting, above, below, entry.id in same) for entry in name.entries}


def _fits(weighed: Weighed) -> dict[Entry, float]:
    return {entry: total(found) for entry, found in weighed.items()}


def sure_places(weighed: Mapping[Key, Weighed]) -> list[Entry]:
    """The places that are all but certain without what lies near them."""
    chosen = (_choice(_fits(found)) for found in weighed.values())
    return [c.entry for c in chosen if c is not None and c.chance > SURE and c.entry.feature in POINTS][
        :_MOST_SURE
    ]


def nearness(entry: Entry, places: Iterable[Entry]) -> float:
    """How near an entry lies to the nearest of these places other than itself: 1 for there, towards 0."""
    near = min((kilometres(entry, place) for place in places if place.id != entry.id), default=math.inf)
    return math.exp(-near / NEAR_KM)


def _choice(fits: Mapping[Entry, float], none: float = -math.inf) -> Choice | None:
    if not fits:
        return None
    best = max(fits, key=lambda e: (fits[e], e.population, e.id))
    chances = {entry: math.exp(fit - fits[best]) for entry, fit in fits.items()}
    whole = sum(chances.values()) + math.exp(none - fits[best])
    same = sum(chance for entry, chance in chances.items() if _same(entry, best))
    country = sum(chance for entry, chance in chances.items() if entry.country == best.country)
    return Choice(best, same / whole, country / whole)


def _same(one: Entry, other: Entry) -> bool:
    return one.id == other.id or (one.country == other.country and kilometres(one, other) < SAME_KM)
