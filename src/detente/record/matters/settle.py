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

    __slots__ = ("barred", "essences", "names", "number", "pieces", "reports")

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
        edges: Iterable[tuple[NodeKey, NodeKey, float]],
        excludes: Excludes,
        linked: Iterable[tuple[NodeKey, NodeKey]] = (),
        split: Iterable[tuple[NodeKey, NodeKey]] = (),
    ) -> None:
        """Take pieces, the pairs that may be one, what excludes it, and what a person joined and split."""
        self._group = {p.key: _Group(n, frozenset((p.key,)), p) for n, p in enumerate(pieces)}
        self._groups = len(self._group)
        self._edges = sorted([(-total, one, other) for one, other, total in edges])
        self._excludes = excludes
        self._split = tuple(split)
        # By piece, its pairs with the best first: this is asked so often that it holds plain tuples.
        self._of: dict[NodeKey, list[tuple[float, NodeKey]]] = {key: [] for key in self._group}
        for less, one, other in self._edges:
            self._of[one].append((-less, other))
            self._of[other].append((-less, one))
        for one, other in sorted(linked):
            self._join(self._group[one], self._group[other])

    def settle(self) -> tuple[frozenset[NodeKey], ...]:
        """Join the surest pairs first; a pair with a rival waits until the rival is out of the question."""
        waiting = [edge for edge in self._edges if -edge[0] >= MERGE]
        while True:
            left = [edge for edge in waiting if not self._try(edge)]
            if len(left) == len(waiting):
                break
            waiting = left
        clusters = {group.number: group.pieces for group in self._group.values()}
        return tuple(sorted(clusters.values(), key=min))

    def _try(self, edge: tuple[float, NodeKey, NodeKey]) -> bool:
        """Join the pair of an edge; whether there is nothing more to do about it."""
        less, first, second = edge
        one, other = self._group[first], self._group[second]
        if one is other or self._barred(one, other):
            return True
        least = -less - MARGIN
        if self._has_rival(least, first, one, other) or self._has_rival(least, second, other, one):
            return False
        self._join(one, other)
        return True

    def _has_rival(self, least: float, key: NodeKey, own: _Group, chosen: _Group) -> bool:
        """Whether a pair is as good for a piece, or nearly, with a group that the chosen one can't join."""
        groups = self._group
        for total, other in self._of[key]:
            if total < least:
                return False
            there = groups[other]
            if there is own or there is chosen:
                continue
            # Most can join the chosen one: asking that first leaves the other question to few.
            if self._barred(chosen, there) and not self._barred(own, there):
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
    for here in one.essences:
        for there in other.essences:
            if excludes(here, there):
                return True
    return False
