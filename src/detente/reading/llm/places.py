"""Place words that a model quotes → places: by name, with what the world's list or the gazetteer knows."""

from __future__ import annotations

from datetime import date

from detente.knowledge.gazetteer import Entry, gazetteer
from detente.knowledge.world import world
from detente.model import Evidence, Place, Report
from detente.model.codes import ActorKind, PlacePrecision
from detente.reading.aligner import Aligner
from detente.reading.llm.near import Near
from detente.reading.llm.notes import Notes
from detente.reading.local.places.named import Named
from detente.reading.local.places.publish import place
from detente.reading.local.places.resolve import Choice

_CHANCE = 0.6
_LARGER = 10
"""How many times larger than all others of its name a place has to be, to be meant without more words."""
_LONGEST = 80
_AROUND = frozenset({"admin1", "admin2", "admin3"})


class Places:
    """The places of one report."""

    def __init__(self, report: Report, aligner: Aligner, notes: Notes) -> None:
        self._aligner = aligner
        self._notes = notes
        self._on = date.fromisoformat(report.published_at[:10])

    def find(self, words: str | None, near: Near, what: str = "place") -> tuple[Place, Evidence] | None:
        """The place with its words; None, and a note, where these are not near."""
        if not words:
            return None
        placed = self._aligner.place(words, near.values, near=near.sentence)
        if placed is None or len(placed.evidence.quote) > _LONGEST:
            self._notes.unplaced(f"the {what}", words)
            return None
        return self._place(placed.evidence.quote), placed.evidence

    def _place(self, name: str) -> Place:
        parties = world().lookup(name, self._on)
        party = parties[0] if len(parties) == 1 else None
        entries = gazetteer().lookup(name)
        if party is not None and party.kind is ActorKind.STATE:
            entries = tuple(entry for entry in entries if entry.feature == "country")
        if party is None and not entries:
            return Place(name=name, precision=PlacePrecision.SITE)
        return place(Named(0, 0, name, entries, party), _choice(entries))


def _choice(entries: tuple[Entry, ...]) -> Choice | None:
    """The place that dwarfs all others of its name; a town before the subdivision around it."""
    if not entries:
        return None
    own = [entry for entry in entries if entry.main] or entries
    first, *rest = sorted(own, key=lambda entry: (entry.feature in _AROUND, -entry.population))
    others = [entry for entry in rest if (entry.country, entry.admin1) != (first.country, first.admin1)]
    if first.population < _LARGER * sum(entry.population for entry in others):
        return None
    return Choice(first, _CHANCE, _CHANCE)
