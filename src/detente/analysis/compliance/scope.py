"""Which incidents the terms of a ceasefire cover, and whether the source could see them at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from detente.analysis.window import Window, WindowScope
from detente.incidents import Coverage, Incidents
from detente.knowledge.arms import arms
from detente.knowledge.arms.arms import Kind
from detente.knowledge.fold import fold
from detente.knowledge.world import world
from detente.model.codes import ActorKind, PlacePrecision

Chosen = NDArray[np.bool_]
MOST_UNPLACED = 0.2
_FORMS = ("name", "acronym")
_COARSE = {PlacePrecision.COUNTRY.value, PlacePrecision.REGION.value, None}


@dataclass(frozen=True, slots=True)
class Matched:
    """The incidents that the terms cover, and those of the same conflict, as masks; why the source can't see
    what the terms cover; what to know.
    """

    chosen: Chosen
    own: Chosen
    unseen: tuple[str, ...]
    notes: tuple[str, ...]
    filtered: bool
    """Whether the terms leave any incident of the source out, or would."""


def match(window: Window, incidents: Incidents, coverage: Coverage) -> Matched:
    """The incidents of a source that the terms of a window cover.

    Of a source about several countries, only incidents in the area of the terms, else of the truce's parties.
    """
    scope = window.scope
    found = _Match(scope, incidents, coverage)
    if scope.unread:
        found.unseen.append(
            f"the terms say “{scope.unread}”, which no field of the source can be compared with"
        )
    found.classes("targets", scope.targets, coverage.targets, "what was hit", "targets")
    found.classes("weapons", scope.weapons, coverage.weapons, "with which weapon", "weapons")
    found.actors()
    found.area()
    own = found.conflict(window)
    narrow = bool(scope.unread or scope.targets or scope.weapons or scope.actors or scope.area)
    if not narrow and not found.unseen:
        found.notes.append(_sees(coverage))
    return Matched(found.chosen & own, own, tuple(found.unseen), tuple(found.notes), narrow)


class _Match:
    def __init__(self, scope: WindowScope, incidents: Incidents, coverage: Coverage) -> None:
        self.scope, self.incidents, self.coverage = scope, incidents, coverage
        self.chosen: Chosen = np.ones(len(incidents), dtype=bool)
        self.unseen: list[str] = []
        self.notes: list[str] = []

    def classes(self, kind: Kind, asked: Sequence[str], seen: Sequence[str], says: str, column: str) -> None:
        """Leave those that are of a class that was asked for or of a part of one."""
        if not asked:
            return
        if not seen:
            self.unseen.append(f"the source does not say {says}")
            return
        wanted = arms().with_parts(asked)
        if not wanted & set(seen):
            self.unseen.append(
                f"the source records no {arms().said(asked, 'or')}: it has {arms().said(seen)}"
            )
            return
        if blind := [name for name in asked if not arms().with_parts([name]) & set(seen)]:
            self.notes.append(
                f"Of the terms, {arms().said(blind)} are not in the source: they are not counted."
            )
        self.keep(bool(wanted & set(of)) for of in self.incidents.classes[column])

    def actors(self) -> None:
        """Leave those whose actor is asked for; of parties that only fought, either may be."""
        asked, coverage = self.scope.actors, self.coverage
        if not asked:
            return
        if coverage.actors and not any(same_party(a, b) for a in asked for b in coverage.actors):
            who = " and ".join(coverage.actors)
            self.unseen.append(f"the source records acts of {who}, not of {' or '.join(asked)}")
            return
        if coverage.actor_is == "none" and not coverage.actors:
            self.unseen.append("the source does not say who acted")
            return
        texts = self.incidents.texts
        either = coverage.actor_is == "party"
        if either:
            self.notes.append(
                "The source names two parties, not who acted: incidents with either are counted."
            )
        self.keep(
            any(same_party(name, actor) or (either and same_party(name, other)) for name in asked)
            for actor, other in zip(texts["actor"], texts["recipient"], strict=True)
        )

    def area(self) -> None:
        """Leave those in the area. Places that are coarser than it could lie anywhere."""
        area = self.scope.area
        if not area or (self.coverage.area and fold(area) == fold(self.coverage.area)):
            return
        if not self.coverage.places:
            self.unseen.append("the source does not say where")
            return
        texts = self.incidents.texts
        names = list(zip(texts["place"], texts["admin1"], texts["country"], strict=True))
        within = np.array([in_area(area, row) for row in names], dtype=bool)
        if not within.any():
            self.unseen.append(f"no incident of the source is placed in {area}")
            return
        coarse = np.array([p in _COARSE for p in texts["place_precision"]], dtype=bool) & ~within
        total = self.incidents.count.sum()
        share = float(self.incidents.count[coarse].sum() / total) if total else 0.0
        if share > MOST_UNPLACED:
            self.unseen.append(f"the source places {share:.0%} of what it counts only by country or region")
            return
        if share:
            self.notes.append(f"{share:.0%} of what the source counts has no finer place and is not counted.")
        self.chosen &= within

    def conflict(self, window: Window) -> Chosen:
        """The incidents of the truce's own conflict, where a source is about more than one."""
        coverage, texts = self.coverage, self.incidents.texts
        everywhere: Chosen = np.ones(len(self.incidents), dtype=bool)
        if elsewhere := _elsewhere(window, coverage, texts["country"]):
            self.unseen.append(elsewhere)
            return everywhere
        parties = window.parties
        if parties and coverage.actors:
            if not any(same_party(a, b) or same_party(b, a) for a in parties for b in coverage.actors):
                who = " and ".join(coverage.actors)
                self.unseen.append(f"the source records acts of {who}, no party to this truce")
            return everywhere
        countries = {country for country in texts["country"] if country}
        if self.scope.actors or self.scope.area or coverage.area or len(countries) < 2:
            return everywhere
        if window.places:
            where = zip(texts["country"], texts["admin1"], texts["place"], strict=True)
            own = [any(in_area(place, names) for place in window.places) for names in where]
            said = f"in {' or '.join(window.places)}"
        else:
            pairs = zip(texts["actor"], texts["recipient"], strict=True)
            own = [any(same_party(one, a) or same_party(one, b) for one in parties) for a, b in pairs]
            said = f"that name {' or '.join(parties)}"
        if not any(own):
            known = f"has none {said}" if parties or window.places else "the window names no place or party"
            self.unseen.append(f"the source is about {len(countries)} countries, and {known}")
            return everywhere
        self.notes.append(f"Of the source, only incidents {said} are counted.")
        return np.array(own, dtype=bool)

    def keep(self, which: Iterable[bool]) -> None:
        self.chosen &= np.fromiter(which, dtype=bool, count=len(self.incidents))


def _elsewhere(window: Window, coverage: Coverage, countries: Iterable[str | None]) -> str:
    """Why a source about other states can't see a truce; "" where a place of either is no state's name."""
    there = {_state(place) for place in window.places}
    about = {coverage.area} if coverage.area else {country for country in countries if country}
    here = {_state(country) for country in about}
    if not there or not here or None in there | here or there & here:
        return ""
    own, theirs = " and ".join(sorted(about)[:4]), " and ".join(window.places)
    return f"the source is about {own}, the truce is in {theirs}"


@lru_cache(maxsize=1 << 10)
def _state(name: str) -> str | None:
    found = [party for party in world().lookup(name) if party.kind is ActorKind.STATE]
    return found[0].key if len(found) == 1 else None


@lru_cache(maxsize=1 << 14)
def same_party(asked: str, written: str | None) -> bool:
    """Whether a name as a data set writes it is of the party: `Military Forces of Russia (2000-)`."""
    if not written:
        return False
    return any(f" {name} " in f" {fold(written)} " for name in _names(asked))


@lru_cache(maxsize=1 << 10)
def _names(asked: str) -> frozenset[str]:
    """The party's name and its longer aliases: two letters stand in too many words."""
    found = {fold(asked)}
    parties = world().lookup(asked)
    if len(parties) == 1:
        found |= {
            fold(alias.surface)
            for alias in world().aliases(parties[0].key)
            if len(alias.surface) > 2 and alias.form in _FORMS
        }
    return frozenset(found)


def in_area(area: str, names: Iterable[str | None]) -> bool:
    """Whether one of a row's places is the area, by name: `Sumy oblast` is `Sumy`."""
    wanted = _stem(area)
    return any(name and f" {wanted} " in f" {_stem(name)} " for name in names)


@lru_cache(maxsize=1 << 14)
def _stem(name: str) -> str:
    dropped = ("oblast", "region", "province", "governorate", "city", "state", "district", "the")
    return " ".join(word for word in fold(name).split() if word not in dropped)


def _sees(coverage: Coverage) -> str:
    """What of all fighting a source sees."""
    weapons = f" ({arms().said(coverage.weapons)})" if coverage.weapons else ""
    who = f" by {' and '.join(coverage.actors)}" if coverage.actors else ""
    return f"Of all that the terms cover, the source sees {coverage.counts}{weapons}{who}, and nothing else."
