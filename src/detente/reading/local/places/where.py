"""What the place step hands on: each place name with its gazetteer entry."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Place


@dataclass(frozen=True, slots=True)
class Where:
    """A place name in the text, resolved as finely as the text allows and no more."""

    start: int
    end: int
    root: int
    """Index of the head token."""
    place: Place
