"""Scores that explain themselves, and the pairs that stay in doubt."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import Field

from detente.model.base import Part
from detente.record.matters.matter import MatterKind, Member

MERGE = 4.0
"""Points from which two entries are taken for one matter, where nothing speaks for another."""
DOUBT = 2.5
"""Points from which a person is asked."""
MARGIN = 0.75
"""Points by which the best candidate has to lead the next."""


class Feature(NamedTuple):
    """One thing that speaks for or against two entries being one, with its points."""

    words: str
    points: float


class Score(NamedTuple):
    """How alike two entries are. `apart` says why they cannot be one, where something excludes it."""

    total: float
    features: tuple[Feature, ...]
    apart: str = ""

    def why(self) -> tuple[str, ...]:
        """The features in words, each with its points: `+2.0 same day`."""
        told = tuple(f"{feature.points:+.2f} {feature.words}" for feature in self.features)
        return (*told, f"apart: {self.apart}") if self.apart else told


class Doubt(Part):
    """Two entries, each the best of its matter, that may be one: a person is asked."""

    kind: MatterKind = Field(description="What both are.")
    pair: tuple[Member, Member] = Field(description="The two, the earlier first.")
    score: float = Field(description="Points for their being one.")
    why: tuple[str, ...] = Field(description="What speaks for and against it, and why it was left open.")
