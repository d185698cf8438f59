"""Nodes and scored pairs → clusters: merged only where one candidate remains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from detente.record.matters.doubt import MARGIN, MERGE, Score
from detente.record.matters.node import Edge, Node, NodeKey

Weigh = Callable[[Node, Node], Score]
_FEW = 0.05
"""Share of the reports of a matter that may tell both of two nodes by mistake of the reader."""


class Open(NamedTuple):
    """A pair that was left open, and the reason."""

    edge: Edge
    reason: str


class Settled(NamedTuple):
    """The clusters of some nodes, and the pairs between them that are in doubt."""

    clusters: tuple[frozenset[NodeKey], ...]
    open: tuple[Open, ...]


class Settler:
    """Settles the nodes of one component, whatever the order in which nodes and edges are given."""

    def __init__(
        self,
        nodes: Mapping[NodeKey, Node],
        edges: Iterable[Edge],
        weigh: Weigh,
        linked: Iterable[tuple[NodeKey, NodeKey]] = (),
        split: Iterable[tuple[NodeKey, NodeKey]] = (),
    ) -> None:
        """Take nodes, the pairs that may be one, how to weigh any two, and what a person joined and split."""
        self._nodes = nodes
        self._edges = sorted(edges, key=lambda e: (-e.score.total, e.one, e.other))
        self._weigh = weigh
        self._split = {frozenset(pair) for pair in split}
        self._group = {key: frozenset((key,)) for key in nodes}
        self._of: dict[NodeKey, list[Edge]] = {key: [] for key in nodes}
        self._excluded: dict[tuple[NodeKey, NodeKey], bool] = {}
        for edge in self._edges:
            self._of[edge.one].append(edge)
            self._of[edge.other].append(edge)
        for one, other in sorted(linked):
            self._join(one, other)

    def settle(self) -> Settled:
        """Join the surest pairs first; a pair with a rival waits until the rival is out of the question."""
        waiting = [edge for edge in self._edges if edge.score.total >= MERGE]
        while True:
            left = [edge for edge in waiting if not self._try(edge)]
            if len(left) == len(waiting):
                break
            waiting = left
        return Settled(tuple(sorted(set(self._group.values()), key=min)), tuple(self._doubts()))

    def _try(self, edge: Edge) -> bool:
        """Join the pair of an edge; whether there is nothing more to do about it."""
        one, other = self._group[edge.one], self._group[edge.other]
        if one is other or self._barred(one, other):
            return True
        if self._rival(edge, edge.one, other) or self._rival(edge, edge.other, one):
            return False
        self._join(edge.one, edge.other)
        return True

    def _rival(self, edge: Edge, node: NodeKey, chosen: frozenset[NodeKey]) -> Edge | None:
        """A pair as good for a node, or nearly, with another cluster that the chosen one can't join."""
        own = self._group[node]
        for rival in self._of[node]:
            if rival.score.total < edge.score.total - MARGIN:
                return None
            there = self._group[rival.other if rival.one == node else rival.one]
            if there is own or there is chosen or self._barred(own, there):
                continue
            if self._barred(chosen, there):
                return rival
        return None

    def _barred(self, one: frozenset[NodeKey], other: frozenset[NodeKey]) -> bool:
        """Whether two clusters cannot be one: a person said so, a report tells both, values exclude it."""
        return self._by_hand(one, other) or self._both_told(one, other) or self._excludes(one, other)

    def _by_hand(self, one: frozenset[NodeKey], other: frozenset[NodeKey]) -> bool:
        if not self._split:
            return False
        return any(len(pair & one) == 1 and len(pair & other) == 1 for pair in self._split)

    def _both_told(self, one: frozenset[NodeKey], other: frozenset[NodeKey]) -> bool:
        here = set().union(*(self._nodes[key].reports for key in one))
        there = set().union(*(self._nodes[key].reports for key in other))
        both = len(here & there)
        return both > _FEW * min(len(here), len(there))

    def _excludes(self, one: frozenset[NodeKey], other: frozenset[NodeKey]) -> bool:
        return any(self._exclude(a, b) for a in one for b in other)

    def _exclude(self, one: NodeKey, other: NodeKey) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._excluded:
            self._excluded[pair] = bool(self._weigh(self._nodes[pair[0]], self._nodes[pair[1]]).apart)
        return self._excluded[pair]

    def _join(self, one: NodeKey, other: NodeKey) -> None:
        joined = self._group[one] | self._group[other]
        for key in joined:
            self._group[key] = joined

    def _doubts(self) -> Iterator[Open]:
        """The best pair between any two clusters that could still be one."""
        seen: set[frozenset[frozenset[NodeKey]]] = set()
        for edge in self._edges:
            one, other = self._group[edge.one], self._group[edge.other]
            pair = frozenset((one, other))
            if one is other or pair in seen:
                continue
            seen.add(pair)
            if not self._barred(one, other):
                reason = "too little speaks for it" if edge.score.total < MERGE else "another is as likely"
                yield Open(edge, reason)
