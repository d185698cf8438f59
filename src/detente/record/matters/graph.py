"""The graph: nodes in their blocks, and how alike those are that share one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from detente.record.matters.blocks import blocks
from detente.record.matters.doubt import DOUBT, Feature, Score
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.node import Node, NodeKey, node_for
from detente.record.matters.telling import Telling
from detente.record.matters.weigh import weigh

CROWD = 400
"""Nodes in a block from which it is too common to say anything: what shares only such blocks is not compared,
and `Graph.crowded` names them."""
_NONE = Score(0.0, ())
_SAID = 0.6
"""Share of the words of two entries of copies that are the same where they are one entry."""


class Graph:
    """Nodes and the pairs of them that may be one; the same for the same tellings, in any order."""

    def __init__(self, named: Iterable[MemberKey] = ()) -> None:
        """Start empty. `named` are the entries that decisions name: each is a node of its own."""
        self.nodes: dict[NodeKey, Node] = {}
        self.node_of: dict[MemberKey, NodeKey] = {}
        self.edges: dict[NodeKey, dict[NodeKey, Score]] = defaultdict(dict)
        self._named = frozenset(named)
        self._blocks: dict[str, set[NodeKey]] = defaultdict(set)
        self._copies: dict[NodeKey, dict[NodeKey, dict[frozenset[MemberKey], float]]] = defaultdict(dict)
        """By two nodes, in both directions: how much entries of copies in them say in the same words."""
        self._copied: dict[MemberKey, set[frozenset[NodeKey]]] = defaultdict(set)

    def add(self, tellings: Iterable[Telling]) -> set[NodeKey]:
        """Take in the tellings of one report. Gives the nodes whose members or pairs changed."""
        touched: set[NodeKey] = set()
        placed = tuple(self._place(tellings))
        self._prepare([(made, found) for _, made, found in placed])
        for telling, made, found in placed:
            node = self.nodes.setdefault(made.key, made)
            new = telling.bucket not in node.buckets
            node.take(telling)
            self.node_of[telling.key] = node.key
            touched.add(node.key)
            if new and not (node.known and not node.alone):
                touched |= self._compare(node, found)
        return touched

    def _place(self, tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Node, frozenset[str]]]:
        """The tellings of a report in order, each with the node that it belongs to and its blocks."""
        turns: dict[object, int] = defaultdict(int)
        for telling in sorted(tellings, key=lambda telling: telling.key):
            turn = turns[telling.profile]
            turns[telling.profile] += 1
            found = blocks(telling.profile, telling.bucket)
            alone = telling.key in self._named
            yield telling, node_for(telling, turn, alone=alone, blocked=bool(found)), found

    def _prepare(self, placed: Sequence[tuple[Node, frozenset[str]]]) -> None:
        """Called before nodes take tellings that are in these blocks."""

    def remove(self, tellings: Iterable[Telling]) -> set[NodeKey]:
        """Take tellings out. Gives the nodes that changed, also those that are no more."""
        touched: set[NodeKey] = set()
        said_no_more: set[frozenset[NodeKey]] = set()
        for telling in tellings:
            node = self.nodes[self.node_of.pop(telling.key)]
            touched.add(node.key)
            for pair in self._copied.pop(telling.key, ()):
                said_no_more.add(pair)
                self._unsay(telling.key, pair)
            if node.give_up(telling):
                touched |= self._cut(node)
                if node.members:
                    found = {key for bucket in node.buckets for key in blocks(node.profile, bucket)}
                    touched |= self._compare(node, found)
                else:
                    del self.nodes[node.key]
        for pair in said_no_more:
            one, other = sorted(pair)
            if one in self.nodes and other in self.nodes:
                touched |= self._weigh(self.nodes[one], self.nodes[other])
        return touched

    def link_copies(self, here: Iterable[Telling], there: Iterable[Telling]) -> set[NodeKey]:
        """Weigh the words of the entries of two copies of one text: a copy says it all again."""
        touched: set[NodeKey] = set()
        rest = [telling for telling in there if telling.words]
        for one in here:
            for other in rest:
                if one.profile.kind is not other.profile.kind or one.profile.kind is MatterKind.ACTOR:
                    continue
                shared = len(one.words & other.words) / len(one.words | other.words)
                first, second = self.node_of[one.key], self.node_of[other.key]
                if shared >= _SAID and first != second:
                    self._say_same(one.key, other.key, shared)
                    touched |= self._weigh(self.nodes[first], self.nodes[second])
        return touched

    def _say_same(self, one: MemberKey, other: MemberKey, shared: float) -> None:
        """Note how much two entries of copies say in the same words."""
        here, there = self.node_of[one], self.node_of[other]
        for first, second in ((here, there), (there, here)):
            self._copies[first].setdefault(second, {})[frozenset((one, other))] = shared
        self._copied[one].add(frozenset((here, there)))
        self._copied[other].add(frozenset((here, there)))

    def _unsay(self, gone: MemberKey, pair: frozenset[NodeKey]) -> None:
        """Forget what an entry of one of two nodes says in the words of the other's."""
        here, there = pair
        said = self._copies[here].get(there, {})
        left = {keys: share for keys, share in said.items() if gone not in keys}
        for first, second in ((here, there), (there, here)):
            if left:
                self._copies[first][second] = left
            else:
                self._copies[first].pop(second, None)

    def crowded(self) -> Mapping[str, int]:
        """The blocks that are too common to be compared, with the number of their nodes."""
        return {key: len(nodes) for key, nodes in sorted(self._blocks.items()) if len(nodes) > CROWD}

    def neighbours(self, key: NodeKey, *, beside: bool) -> Iterator[tuple[NodeKey, Score]]:
        """The nodes that may be one with a node: those beside it, or all others."""
        node = self.nodes[key]
        for other, score in self.edges.get(key, {}).items():
            if node.beside(self.nodes[other]) is beside:
                yield other, score

    def _compare(self, node: Node, new: Iterable[str]) -> set[NodeKey]:
        near: set[NodeKey] = set()
        touched: set[NodeKey] = set()
        for key in new:
            node.blocks.add(key)
            block = self._blocks[key]
            block.add(node.key)
            if len(block) <= CROWD:
                near |= block
                continue
            if len(block) == CROWD + 1:
                touched |= self._forget(block)
            # When it is told counts for all pairs that other blocks bring together too.
            near.update(*(found for b in node.blocks if len(found := self._blocks[b]) <= CROWD))
        near.discard(node.key)
        for key in near:
            touched |= self._weigh(node, self.nodes[key], met=True)
        others = self.edges.get(node.key, {}).keys() | self._copies.get(node.key, {}).keys()
        for key in (others & self.nodes.keys()) - near:
            touched |= self._weigh(node, self.nodes[key])
        return touched

    def _meet(self, node: Node, other: Node) -> bool:
        """Whether two nodes are compared: copies say the same in them, or they share a block."""
        if other.key in self._copies.get(node.key, ()):
            return True
        return any(len(self._blocks[key]) <= CROWD for key in node.blocks & other.blocks)

    def _score(self, node: Node, other: Node) -> Score:
        """How alike two nodes are; no features where they are none that may be one."""
        one, two = (node, other) if node.key < other.key else (other, node)
        score = weigh(one.profile, two.profile, one.apart(two))
        said = self._copies.get(node.key, {}).get(other.key)
        if said and not score.apart:
            words = Feature("same words in a copy", round(4 * max(said.values()), 2))
            score = Score(round(score.total + words.points, 2), (*score.features, words))
        return _NONE if score.apart or score.total < DOUBT else score

    def _weigh(self, node: Node, other: Node, *, met: bool = False) -> set[NodeKey]:
        """Score a pair anew; `met` says that it is known to be compared. Gives both where that changed it."""
        score = self._score(node, other) if met or self._meet(node, other) else _NONE
        had = self.edges[node.key].get(other.key)
        if not score.features:
            if had is None:
                return set()
            del self.edges[node.key][other.key], self.edges[other.key][node.key]
        elif had == score:
            return set()
        else:
            self.edges[node.key][other.key] = self.edges[other.key][node.key] = score
        return {node.key, other.key}

    def _forget(self, block: set[NodeKey]) -> set[NodeKey]:
        """Drop the pairs that only a block which has become crowded brought together."""
        touched: set[NodeKey] = set()
        for key in block:
            for other in [o for o in self.edges[key] if o in block]:
                if not self._meet(self.nodes[key], self.nodes[other]):
                    touched |= {key, other}
                    del self.edges[key][other], self.edges[other][key]
        return touched

    def _cut(self, node: Node) -> set[NodeKey]:
        """Take a node out of its blocks and pairs; a block that is crowded no more is compared."""
        touched = set(self.edges.pop(node.key, {}))
        for other in touched:
            del self.edges[other][node.key]
        for key in node.blocks:
            block = self._blocks[key]
            block.discard(node.key)
            if len(block) == CROWD:
                for one, other in combinations(sorted(block), 2):
                    touched |= self._weigh(self.nodes[one], self.nodes[other], met=True)
        node.blocks.clear()
        return touched
