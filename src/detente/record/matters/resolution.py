"""Readings → the matters that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field

from detente.model import Reading
from detente.model.base import Part
from detente.record.matters.decision import Decision, Decisions
from detente.record.matters.doubt import Doubt
from detente.record.matters.index import Index
from detente.record.matters.matter import Matter


class Resolution(Part):
    """What is resolved of some readings."""

    matters: tuple[Matter, ...] = Field(description="Every matter; an entry is a member of exactly one.")
    doubts: tuple[Doubt, ...] = Field(description="Pairs that a person is asked about, the likeliest first.")
    crowded: dict[str, int] = Field(
        description="Blocks with so many entries that they are not compared by these alone."
    )


def resolve(
    readings: Iterable[Reading],
    copies: Mapping[str, str] | None = None,
    decisions: Iterable[Decision] = (),
) -> Resolution:
    """The matters of readings, the same whatever their order.

    `copies` gives, by the id of a report that is a copy, the id of its original. `decisions` are people's
    merges and splits; no reading undoes them.
    """
    index = Index(copies, Decisions(decisions))
    for reading in readings:
        index.add(reading)
    return Resolution(matters=tuple(index.matters()), doubts=index.doubts(), crowded=dict(index.crowded()))
