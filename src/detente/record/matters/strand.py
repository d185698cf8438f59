"""What nodes beside each other make: a component of them, and the strands in it that are one."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.record.matters.node import Edge, NodeKey
from detente.record.matters.settle import Piece


@dataclass(slots=True)
class Strand:
    """Nodes beside each other that are one, and what was found of them since that changed."""

    nodes: frozenset[NodeKey]
    told: Piece
    links: list[Edge] | None = None
    """Its best pair with each strand of other components that it can be one with, the best first."""
    stale: set[NodeKey] = field(default_factory=set)
    """The nodes whose pairs with it are to be looked at again."""
    suitors: dict[int | None, list[Edge]] | None = None
    """The same pairs by the time of the others."""
    anchors: tuple[Edge, ...] | None = None
    """Its best two pairs with anchored ones that it can be one with."""


@dataclass(frozen=True, slots=True)
class Component:
    """Nodes beside each other that hang together, and the strands that they make, by their lowest node."""

    nodes: frozenset[NodeKey]
    bucket: int | None
    strands: dict[NodeKey, Strand]
