"""Strands: what is told together is settled first, then what is told at other times joins it.

A component holds nodes beside each other: those that say by themselves which they are (anchored), or
those told in the same days. It is small, however long a conflict goes on, and settles into strands. An
anchored strand is a matter. A strand without a day of its own joins the one anchored strand that it fits, and
never joins two of them together; where there is none, the one told by most reports in near days takes those
around it.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice

from detente.record.matters.decision import Decisions, Pair
from detente.record.matters.doubt import DOUBT, MARGIN, MERGE
from detente.record.matters.facts import Facts
from detente.record.matters.graph import Graph
from detente.record.matters.node import Edge, Node, NodeKey
from detente.record.matters.settle import RIVAL, Open, Piece, Settler, barred
from detente.record.matters.strand import Component, Strand
from detente.record.matters.telling import Profile
from detente.record.matters.weigh import exclude

_MOST = 1 << 18
"""Pairs of essences whose exclusion is remembered."""


class Strands:
    """The components of a graph, and which strands are one matter; what a change touches is made anew."""

    def __init__(self, graph: Graph, decisions: Decisions) -> None:
        """Take the graph, and what people decided."""
        self._graph = graph
        self._decisions = decisions
        self._component: dict[NodeKey, Component] = {}
        self._strand: dict[NodeKey, NodeKey] = {}
        self._owners: dict[NodeKey, NodeKey] = {}
        """By strand, the strand whose matter it is part of: what was asked for since the last change."""
        self._essence: dict[NodeKey, int] = {}
        self._essences: list[Facts] = []
        self._number: dict[Profile, int] = {}
        self._excluded: dict[tuple[int, int], bool] = {}
        self._bars: dict[tuple[NodeKey, NodeKey], tuple[Piece, Piece, bool]] = {}
        self._pieces: dict[NodeKey, Piece] = {}

    def cluster(self, key: NodeKey) -> frozenset[NodeKey]:
        """The nodes that are one matter with a node."""
        self._catch_up()
        seen: set[NodeKey] = set()
        pending = [self._strand_of(key)]
        while pending:
            owner = self._owner(pending.pop())
            if owner in seen:
                continue
            strands = [owner, *self._joined(owner)]
            seen.update(strands)
            pending += [other for strand in strands for other in self._merged(strand)]
        return frozenset(node for strand in seen for node in self._made(strand).nodes)

    def open(self, keys: Iterable[NodeKey]) -> Iterator[Open]:
        """The pairs of nodes' strands that are in doubt: between those beside each other, and for each that
        stands alone the best with another. Some come twice, from either end.
        """
        self._catch_up()
        seen: set[NodeKey] = set()
        for key in keys:
            if key in seen:
                continue
            nodes = self._reach(key, DOUBT)
            seen |= nodes
            yield from self._open_beside(nodes)
            if self._graph.nodes[key].bucket is not None:
                strands = sorted({self._strand_of(node) for node in nodes})
                yield from filter(None, map(self._left_open, strands))

    def _catch_up(self) -> None:
        """Settle the components of nodes that changed again, and note who has to look at their pairs again.

        A strand that comes out of it as it was keeps what was found of it, and its neighbours need not look.
        """
        nodes, links = self._graph.changes.take()
        if not nodes and not links:
            return
        self._owners.clear()
        for key in nodes:
            self._pieces.pop(key, None)
        old = {id(found): found for key in nodes if (found := self._component.get(key))}.values()
        before = {key: strand for component in old for key, strand in component.strands.items()}
        pool = [node for component in old for node in component.nodes]
        for node in pool:
            del self._component[node], self._strand[node]
        changed: set[NodeKey] = set()
        for key in {self._strand_of(node) for node in pool if node in self._graph.nodes}:
            there, made = self._component[key].strands, self._component[key].strands[key]
            was = before.get(key)
            if was is not None and was.nodes == made.nodes and was.told == made.told:
                there[key] = before.pop(key)
            else:
                changed |= made.nodes
        changed |= {node for strand in before.values() for node in strand.nodes}
        for key, other in links:
            self._look_again(key, other)
        for node in changed:
            for other in self._graph.known_away(node):
                self._look_again(other, node)

    def _look_again(self, key: NodeKey, changed: NodeKey) -> None:
        """Note that a node's strand, if it is at hand, has to look at its pairs with a changed one again."""
        strand = self._strand.get(key)
        if strand is not None:
            self._component[key].strands[strand].stale.add(changed)

    def _open_beside(self, nodes: Iterable[NodeKey]) -> Iterator[Open]:
        """The best pair between any two strands of these nodes that could still be one."""
        edges = [Edge(o, t, p) for o in nodes for t, p in self._graph.beside(o).items() if o < t]
        seen: set[frozenset[NodeKey]] = set()
        for edge in sorted(edges, key=_order):
            one, other = self._strand_of(edge.one), self._strand_of(edge.other)
            pair = frozenset((one, other))
            if one == other or pair in seen:
                continue
            seen.add(pair)
            if not self._barred(one, other):
                yield Open.of(edge)

    def _left_open(self, strand: NodeKey) -> Open | None:
        if self._owner(strand) != strand or self._joined(strand):
            return None
        for edge in self._best_pairs(strand, DOUBT):
            other = self._other(edge)
            if self._owner(other) != strand and not self._barred(strand, other):
                return Open.of(edge)
        return None

    def _owner(self, strand: NodeKey) -> NodeKey:
        """The strand whose matter a strand is part of: itself, the anchored one that it fits, or the head of
        its days.

        Whether one is a head hangs on those before it in rank alone, so that this comes to an end.
        """
        owners, pending = self._owners, [strand]
        while pending:
            one = pending[-1]
            if one in owners:
                pending.pop()
                continue
            fits = self._anchors(one)
            if fits is not None:
                owners[one] = fits
                continue
            before = [edge for edge in self._free(one) if self._rank(self._other(edge)) < self._rank(one)]
            unknown = [other for edge in before if (other := self._other(edge)) not in owners]
            if unknown:
                pending += unknown
                continue
            heads = [edge for edge in before if owners[other := self._other(edge)] == other]
            owners[one] = self._best(one, heads) if heads else one
        return owners[strand]

    def _anchors(self, strand: NodeKey) -> NodeKey | None:
        """The anchored strand that a strand joins; itself where it is anchored, or fits several; None where
        there is none that it could join.
        """
        component = self._component[strand]
        if component.bucket is None:
            return strand
        own, links = component.strands[strand], self._links(strand)
        if own.anchors is None:
            fits = (
                edge
                for edge in links
                if self._component[other := self._other(edge)].bucket is None
                and not self._barred(strand, other)
            )
            own.anchors = tuple(islice(fits, 2))
        return self._best(strand, own.anchors) if own.anchors else None

    def _best(self, strand: NodeKey, found: Sequence[Edge]) -> NodeKey:
        """The other end of the best pair; the strand itself where the next is as good, or nearly."""
        if len(found) > 1 and found[1].total > found[0].total - MARGIN:
            return strand
        chosen = self._other(found[0])
        return strand if self._outdone(strand, chosen, found[0]) else chosen

    def _outdone(self, strand: NodeKey, chosen: NodeKey, edge: Edge) -> bool:
        """Whether one of the same days that cannot be one with a strand fits the chosen better."""
        there, links = self._made(chosen), self._links(chosen)
        if there.suitors is None:
            there.suitors = defaultdict(list)
            for one in links:
                there.suitors[self._component[one.other].bucket].append(one)
        for rival in there.suitors.get(self._component[strand].bucket, ()):
            if rival.total < edge.total:
                return False
            other = self._other(rival)
            if (rival.total > edge.total or other < strand) and self._barred(strand, other):
                return True
        return False

    def _free(self, strand: NodeKey) -> Iterator[Edge]:
        """The pairs of a strand with strands that no anchored one takes either."""
        for edge in self._links(strand):
            other = self._other(edge)
            if self._anchors(other) is None and not self._barred(strand, other):
                yield edge

    def _joined(self, owner: NodeKey) -> list[NodeKey]:
        """The strands that are part of an owner's matter, without itself."""
        others = [self._other(edge) for edge in self._links(owner)]
        return [other for other in others if self._owner(other) == owner]

    def _rank(self, strand: NodeKey) -> tuple[int, int, NodeKey]:
        return -len(self._made(strand).told.reports), self._component[strand].bucket or 0, strand

    def _links(self, strand: NodeKey) -> list[Edge]:
        """The best pair of a strand with each strand of other components that it can be one with."""
        own = self._made(strand)
        if own.links is not None and not own.stale:
            return own.links
        own.anchors = own.suitors = None
        if own.links is None:
            own.links = self._best_pairs(strand, MERGE)
        else:
            own.links = self._looked_at_again(strand, own.links, own.stale)
        own.stale = set()
        return own.links

    def _looked_at_again(self, strand: NodeKey, links: list[Edge], stale: Set[NodeKey]) -> list[Edge]:
        """The best pairs where those with some nodes changed."""
        again = {self._strand_of(node) for node in stale if node in self._graph.nodes}
        kept = [edge for edge in links if edge.other not in stale and self._strand[edge.other] not in again]
        for edge in self._best_pairs(strand, MERGE, again):
            insort(kept, edge, key=_order)
        return kept

    def _best_pairs(self, strand: NodeKey, least: float, among: Set[NodeKey] | None = None) -> list[Edge]:
        """The best pair of a strand with each strand of other components, or with each `among` them, of so
        many points at least, the best first.
        """
        best: dict[NodeKey, Edge] = {}
        few = None if among is None else [node for one in among for node in self._made(one).nodes]
        for node in self._made(strand).nodes:
            away = self._graph.away(node)
            pairs: Iterable[tuple[NodeKey, float]]
            if few is None or len(away) <= len(few):
                pairs = away.items()
            else:
                pairs = [(other, away[other]) for other in few if other in away]
            for other, total in pairs:
                if total < least:
                    continue
                there = self._strand.get(other) or self._strand_of(other)
                if among is not None and there not in among:
                    continue
                had = best.get(there)
                if had is None or total > had.total:
                    best[there] = Edge(node, other, total)
                elif total == had.total and _order(edge := Edge(node, other, total)) < _order(had):
                    best[there] = edge
        return sorted(best.values(), key=_order)

    def _other(self, edge: Edge) -> NodeKey:
        """The strand at the other end of a pair of `_best_pairs`."""
        return self._strand[edge.other]

    def _barred(self, one: NodeKey, other: NodeKey) -> bool:
        here, there = self._made(one).told, self._made(other).told
        had = self._bars.get((one, other))
        if had is not None and had[0] is here and had[1] is there:
            return had[2]
        if len(self._bars) > _MOST:
            self._bars.clear()
        split = self._pairs(here.names, self._decisions.split) if here.names and there.names else []
        found = barred(here, there, self._excludes, split)
        self._bars[one, other] = here, there, found
        return found

    def _made(self, strand: NodeKey) -> Strand:
        return self._component[strand].strands[strand]

    def _strand_of(self, key: NodeKey) -> NodeKey:
        found = self._strand.get(key)
        if found is None:
            made = self._settle(self._reach(key, RIVAL))
            for strand, own in made.strands.items():
                for node in own.nodes:
                    self._component[node] = made
                    self._strand[node] = strand
            found = self._strand[key]
        return found

    def _reach(self, key: NodeKey, least: float) -> frozenset[NodeKey]:
        """The nodes beside a node that pairs of so many points at least tie to it, at any remove."""
        seen, pending = {key}, [key]
        while pending:
            for other, total in self._graph.beside(pending.pop()).items():
                if total >= least and other not in seen:
                    seen.add(other)
                    pending.append(other)
        return frozenset(seen)

    def _settle(self, nodes: frozenset[NodeKey]) -> Component:
        """The strands of nodes beside each other."""
        pieces = {key: self._piece(key) for key in nodes}
        bucket = self._graph.nodes[next(iter(nodes))].bucket
        if len(nodes) == 1:
            return Component(nodes, bucket, {key: Strand(nodes, piece) for key, piece in pieces.items()})
        edges = [
            (one, other, total)
            for one in nodes
            for other, total in self._graph.beside(one).items()
            if one < other and total >= RIVAL
        ]
        named = frozenset().union(*(piece.names for piece in pieces.values()))
        merged = [(a, b) for a, b in self._pairs(named, self._decisions.merged) if a in nodes and b in nodes]
        split = self._pairs(named, self._decisions.split)
        settled = Settler(pieces.values(), edges, self._excludes, merged, split).settle()
        strands = {min(one): Strand(one, _joined([pieces[key] for key in one])) for one in settled}
        return Component(nodes, bucket, strands)

    def _merged(self, strand: NodeKey) -> Iterator[NodeKey]:
        """The strands that a person merged with one."""
        for key in self._made(strand).told.names:
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
        found = self._pieces.get(key)
        if found is None:
            node = self._graph.nodes[key]
            names = frozenset((key,)) if node.alone else frozenset[str]()
            found = Piece(key, frozenset(node.reports), frozenset((self._essence_of(node),)), names)
            self._pieces[key] = found
        return found

    def _essence_of(self, node: Node) -> int:
        """The number of what of a node can exclude others: many nodes share one."""
        found = self._essence.get(node.key)
        if found is None:
            own = node.essence
            found = self._number.setdefault(own, len(self._essences))
            if found == len(self._essences):
                self._essences.append(Facts(own))
            self._essence[node.key] = found
        return found

    def _excludes(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        found = self._excluded.get(pair)
        if found is None:
            if len(self._excluded) > _MOST:
                self._excluded.clear()
            found = self._excluded[pair] = exclude(self._essences[one], self._essences[other])
        return found


def _order(edge: Edge) -> tuple[float, NodeKey, NodeKey]:
    return -edge.total, min(edge.one, edge.other), max(edge.one, edge.other)


def _joined(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return Piece(
        min(piece.key for piece in pieces),
        frozenset[str]().union(*(piece.reports for piece in pieces)),
        frozenset[int]().union(*(piece.essences for piece in pieces)),
        frozenset[str]().union(*(piece.names for piece in pieces)),
    )
