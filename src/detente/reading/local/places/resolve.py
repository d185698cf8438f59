"""Which place of the gazetteer each name of a text means: by what stands beside it, the countries in play,
size and what lies near.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.knowledge.gazetteer import Entry
from detente.reading.local.places.named import Named
from detente.reading.local.places.score import NEAR_KM, WEIGHTS, signs, total, twins
from detente.reading.local.places.setting import Setting, held, holders, setting_of

_EARTH_KM = 6371.0
_MOST_SURE = 40
"""How many places of a text may speak for others near them."""
_SURE = 0.7
_SAME_KM = 60.0
"""How near to each other two places are one for a reader: a town and the district of its name."""
_POINTS = frozenset({"city", "capital", "section", "site"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that fits a name best. `chance` is its share of the candidates' weights, from 0 to 1, with
    those of the same place at another level; `country` that of all candidates in its country.
    """

    entry: Entry
    chance: float
    country: float


def resolve(doc: Doc, named: Sequence[Named], url: str | None = None) -> tuple[Choice | None, ...]:
    """The best entry for each name, in their order, None for a name that the gazetteer lacks.

    A name means the same at every mention of a kind ("Kharkiv", "Kharkiv region"). `url` is the report's.
    """
    setting = setting_of(doc, named, url)
    above, below = holders(doc, named), held(doc, named)
    weighed: dict[tuple[str, str], dict[Entry, float]] = {}
    for name in named:
        if (name.text, name.kind) not in weighed:
            weighed[name.text, name.kind] = weigh(
                name, setting, above.get(name.text, ()), below.get(name.text, ())
            )
    chosen = {key: _choice(fits) for key, fits in weighed.items()}
    sure = [
        choice.entry
        for choice in chosen.values()
        if choice is not None and choice.chance > _SURE and choice.entry.feature in _POINTS
    ][:_MOST_SURE]
    for key, fits in weighed.items():
        if len(fits) > 1 and sure:
            chosen[key] = _choice({e: fit + WEIGHTS["near"] * nearness(e, sure) for e, fit in fits.items()})
    return tuple(chosen[name.text, name.kind] for name in named)


def weigh(
    name: Named, setting: Setting, above: Sequence[Entry], below: Sequence[Entry]
) -> dict[Entry, float]:
    """How well each candidate of a name fits."""
    rivals, same = len(name.entries), twins(name.entries)
    return {
        entry: total(signs(entry, name.kind, setting, rivals, above, below, entry.id in same))
        for entry in name.entries
    }


def nearness(entry: Entry, places: Iterable[Entry]) -> float:
    """How near an entry lies to the nearest of these places other than itself: 1 for there, towards 0."""
    near = min((kilometres(entry, place) for place in places if place.id != entry.id), default=math.inf)
    return math.exp(-near / NEAR_KM)


def _choice(fits: Mapping[Entry, float]) -> Choice | None:
    if not fits:
        return None
    best = max(fits, key=lambda e: (fits[e], e.population, e.id))
    chances = {entry: math.exp(fit - fits[best]) for entry, fit in fits.items()}
    whole = sum(chances.values())
    same = sum(chance for entry, chance in chances.items() if _same(entry, best))
    country = sum(chance for entry, chance in chances.items() if entry.country == best.country)
    return Choice(best, same / whole, country / whole)


def _same(one: Entry, other: Entry) -> bool:
    return one.id == other.id or (one.country == other.country and kilometres(one, other) < _SAME_KM)


def kilometres(one: Entry, other: Entry) -> float:
    """The distance between two places over the sphere; infinite where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return kilometres_between((one.lat, one.lon), (other.lat, other.lon))


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over the sphere between two points, latitude and longitude in degrees."""
    phi, psi = math.radians(one[0]), math.radians(other[0])
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
