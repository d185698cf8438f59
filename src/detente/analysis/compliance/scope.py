"""Which incidents the terms of a ceasefire cover, and whether the source could see them at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from detente.analysis.window import WindowScope
from detente.incidents import Coverage, Incidents
from detente.knowledge.arms import arms
from detente.knowledge.arms.arms import Kind
from detente.knowledge.fold import fold
from detente.knowledge.world import world
from detente.model.codes import PlacePrecision

Chosen = NDArray[np.bool_]
MOST_UNPLACED = 0.2
_FORMS = ("name", "acronym")
_COARSE = {PlacePrecision.COUNTRY.value, PlacePrecision.REGION.value, None}


@dataclass(frozen=True, slots=True)
class Matched:
    """The incidents that the terms cover, as a mask; why the source can't see them; what to know."""

    chosen: Chosen
    unseen: tuple[str, ...]
    notes: tuple[str, ...]
    filtered: bool
    """Whether the terms leave any incident of the source out, or would."""


def match(scope: WindowScope, incidents: Incidents, coverage: Coverage) -> Matched:
    """The incidents of a source that a scope covers."""
    found = _Match(scope, incidents, coverage)
    if scope.unread:
        found.unseen.append(
            f"the terms say “{scope.unread}”, which no field of the source can be compared with"
        )
    found.classes("targets", scope.targets, coverage.targets, "what was hit", "targets")
    found.classes("weapons", scope.weapons, coverage.weapons, "with which weapon", "weapons")
    found.actors()
    found.area()
    narrow = bool(scope.unread or scope.targets or scope.weapons or scope.actors or scope.area)
    if not narrow:
        found.notes.append(_sees(coverage))
    return Matched(found.chosen, tuple(found.unseen), tuple(found.notes), narrow)


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
            self.unseen.append(f"the source records no {_words(asked)}: it has {_words(seen)}")
            return
        if blind := [name for name in asked if not arms().with_parts([name]) & set(seen)]:
            self.notes.append(f"Of the terms, {_words(blind)} are not in the source: they are not counted.")
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

    def keep(self, which: Iterable[bool]) -> None:
        self.chosen &= np.fromiter(which, dtype=bool, count=len(self.incidents))


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
    weapons = f" ({_words(coverage.weapons)})" if coverage.weapons else ""
    who = f" by {' and '.join(coverage.actors)}" if coverage.actors else ""
    return f"Of all that the terms cover, the source sees {coverage.counts}{weapons}{who}, and nothing else."


def _words(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)
