"""Name → the entries of the gazetteer that it can mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from detente.knowledge.gazetteer import Entry, gazetteer
from detente.knowledge.party import Alias, Party
from detente.knowledge.world import world
from detente.model.codes import ActorKind
from detente.reading.local.places.containment import holds
from detente.reading.local.places.words import ADMINISTRATIVE, DIRECTIONS, SETTLEMENTS

_MOST = 80
"""How many places of one name are weighed, the most populous."""
_SUBDIVISIONS = frozenset({"admin1", "admin2", "admin3"})
_ACRONYM = 4
"""Letters of the longest name that, all in capitals, is no town's."""
_WIDE = _SUBDIVISIONS | {"country", "continent", "area"}
_PLACED = frozenset({None, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.GROUP})
_ONE_PLACE = frozenset({None, ActorKind.STATE, ActorKind.GOVERNMENT})


@lru_cache(1 << 14)
def candidates(text: str) -> tuple[Entry, ...]:
    """The entries that a name can mean, a state's own first, then the most populous; empty for none.

    A name that the gazetteer does not have as it is written is tried without the word for its kind ("Borno
    state", "Silopi town") and without the direction before it ("southern Lebanon").
    """
    known = gazetteer()
    if short := known.abbreviated(text):
        return short
    listed = known.lookup(text)[:_MOST]
    if len(text) <= _ACRONYM and text.isupper():
        listed = tuple(entry for entry in listed if entry.feature in _WIDE)
    found = {entry.id: entry for entry in _state(text) if not _is_part(text, entry, listed)}
    for entry in listed:
        found.setdefault(entry.id, entry)
    return tuple(found.values()) or _within(text)


@lru_cache(1 << 12)
def adjective_of(text: str) -> tuple[Entry, ...]:
    """The country, territory or continent that an adjective or the name of a people belongs to: "Sudanese",
    "Kenyans", "Abkhaz", "European".
    """
    aliases = [alias for alias in world().find(text) if alias.form in {"adjective", "demonym"}]
    found = _countries(aliases)
    names = dict.fromkeys(alias.party.name for alias in aliases if alias.party.kind in _PLACED)
    return found or tuple(
        entry for name in names for entry in gazetteer().lookup(name) if entry.feature in _WIDE and entry.main
    )


@lru_cache(1 << 10)
def capital_of(text: str) -> tuple[Entry, ...]:
    """The capital of the state whose adjective or name in the genitive a text is: "Angolan", "Angola's"."""
    parties = [a.party for a in world().find(text) if a.form in {"adjective", "name"} and not a.sector]
    names = [a.surface for party in parties for a in world().aliases(party.key) if a.form == "capital"]
    return tuple(e for name in names for e in gazetteer().lookup(name) if e.feature == "capital")[:1]


def party_of(text: str) -> Party | None:
    """The state, territory or part of the world of that name."""
    for alias in world().find(text):
        if alias.form == "name" and alias.party.kind in _ONE_PLACE and not alias.sector:
            return alias.party
        if alias.form == "name" and alias.party.source.startswith("the project; United Nations M49"):
            return alias.party
    return None


def _state(text: str) -> tuple[Entry, ...]:
    return _countries(
        alias for alias in world().find(text) if alias.form in {"name", "acronym"} and not alias.sector
    )


def _is_part(text: str, country: Entry, listed: Sequence[Entry]) -> bool:
    """Whether a name that stands for a country is the own name of a part of it: "England"."""
    parts = (e for e in listed if e.feature == "admin1" and e.main and e.country == country.country)
    return text != country.name and any(part.name != country.name for part in parts)


def _countries(aliases: Iterable[Alias]) -> tuple[Entry, ...]:
    found = (gazetteer().country(alias.party.key) for alias in aliases)
    return tuple(dict.fromkeys(entry for entry in found if entry is not None))


def _within(text: str) -> tuple[Entry, ...]:
    if text.endswith(("'s", "’s")):
        return candidates(text[:-2])
    inner, comma, outer = text.rpartition(", ")
    if comma:
        above = candidates(outer)
        return tuple(e for e in candidates(inner) if any(holds(holder, e) for holder in above))
    words = text.split()
    if len(words) < 2:
        return ()
    first, last = words[0].lower(), words[-1].lower()
    if last in ADMINISTRATIVE:
        return _only(" ".join(words[:-1]), _SUBDIVISIONS)
    if first in ADMINISTRATIVE:
        return _only(" ".join(words[2:] if words[1] == "of" else words[1:]), _SUBDIVISIONS)
    if first in DIRECTIONS:
        return _only(" ".join(words[1:]), _WIDE)
    if last in SETTLEMENTS:
        return tuple(e for e in candidates(" ".join(words[:-1])) if e.feature not in _WIDE)
    return ()


def _only(text: str, features: frozenset[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in candidates(text) if entry.feature in features) if text else ()
