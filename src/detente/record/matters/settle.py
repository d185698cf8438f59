"""Pieces and scored pairs → clusters: merged only where one candidate remains."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from detente.record.matters.doubt import MARGIN, MERGE
from detente.record.matters.node import Edge, NodeKey

Excludes = Callable[[int, int], bool]
RIVAL = MERGE - MARGIN
"""Points from which a pair can stand in the way of another."""
_FEW = 0.05
"""Share of the reports of a cluster that may tell both of two by mistake of the reader."""


class Piece(NamedTuple):
    """What is settled: a node, or nodes that are one already. `essences` number what can exclude others."""

    key: NodeKey
    reports: frozenset[str]
    essences: frozenset[int]
    names: frozenset[NodeKey] = frozenset()
    """The nodes in it that a person's decision names."""


class Open(NamedTuple):
    """A pair that was left open, and the reason."""

    edge: Edge
    reason: str

    @classmethod
    def of(cls, edge: Edge) -> Open:
        """A pair with the reason that its points give."""
        return cls(edge, "too little speaks for it" if edge.total < MERGE else "another is as likely")


class _Group:
    """Pieces that are one so far."""

    def __init__(self, number: int, pieces: frozenset[NodeKey], told: Piece) -> None:
        self.number = number
        self.pieces = pieces
        self.reports = told.reports
        self.essences = told.essences
        self.names = told.names
        self.barred: dict[int, bool] = {}


class Settler:
    """Settles the pieces of one component, whatever the order in which pieces and edges are given."""

    def __init__(
        self,
        pieces: Iterable[Piece],
        edges: Iterable[Edge],
        excludes: Excludes,
        linked: Iterable[tuple[NodeKey, NodeKey]] = (),
        split: Iterable[tuple[NodeKey, NodeKey]] = (),
    ) -> None:
        """Take pieces, the pairs that may be one, what excludes it, and what a person joined and split."""
        self._group = {p.key: _Group(n, frozenset((p.key,)), p) for n, p in enumerate(pieces)}
        self._groups = len(self._group)
        self._edges = sorted(edges, key=lambda e: (-e.total, e.one, e.other))
        self._excludes = excludes
        self._split = tuple(split)
        self._of: dict[NodeKey, list[Edge]] = {key: [] for key in self._group}
        for edge in self._edges:
            self._of[edge.one].append(edge)
            self._of[edge.other].append(edge)
        for one, other in sorted(linked):
            self._join(self._group[one], self._group[other])

    def settle(self) -> tuple[frozenset[NodeKey], ...]:
        """Join the surest pairs first; a pair with a rival waits until the rival is out of the question."""
        waiting = [edge for edge in self._edges if edge.total >= MERGE]
        while True:
            left = [edge for edge in waiting if not self._try(edge)]
            if len(left) == len(waiting):
                break
            waiting = left
        clusters = {group.number: group.pieces for group in self._group.values()}
        return tuple(sorted(clusters.values(), key=min))

    def _try(self, edge: Edge) -> bool:
        """Join the pair of an edge; whether there is nothing more to do about it."""
        one, other = self._group[edge.one], self._group[edge.other]
        if one is other or self._barred(one, other):
            return True
        if self._has_rival(edge, edge.one, other) or self._has_rival(edge, edge.other, one):
            return False
        self._join(one, other)
        return True

    def _has_rival(self, edge: Edge, key: NodeKey, chosen: _Group) -> bool:
        """Whether a pair is as good for a piece, or nearly, with a group that the chosen one can't join."""
        own = self._group[key]
        for rival in self._of[key]:
            if rival.total < edge.total - MARGIN:
                return False
            there = self._group[rival.other if rival.one == key else rival.one]
            if there is own or there is chosen or self._barred(own, there):
                continue
            if self._barred(chosen, there):
                return True
        return False

    def _barred(self, one: _Group, other: _Group) -> bool:
        """Whether two groups cannot be one: a person said so, a report tells both, values exclude it."""
        found = one.barred.get(other.number)
        if found is None:
            found = barred(one, other, self._excludes, self._split)
            one.barred[other.number] = other.barred[one.number] = found
        return found

    def _join(self, one: _Group, other: _Group) -> None:
        if one is other:
            return
        told = Piece("", one.reports | other.reports, one.essences | other.essences, one.names | other.names)
        joined = _Group(self._groups, one.pieces | other.pieces, told)
        self._groups += 1
        for key in joined.pieces:
            self._group[key] = joined


def barred(
    one: Piece | _Group,
    other: Piece | _Group,
    excludes: Excludes,
    split: Iterable[tuple[NodeKey, NodeKey]],
) -> bool:
    """Whether two cannot be one: a person said so, a report tells both, or values exclude it."""
    if one.names and other.names:
        for a, b in split:
            if (a in one.names and b in other.names) or (b in one.names and a in other.names):
                return True
    if not one.reports.isdisjoint(other.reports):
        both = len(one.reports & other.reports)
        if both > _FEW * min(len(one.reports), len(other.reports)):
            return True
    return any(excludes(a, b) for a in one.essences for b in other.essences)
