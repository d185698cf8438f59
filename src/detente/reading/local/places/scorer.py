"""Predicate, candidate places → the place of its act, by the weights that `training/event_places.py` learns.

The model is a conditional logit: each candidate, and no place at all, has the sum of the weights of its
clues, and the highest sum wins. The card beside the weights says what they were learned from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.knowledge.models import clue_weights
from detente.reading.local.parsed import Token
from detente.reading.local.places.clues import clues_for, clues_for_none
from detente.reading.local.places.where import Where

MODEL = "event_places.json"


def likeliest(verb: Token, places: Sequence[Where]) -> Where | None:
    """The candidate whose clues weigh most, None where none outweighs those for no place."""
    least = _weight(clues_for_none(verb, len(places)))
    scored = [_weight(clues) for clues in clues_for(verb, places)]
    best = max(range(len(scored)), key=scored.__getitem__, default=None)
    return places[best] if best is not None and scored[best] > least else None


def _weight(clues: Iterable[str]) -> float:
    known = clue_weights(MODEL)
    return sum(known.get(clue, 0.0) for clue in clues)
