"""Words for peoples and places that no list holds → their country, by the word's shape and the gazetteer.

"Sicilian" is of "Sicilia", "Mosul" is in Iraq: the names of the gazetteer and the endings that English makes
adjectives and names of peoples with tell the country where the codebook has no entry.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from detente.knowledge.gazetteer import gazetteer
from detente.knowledge.world import world
from detente.model.codes import ActorKind

_ENDINGS = {
    "wegian": ("way",),
    "lese": ("",),
    "nese": ("", "a"),
    "ese": ("", "a", "o", "e", "on", "y", "al"),
    "nian": ("",),
    "vian": ("",),
    "ian": ("ia", "", "y", "a", "e", "i", "as", "ium"),
    "ean": ("", "e", "ea", "a", "os"),
    "an": ("", "a", "e", "ia", "as", "o"),
    "ish": ("", "ey", "en", "and", "land", "istan", "e", "ain"),
    "andic": ("and",),
    "ic": ("", "ia"),
    "i": ("", "ia", "a"),
    "er": ("",),
    "ar": ("", "o"),
    "vite": ("w", "va"),
    "ch": ("land",),
}
"""Endings of names of peoples → endings of the names of their places. Source: the demonyms of the CIA World
Factbook, grouped by form; the longest ending first.
"""
_FAITHS = frozenset(
    """anglican christian lutheran roman catholic presbyterian republican puritan mormon muslim shiite sunni
    salafi sufi persian caucasian mediterranean martian guardian german""".split()
)
"""Words with such an ending that are of no place."""
_DIRECTIONS = frozenset("central eastern north northern south southern west western upper lower".split())
"""Names of provinces that are mostly a part of a longer name."""
_LEAST = 50_000
"""Inhabitants from which on a place is meant by its bare name."""
_LEAST_FOR_PEOPLE = 200_000
_PROVINCE = 500_000
"""What a first-level subdivision counts for: of two provinces of one name none is clearly meant."""
_CLEARLY = 2.0
"""How many times larger than its namesakes abroad a place has to be."""
_SHORTEST = 4


@lru_cache(maxsize=1 << 14)
def country_of_place(name: str, least: int = _LEAST) -> str | None:
    """The country (alpha-3) of the place that a bare name means; None where none is large enough or where
    places of that name in several countries are of a size.
    """
    if len(name) < _SHORTEST or name.casefold() in _DIRECTIONS:
        return None
    best: dict[str, int] = defaultdict(int)
    for entry in gazetteer().lookup(name):
        size = entry.population
        if entry.feature == "country":
            size = max(size, _PROVINCE)
        elif entry.feature == "admin1":
            size = _PROVINCE if entry.main else min(size, _PROVINCE)
        best[entry.country] = max(best[entry.country], size)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least:
        return None
    if len(ranked) > 1 and ranked[1][1] * _CLEARLY > ranked[0][1]:
        return None
    return ranked[0][0]


@lru_cache(maxsize=1 << 14)
def country_of_people(word: str) -> str | None:
    """The country (alpha-3) of an adjective or of the name of a people, by its ending; None where there is
    none.

    Takes singular or plural: "Ugandan", "Sicilians", "Londoner". A state of the codebook that the stem names
    comes before a place of the gazetteer.
    """
    word = word.removesuffix("s") if word.endswith(("ans", "ers", "ars", "ites", "is")) else word
    if word.casefold() in _FAITHS or not word[:1].isupper():
        return None
    stems = [
        word[: len(word) - len(ending)] + tail
        for ending, tails in _ENDINGS.items()
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1
        for tail in tails
    ]
    for stem in stems:
        if country := _state(stem):
            return country
    for stem in stems:
        if country := country_of_place(stem, _LEAST_FOR_PEOPLE):
            return country
    return None


def _state(name: str) -> str | None:
    found = {
        alias.party.country
        for alias in world().find(name)
        if alias.form == "name" and alias.party.kind is ActorKind.STATE and alias.party.country
    }
    return found.pop() if len(found) == 1 else None
