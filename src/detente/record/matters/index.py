"""The index: which entries are told, how alike they are, and which matters they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from detente.model import Reading
from detente.record.matters.decision import Decisions
from detente.record.matters.doubt import DOUBT, Doubt, Feature, Score
from detente.record.matters.fields import fields, independent
from detente.record.matters.matter import Matter, MatterKind, Member, MemberKey
from detente.record.matters.node import Edge, Node, NodeKey, node_for
from detente.record.matters.settle import Settled, Settler
from detente.record.matters.tell import tellings
from detente.record.matters.telling import Telling
from detente.record.matters.weigh import weigh

CROWD = 400
"""Nodes in a block from which it is too common to say anything: what shares only such blocks is not compared,
and `Index.crowded` names them."""
_SAID = 0.6
"""Share of the words of two entries of copies that are the same where they are one entry."""


class Index:
    """Tellings, in any order, and what is resolved of them.

    Adding a report touches the blocks of its entries; what hangs together with these is settled again as a
    whole, so that the matters are the same whatever the order.
    """

    def __init__(self, copies: Mapping[str, str] | None = None, decisions: Decisions | None = None) -> None:
        """Start empty. `copies` gives the report that a copy is one of, by ids; `decisions` are people's."""
        self._originals = originals(copies or {})
        self._decisions = decisions or Decisions()
        self._nodes: dict[NodeKey, Node] = {}
        self._node_of: dict[MemberKey, NodeKey] = {}
        self._blocks: dict[str, set[NodeKey]] = defaultdict(set)
        self._edges: dict[NodeKey, dict[NodeKey, Score]] = defaultdict(dict)
        self._reports: dict[str, tuple[Telling, ...]] = {}
        self._told: dict[str, list[str]] = defaultdict(list)
        self._settled: dict[NodeKey, Settled] = {}
        self._component: dict[NodeKey, NodeKey] = {}
        self._dirty: set[NodeKey] = set()

    def add(self, reading: Reading) -> frozenset[NodeKey]:
        """Take in a reading, in the place of an earlier one of its report. Gives the nodes touched."""
        return self.add_tellings(reading.report.id, tellings(reading))

    def add_tellings(self, report: str, told: Iterable[Telling]) -> frozenset[NodeKey]:
        """Take in the tellings of a report, in the place of earlier ones."""
        self.remove(report)
        turns: dict[tuple[object, ...], int] = defaultdict(int)
        kept = tuple(sorted(told, key=lambda telling: telling.key))
        touched = set()
        for telling in kept:
            turn = turns[telling.profile]
            turns[telling.profile] += 1
            touched.add(self._place(telling, turn))
        self._reports[report] = kept
        self._link_copies(report)
        return frozenset(touched)

    def remove(self, report: str) -> None:
        """Take a report out; nothing where it is not in."""
        for telling in self._reports.pop(report, ()):
            node = self._nodes[self._node_of.pop(telling.key)]
            del node.members[telling.key]
            self._touch(node.key)
            if not any(key.report == report for key in node.members):
                node.reports.discard(report)
            if not node.members:
                self._drop(node)

    def matters(self) -> Iterator[Matter]:
        """Every matter, each kind by itself, the earliest first."""
        found = [matter for settled in self._all() for matter in self._matters(settled)]
        yield from sorted(found, key=lambda m: (m.kind, m.id))

    def doubts(self) -> tuple[Doubt, ...]:
        """The pairs that a person is asked about, the likeliest first."""
        found = [doubt for settled in self._all() for doubt in self._doubts(settled)]
        return tuple(sorted(found, key=lambda d: (-d.score, d.pair[0].key, d.pair[1].key)))

    def matters_of(self, nodes: Iterable[NodeKey]) -> tuple[Matter, ...]:
        """The matters of some nodes, resolved: what an added report changes."""
        wanted = set(nodes) & self._nodes.keys()
        found = {id(settled): settled for key in wanted for settled in (self._settle(key),)}
        return tuple(
            self._matter(cluster)
            for settled in found.values()
            for cluster in settled.clusters
            if cluster & wanted
        )

    def crowded(self) -> Mapping[str, int]:
        """The blocks that are too common to be compared, with the number of their nodes."""
        return {key: len(nodes) for key, nodes in sorted(self._blocks.items()) if len(nodes) > CROWD}

    def _place(self, telling: Telling, turn: int) -> NodeKey:
        made = node_for(telling, turn, alone=telling.key in self._decisions.named)
        node = self._nodes.setdefault(made.key, made)
        node.members[telling.key] = telling
        node.reports.add(telling.key.report)
        self._node_of[telling.key] = node.key
        if node is made:
            self._compare(node)
        self._touch(node.key)
        return node.key

    def _compare(self, node: Node) -> None:
        near: set[NodeKey] = set()
        for key in node.blocks:
            block = self._blocks[key]
            block.add(node.key)
            if len(block) <= CROWD:
                near |= block
            elif len(block) == CROWD + 1:
                self._forget(block)
        near.discard(node.key)
        for key in near:
            other = self._nodes[key]
            score = weigh(node.profile, other.profile, abs(node.bucket - other.bucket))
            if not score.apart and score.total >= DOUBT:
                self._join(node.key, key, score)

    def _join(self, one: NodeKey, other: NodeKey, score: Score) -> None:
        self._edges[one][other] = self._edges[other][one] = score
        self._touch(other)

    def _forget(self, block: set[NodeKey]) -> None:
        """Drop the pairs that only a block which has become crowded brought together."""
        for key in block:
            for other in [o for o in self._edges[key] if o in block]:
                shared = self._nodes[key].blocks & self._nodes[other].blocks
                if all(len(self._blocks[one]) > CROWD for one in shared):
                    self._touch(key)
                    self._touch(other)
                    del self._edges[key][other]
                    self._edges[other].pop(key, None)

    def _link_copies(self, report: str) -> None:
        """Score the entries of a copy with those of its original by their words: a copy says it all again."""
        family = self._told[self._originals.get(report, report)]
        if report not in family:
            family.append(report)
        for other in family:
            if other != report:
                self._link(self._reports[report], self._reports.get(other, ()))

    def _link(self, here: tuple[Telling, ...], there: tuple[Telling, ...]) -> None:
        for one in here:
            for other in there:
                if one.profile.kind is not other.profile.kind or not one.words or not other.words:
                    continue
                if one.profile.kind is MatterKind.ACTOR:
                    continue
                shared = len(one.words & other.words) / len(one.words | other.words)
                first, second = self._node_of[one.key], self._node_of[other.key]
                if shared < _SAID or first == second:
                    continue
                score = weigh(one.profile, other.profile, abs(one.bucket - other.bucket))
                words = Feature("same words in a copy", round(4 * shared, 2))
                self._join(
                    first, second, Score(score.total + words.points, (*score.features, words), score.apart)
                )
                self._touch(first)

    def _drop(self, node: Node) -> None:
        for key in node.blocks:
            self._blocks[key].discard(node.key)
        for other in self._edges.pop(node.key, {}):
            self._edges[other].pop(node.key, None)
            self._touch(other)
        del self._nodes[node.key]
        self._component.pop(node.key, None)

    def _touch(self, key: NodeKey) -> None:
        """Forget what was settled of the component of a node."""
        root = self._component.get(key)
        if root is not None:
            self._settled.pop(root, None)

    def _all(self) -> list[Settled]:
        found = {id(settled): settled for key in self._nodes for settled in (self._settle(key),)}
        return list(found.values())

    def _settle(self, key: NodeKey) -> Settled:
        root = self._component.get(key)
        if root is not None and root in self._settled:
            return self._settled[root]
        members = self._reach(key)
        nodes = {one: self._nodes[one] for one in members}
        edges = [
            Edge(one, other, score)
            for one in members
            for other, score in self._edges.get(one, {}).items()
            if one < other
        ]
        settled = Settler(
            nodes,
            edges,
            lambda a, b: weigh(a.profile, b.profile, abs(a.bucket - b.bucket)),
            self._pairs(self._decisions.merged, members),
            self._pairs(self._decisions.split, members),
        ).settle()
        root = min(members)
        for one in members:
            self._component[one] = root
        self._settled[root] = settled
        return settled

    def _reach(self, key: NodeKey) -> set[NodeKey]:
        """All nodes that hang together with one, by pairs that may be one and by people's decisions."""
        by_hand: dict[NodeKey, set[NodeKey]] = defaultdict(set)
        for one, other in self._pairs(self._decisions.merged | self._decisions.split, self._nodes.keys()):
            by_hand[one].add(other)
            by_hand[other].add(one)
        seen, pending = {key}, [key]
        while pending:
            one = pending.pop()
            for other in (*self._edges.get(one, ()), *by_hand.get(one, ())):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        return seen

    def _pairs(
        self, pairs: Iterable[tuple[MemberKey, MemberKey]], among: Iterable[NodeKey]
    ) -> list[tuple[NodeKey, NodeKey]]:
        keys = among if isinstance(among, (set, dict)) else set(among)
        found = ((self._node_of.get(a), self._node_of.get(b)) for a, b in pairs)
        return [(a, b) for a, b in found if a is not None and b is not None and a in keys and b in keys]

    def _matters(self, settled: Settled) -> Iterator[Matter]:
        return (self._matter(cluster) for cluster in settled.clusters)

    def _matter(self, cluster: Iterable[NodeKey]) -> Matter:
        nodes = [self._nodes[key] for key in cluster]
        told = sorted((t for node in nodes for t in node.members.values()), key=lambda t: t.order)
        kind = nodes[0].kind
        return Matter(
            id=f"matter-{told[0].key.report.rpartition('-')[2]}-{told[0].key.entry}",
            kind=kind,
            members=tuple(Member(report=t.key.report, kind=kind, entry=t.key.entry) for t in told),
            fields=fields(told, self._originals),
            independent_reports=independent([t.key.report for t in told], self._originals),
            decided=any(t.key in self._decisions.named for t in told),
        )

    def _doubts(self, settled: Settled) -> Iterator[Doubt]:
        for edge, reason in settled.open:
            first, second = sorted(
                (self._nodes[edge.one].first(), self._nodes[edge.other].first()), key=lambda t: t.order
            )
            kind = first.profile.kind
            pair = tuple(Member(report=t.key.report, kind=kind, entry=t.key.entry) for t in (first, second))
            yield Doubt(
                kind=kind, pair=(pair[0], pair[1]), score=edge.score.total, why=(*edge.score.why(), reason)
            )


def originals(copies: Mapping[str, str]) -> dict[str, str]:
    """Copy → the first of its chain: a copy of a copy is one of the original."""
    found: dict[str, str] = {}
    for copy in copies:
        seen, above = {copy}, copies[copy]
        while above in copies and above not in seen:
            seen.add(above)
            above = copies[above]
        found[copy] = above
    return found
