"""Strands: what is told together is settled first, then what the strands of other times make with it.

A component of the first step holds nodes beside each other: those that say by themselves which they are, or
those told in the same days. It is small, however long a conflict goes on. Its clusters, the strands, are
settled with those of other times in the second step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from detente.record.matters.decision import Decisions
from detente.record.matters.essence import essence
from detente.record.matters.graph import Graph
from detente.record.matters.matter import MemberKey
from detente.record.matters.node import Edge, NodeKey
from detente.record.matters.settle import Open, Piece, Settled, Settler
from detente.record.matters.telling import Profile
from detente.record.matters.weigh import weigh

Links = dict[tuple[NodeKey, NodeKey], Edge]
"""By two strands, the lower key first, the best pair of their nodes."""
_MOST = 1 << 18


@dataclass
class Component:
    """Nodes beside each other that hang together, and the strands that they make."""

    root: NodeKey
    nodes: frozenset[NodeKey]
    strands: dict[NodeKey, Piece]
    strand_of: dict[NodeKey, NodeKey]
    links: dict[NodeKey, Links] = field(default_factory=dict)
    """By the root of another component, or its own."""
    top: NodeKey = ""


class Whole(NamedTuple):
    """All that hangs together: which components, the clusters of nodes, the pairs of nodes in doubt."""

    components: tuple[Component, ...]
    clusters: tuple[frozenset[NodeKey], ...]
    open: tuple[Open, ...]


class Strands:
    """The components of a graph, and what they settle into; what a node touches is made anew."""

    def __init__(self, graph: Graph, decisions: Decisions) -> None:
        """Take the graph, and what people decided."""
        self._graph = graph
        self._decisions = decisions
        self._component: dict[NodeKey, Component] = {}
        self._wholes: dict[NodeKey, Whole] = {}
        self._dirty: set[NodeKey] = set()
        self._excluded: dict[tuple[Profile, Profile], bool] = {}
        self._essences: dict[NodeKey, Profile] = {}

    def touch(self, nodes: Iterable[NodeKey]) -> None:
        """Forget the components of nodes, and what these were settled into."""
        for key in nodes:
            self._dirty.add(key)
            component = self._component.get(key)
            if component is None:
                continue
            self._undo(component.top)
            for node in component.nodes:
                del self._component[node]
                self._dirty.add(node)
            for root in component.links.keys() - {component.root}:
                there = self._component[root]
                del there.links[component.root]
                self._undo(there.top)

    def whole(self, key: NodeKey) -> Whole:
        """What hangs together with a node, settled."""
        self._mend()
        component = self._component[key]
        if component.top not in self._wholes:
            self._settle(component)
        return self._wholes[component.top]

    def _undo(self, top: NodeKey) -> None:
        for component in self._wholes.pop(top, Whole((), (), ())).components:
            component.top = ""

    def _mend(self) -> None:
        """Make the components of all nodes that have none, and the links between them and others."""
        made = []
        for key in sorted(self._dirty):
            if key in self._graph.nodes and key not in self._component:
                component = self._first(self._reach(key))
                made.append(component)
                for node in component.nodes:
                    self._component[node] = component
        self._dirty.clear()
        for component in made:
            self._link(component)

    def _reach(self, key: NodeKey) -> frozenset[NodeKey]:
        seen, pending = {key}, [key]
        while pending:
            for other, _ in self._graph.neighbours(pending.pop(), beside=True):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        return frozenset(seen)

    def _first(self, nodes: frozenset[NodeKey]) -> Component:
        """The first step: the strands of nodes beside each other."""
        edges = [
            Edge(one, other, score)
            for one in nodes
            for other, score in self._graph.neighbours(one, beside=True)
            if one < other
        ]
        pieces = {key: self._piece(key) for key in nodes}
        settled = self._run(pieces, edges, {key: key for key in nodes})
        strands, strand_of = {}, {}
        for cluster in settled.clusters:
            strand = _joined([pieces[key] for key in cluster])
            strands[strand.key] = strand
            strand_of.update(dict.fromkeys(cluster, strand.key))
        return Component(min(nodes), nodes, strands, strand_of)

    def _link(self, component: Component) -> None:
        """The best pairs between the strands of a component and all others, its own too."""
        for node in component.nodes:
            own = component.strand_of[node]
            for other, score in self._graph.edges.get(node, {}).items():
                there = self._component[other]
                strand = there.strand_of[other]
                if strand == own:
                    continue
                links = component.links.setdefault(there.root, {})
                there.links[component.root] = links
                pair = (own, strand) if own < strand else (strand, own)
                edge = Edge(node, other, score) if own < strand else Edge(other, node, score)
                had = links.get(pair)
                if had is None or (-score.total, edge.one, edge.other) < (
                    -had.score.total,
                    had.one,
                    had.other,
                ):
                    links[pair] = edge
        for pair in self._by_hand(component):
            there = self._component[pair]
            component.links.setdefault(there.root, {})
            there.links.setdefault(component.root, component.links[there.root])

    def _by_hand(self, component: Component) -> Iterable[NodeKey]:
        """The nodes that decisions name together with one of a component."""
        for strand in component.strands.values():
            for key in strand.names:
                (member,) = self._graph.nodes[key].members
                for other in self._decisions.partners[member]:
                    if other in self._graph.node_of:
                        yield self._graph.node_of[other]

    def _settle(self, start: Component) -> None:
        """The second step: all strands that hang together."""
        components, pending = {start.root: start}, [start]
        links: Links = {}
        while pending:
            component = pending.pop()
            for root, found in component.links.items():
                links.update(found)
                if root not in components:
                    components[root] = self._component[root]
                    pending.append(components[root])
        pieces = {key: strand for c in components.values() for key, strand in c.strands.items()}
        strand_of = {node: strand for c in components.values() for node, strand in c.strand_of.items()}
        edges = [Edge(one, other, edge.score) for (one, other), edge in links.items()]
        settled = self._run(pieces, edges, strand_of)
        nodes: dict[NodeKey, list[NodeKey]] = {}
        for node, strand in strand_of.items():
            nodes.setdefault(strand, []).append(node)
        clusters = [frozenset(node for key in cluster for node in nodes[key]) for cluster in settled.clusters]
        left = [Open(links[one.edge.one, one.edge.other], one.reason) for one in settled.open]
        top = min(components)
        for component in components.values():
            component.top = top
        self._wholes[top] = Whole(tuple(components.values()), tuple(clusters), tuple(left))

    def _run(
        self, pieces: dict[NodeKey, Piece], edges: list[Edge], piece_of: dict[NodeKey, NodeKey]
    ) -> Settled:
        named = {key for piece in pieces.values() for key in piece.names}
        merged = [(piece_of[a], piece_of[b]) for a, b in self._pairs(self._decisions.merged, named)]
        split = self._pairs(self._decisions.split, named)
        return Settler(pieces.values(), edges, self._excludes, merged, split).settle()

    def _pairs(
        self, pairs: Iterable[tuple[MemberKey, MemberKey]], named: set[NodeKey]
    ) -> list[tuple[NodeKey, NodeKey]]:
        if not named:
            return []
        found = ((self._graph.node_of.get(a, ""), self._graph.node_of.get(b, "")) for a, b in pairs)
        return [(a, b) for a, b in found if a in named and b in named]

    def _piece(self, key: NodeKey) -> Piece:
        node = self._graph.nodes[key]
        if key not in self._essences:
            self._essences[key] = essence(node.profile)
        names = frozenset((key,)) if node.alone else frozenset[str]()
        return Piece(key, frozenset(node.reports), frozenset((self._essences[key],)), names)

    def _excludes(self, one: Profile, other: Profile) -> bool:
        found = self._excluded.get((one, other))
        if found is None:
            if len(self._excluded) > _MOST:
                self._excluded.clear()
            found = bool(weigh(one, other, 0).apart)
            self._excluded[one, other] = self._excluded[other, one] = found
        return found


def _joined(pieces: list[Piece]) -> Piece:
    return Piece(
        min(piece.key for piece in pieces),
        frozenset[str]().union(*(piece.reports for piece in pieces)),
        frozenset[Profile]().union(*(piece.essences for piece in pieces)),
        frozenset[str]().union(*(piece.names for piece in pieces)),
    )
