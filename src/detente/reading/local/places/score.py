"""How well an entry of the gazetteer fits a name in its text: a sum of weighted signs, each readable alone.

The weights are those of a conditional logit (the softmax of the sums over a name's candidates is the chance
of each); `bench/places_fit.py` says how they are fitted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from detente.knowledge.gazetteer import Entry
from detente.reading.local.places.containment import holds
from detente.reading.local.places.distance import SAME_KM, kilometres
from detente.reading.local.places.named import Named
from detente.reading.local.places.setting import Setting
from detente.reading.local.places.words import NATURAL

_TOWNS = frozenset({"city", "capital", "section"})
_LOWER = frozenset({"admin2", "admin3"})
NEAR_KM = 150.0
_HAMLET = 2.0
"""The logarithm of the people of a place that the gazetteer lacks."""
_SEAT = 0.05
"""The share of a subdivision's people from which on a town of its name is meant rather than it."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "people": 0.8,
        "fame": 0.2,
        "own_name": 1.3,
        "country": 3.0,
        "capital": 1.2,
        "admin1": 0.0,
        "lower": -1.0,
        "twin": -2.5,
        "area": 1.5,
        "site": -1.5,
        "of_no_country": 3.0,
        "told_site_is_natural": 4.0,
        "told_city_is_town": 2.0,
        "told_admin1_is_admin1": 4.0,
        "told_admin2_is_lower": 4.0,
        "told_admin_is_admin": 3.0,
        "country_named": 1.5,
        "country_share": 2.5,
        "admin1_named": 1.6,
        "support": 2.0,
        "inside": 5.0,
        "holds": 3.0,
        "home": 0.9,
        "near": 2.0,
    }
)
"""What each sign adds. `people` is the decimal logarithm of the population, `fame` the natural one of the
number of other names."""


def signs(
    entry: Entry,
    name: Named,
    setting: Setting,
    holders: Sequence[Entry] = (),
    held: Sequence[Entry] = (),
    twin: bool = False,
) -> dict[str, float]:
    """The signs that speak for an entry as what a name means, without those that are 0.

    `holders` are the places that the text says hold it, `held` those
    that it may hold; `twin` says whether a town of the same name lies in the subdivision and is a large part
    of it.
    """
    feature, kind = entry.feature, name.kind
    admin = feature == "admin1" or feature in _LOWER
    told_admin = kind in {"admin1", "admin2"}
    found = {
        "people": math.log10(entry.population + 10),
        "fame": math.log1p(entry.fame),
        "own_name": float(entry.main),
        "country": float(feature == "country"),
        "capital": float(feature == "capital"),
        "admin1": float(feature == "admin1"),
        "lower": float(feature in _LOWER),
        "twin": float(twin and not told_admin),
        "area": float(feature in NATURAL and feature != "site"),
        "site": float(feature in {"site", "section"}),
        "of_no_country": float(not entry.country and feature in NATURAL),
        "told_site_is_natural": float(kind == "site" and feature in NATURAL),
        "told_city_is_town": float(kind == "city" and feature in _TOWNS),
        "told_admin1_is_admin1": float(kind == "admin1" and feature == "admin1"),
        "told_admin2_is_lower": float(kind == "admin2" and feature in _LOWER),
        "told_admin_is_admin": float(told_admin and admin),
        "home": float(bool(setting.home) and setting.home == entry.country),
    }
    if feature != "country" and not any(
        e.feature == "country" and e.country == entry.country for e in name.entries
    ):
        found["country_named"] = float(entry.country in setting.named)
        found["country_share"] = setting.share(entry.country)
    if entry.admin1:
        place = (entry.country, entry.admin1)
        found["admin1_named"] = float(bool(setting.subdivisions.get(place, frozenset()) - {name.text}))
        own = sum((e.country, e.admin1) == place for e in name.entries) / max(len(name.entries), 1)
        found["support"] = math.log1p(max(setting.support.get(place, 0.0) - own, 0.0))
    found["inside"] = float(any(holds(holder, entry) for holder in holders))
    found["holds"] = float(any(holds(entry, other) for other in held))
    return {name: value for name, value in found.items() if value}


def twins(entries: Sequence[Entry]) -> frozenset[int]:
    """The ids of the subdivisions among the places of a name that share it with a town of theirs, which holds
    a good part of their people: "Kharkiv", "Herat".
    """
    towns = [e for e in entries if e.feature in _TOWNS and e.population > 0]
    return frozenset(
        entry.id
        for entry in entries
        if entry.feature == "admin1" or entry.feature in _LOWER
        if any(
            town.country == entry.country
            and (town.admin1 == entry.admin1 or kilometres(town, entry) < SAME_KM)
            and town.population >= _SEAT * entry.population
            for town in towns
        )
    )


def missing(setting: Setting) -> float:
    """How well a place would fit that the gazetteer lacks: a hamlet in the country that the text is most
    about.
    """
    named = float(bool(setting.named))
    hamlet = {"people": _HAMLET, "country_named": named, "country_share": setting.main}
    return total(hamlet)


def total(found: Mapping[str, float]) -> float:
    """The sum of the weighted signs."""
    return sum(WEIGHTS[name] * value for name, value in found.items())
