"""Strands: what is told together is settled first, then what is told at other times joins it.

A component holds nodes beside each other: those that say by themselves which they are (anchored), or
those told in the same days. It is small, however long a conflict goes on, and settles into strands. An
anchored strand is a matter. A strand without a day of its own joins the one anchored strand that it fits, and
never joins two of them together; where there is none, the one told by most reports in near days takes those
around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.record.matters.decision import Decisions, Pair
from detente.record.matters.doubt import MARGIN, MERGE
from detente.record.matters.graph import Graph
from detente.record.matters.node import Edge, NodeKey
from detente.record.matters.settle import Open, Piece, Settler, barred
from detente.record.matters.telling import Profile
from detente.record.matters.weigh import weigh

_MOST = 1 << 18
"""Pairs of essences whose exclusion is remembered."""


@dataclass
class Component:
    """Nodes beside each other that hang together, and the strands that they make."""

    nodes: frozenset[NodeKey]
    bucket: int | None
    strands: dict[NodeKey, Piece]
    nodes_of: dict[NodeKey, frozenset[NodeKey]]
    open: tuple[Open, ...]
    links: dict[NodeKey, list[Edge]] = field(default_factory=dict)
    """By strand, its best pair with each strand of other components, the best first; made when asked for."""


class Strands:
    """The components of a graph, and which strands are one matter; what a node touches is made anew."""

    def __init__(self, graph: Graph, decisions: Decisions) -> None:
        """Take the graph, and what people decided."""
        self._graph = graph
        self._decisions = decisions
        self._component: dict[NodeKey, Component] = {}
        self._strand: dict[NodeKey, NodeKey] = {}
        self._excluded: dict[tuple[Profile, Profile], bool] = {}

    def touch(self, nodes: Iterable[NodeKey]) -> None:
        """Forget the components of nodes, and what others know of them."""
        for key in nodes:
            component = self._component.get(key)
            if component is None:
                continue
            for node in component.nodes:
                del self._component[node]
                del self._strand[node]
            for node in component.nodes:
                for other in self._graph.edges.get(node, ()):
                    if other in self._component:
                        self._component[other].links.clear()

    def cluster(self, key: NodeKey) -> frozenset[NodeKey]:
        """The nodes that are one matter with a node."""
        seen: set[NodeKey] = set()
        pending = [self._strand_of(key)]
        owners: dict[NodeKey, NodeKey] = {}
        while pending:
            owner = self._owner(pending.pop(), owners)
            if owner in seen:
                continue
            strands = [owner, *self._joined(owner, owners)]
            seen.update(strands)
            pending += [other for strand in strands for other in self._merged(strand)]
        return frozenset(node for strand in seen for node in self._nodes_of(strand))

    def open(self, key: NodeKey) -> Iterator[Open]:
        """The pairs of a node's component that are in doubt, and the best pairs of strands alone."""
        component = self._of(key)
        yield from component.open
        if component.bucket is None:
            return
        for strand in component.strands:
            left = self._left_open(strand)
            if left is not None:
                yield left

    def _left_open(self, strand: NodeKey) -> Open | None:
        owners: dict[NodeKey, NodeKey] = {}
        if self._owner(strand, owners) != strand or self._joined(strand, owners):
            return None
        for edge in self._links(strand):
            other = self._other(edge, strand)
            if self._owner(other, owners) != strand and not self._barred(strand, other):
                reason = "too little speaks for it" if edge.score.total < MERGE else "another is as likely"
                return Open(edge, reason)
        return None

    def _owner(self, strand: NodeKey, owners: dict[NodeKey, NodeKey]) -> NodeKey:
        """The strand whose matter a strand is part of: itself, the anchored one that it fits, or the head of
        its days. `owners` remembers what was found.

        Whether one is a head hangs on those before it in rank alone, so that this comes to an end.
        """
        pending = [strand]
        while pending:
            one = pending[-1]
            if one in owners:
                pending.pop()
                continue
            fits = self._anchors(one)
            if fits is not None:
                owners[one] = fits
                continue
            before = [
                edge for edge in self._free(one) if self._rank(self._other(edge, one)) < self._rank(one)
            ]
            unknown = [other for edge in before if (other := self._other(edge, one)) not in owners]
            if unknown:
                pending += unknown
                continue
            heads = [edge for edge in before if owners[other := self._other(edge, one)] == other]
            owners[one] = self._best(one, heads) if heads else one
        return owners[strand]

    def _anchors(self, strand: NodeKey) -> NodeKey | None:
        """The anchored strand that a strand joins; itself where it is anchored, or fits several; None where
        there is none that it could join.
        """
        if self._component[strand].bucket is None:
            return strand
        found = [
            edge
            for edge in self._links(strand)
            if edge.score.total >= MERGE
            and self._component[self._other(edge, strand)].bucket is None
            and not self._barred(strand, self._other(edge, strand))
        ]
        return self._best(strand, found) if found else None

    def _best(self, strand: NodeKey, found: list[Edge]) -> NodeKey:
        """The other end of the best pair; the strand itself where the next is as good, or nearly."""
        if len(found) > 1 and found[1].score.total > found[0].score.total - MARGIN:
            return strand
        chosen = self._other(found[0], strand)
        return strand if self._outdone(strand, chosen, found[0]) else chosen

    def _outdone(self, strand: NodeKey, chosen: NodeKey, edge: Edge) -> bool:
        """Whether one of the same days that cannot be one with a strand fits the chosen better."""
        component = self._component[strand]
        rank = (-edge.score.total, strand)
        for other in component.strands.keys() - {strand}:
            for rival in self._links(other):
                better = self._other(rival, other) == chosen and (-rival.score.total, other) < rank
                if better and self._barred(strand, other):
                    return True
        return False

    def _free(self, strand: NodeKey) -> Iterator[Edge]:
        """The pairs of a strand with strands that no anchored one takes either."""
        for edge in self._links(strand):
            if edge.score.total < MERGE:
                return
            other = self._other(edge, strand)
            if self._anchors(other) is None and not self._barred(strand, other):
                yield edge

    def _joined(self, owner: NodeKey, owners: dict[NodeKey, NodeKey]) -> list[NodeKey]:
        """The strands that are part of an owner's matter, without itself."""
        others = [self._other(edge, owner) for edge in self._links(owner) if edge.score.total >= MERGE]
        return [other for other in others if self._owner(other, owners) == owner]

    def _rank(self, strand: NodeKey) -> tuple[int, int, NodeKey]:
        component = self._component[strand]
        return -len(component.strands[strand].reports), component.bucket or 0, strand

    def _links(self, strand: NodeKey) -> list[Edge]:
        """The best pair of a strand with each strand of other components, the best first."""
        component = self._component[strand]
        if strand not in component.links:
            best: dict[NodeKey, Edge] = {}
            for node in component.nodes_of[strand]:
                for other, score in self._graph.neighbours(node, beside=False):
                    there = self._strand_of(other)
                    edge = Edge(node, other, score)
                    if there not in best or _order(edge) < _order(best[there]):
                        best[there] = edge
            component.links[strand] = sorted(best.values(), key=_order)
        return component.links[strand]

    def _other(self, edge: Edge, strand: NodeKey) -> NodeKey:
        """The strand at the other end of a pair of `_links`."""
        return self._strand[edge.other]

    def _barred(self, one: NodeKey, other: NodeKey) -> bool:
        here, there = self._component[one].strands[one], self._component[other].strands[other]
        split = self._pairs(here.names, self._decisions.split) if here.names and there.names else []
        return barred(here, there, self._excludes, split)

    def _strand_of(self, key: NodeKey) -> NodeKey:
        self._of(key)
        return self._strand[key]

    def _nodes_of(self, strand: NodeKey) -> frozenset[NodeKey]:
        return self._component[strand].nodes_of[strand]

    def _of(self, key: NodeKey) -> Component:
        found = self._component.get(key)
        if found is None:
            found = self._settle(self._reach(key))
            for strand, nodes in found.nodes_of.items():
                for node in nodes:
                    self._component[node] = found
                    self._strand[node] = strand
        return found

    def _reach(self, key: NodeKey) -> frozenset[NodeKey]:
        seen, pending = {key}, [key]
        while pending:
            for other, _ in self._graph.neighbours(pending.pop(), beside=True):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        return frozenset(seen)

    def _settle(self, nodes: frozenset[NodeKey]) -> Component:
        """The strands of nodes beside each other."""
        edges = [
            Edge(one, other, score)
            for one in nodes
            for other, score in self._graph.neighbours(one, beside=True)
            if one < other
        ]
        pieces = {key: self._piece(key) for key in nodes}
        named = frozenset().union(*(piece.names for piece in pieces.values()))
        merged = [(a, b) for a, b in self._pairs(named, self._decisions.merged) if a in nodes and b in nodes]
        split = self._pairs(named, self._decisions.split)
        settled = Settler(pieces.values(), edges, self._excludes, merged, split).settle()
        nodes_of = {min(cluster): cluster for cluster in settled.clusters}
        strands = {key: _joined([pieces[one] for one in cluster]) for key, cluster in nodes_of.items()}
        bucket = self._graph.nodes[min(nodes)].bucket
        return Component(nodes, bucket, strands, nodes_of, settled.open)

    def _merged(self, strand: NodeKey) -> Iterator[NodeKey]:
        """The strands that a person merged with one."""
        for key in self._component[strand].strands[strand].names:
            (member,) = self._graph.nodes[key].members
            for other in self._decisions.merged_with(member):
                if other in self._graph.node_of:
                    yield self._strand_of(self._graph.node_of[other])

    def _pairs(self, named: Iterable[NodeKey], decided: frozenset[Pair]) -> list[tuple[NodeKey, NodeKey]]:
        """The pairs that were decided so and have one of the named nodes in them, the lower entry first."""
        found: set[tuple[NodeKey, NodeKey]] = set()
        known = self._graph.node_of
        for key in named:
            (member,) = self._graph.nodes[key].members
            for other in self._decisions.partners.get(member, ()):
                pair = (min(member, other), max(member, other))
                if other in known and pair in decided:
                    found.add((known[pair[0]], known[pair[1]]))
        return sorted(found)

    def _piece(self, key: NodeKey) -> Piece:
        node = self._graph.nodes[key]
        names = frozenset((key,)) if node.alone else frozenset[str]()
        return Piece(key, frozenset(node.reports), frozenset((node.essence,)), names)

    def _excludes(self, one: Profile, other: Profile) -> bool:
        found = self._excluded.get((one, other))
        if found is None:
            if len(self._excluded) > _MOST:
                self._excluded.clear()
            found = bool(weigh(one, other, 0).apart)
            self._excluded[one, other] = self._excluded[other, one] = found
        return found


def _order(edge: Edge) -> tuple[float, NodeKey, NodeKey]:
    return -edge.score.total, min(edge.one, edge.other), max(edge.one, edge.other)


def _joined(pieces: list[Piece]) -> Piece:
    return Piece(
        min(piece.key for piece in pieces),
        frozenset[str]().union(*(piece.reports for piece in pieces)),
        frozenset[Profile]().union(*(piece.essences for piece in pieces)),
        frozenset[str]().union(*(piece.names for piece in pieces)),
    )
