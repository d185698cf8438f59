"""The graph: nodes in their blocks, and how alike those are that share one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from detente.record.matters.blocks import blocks
from detente.record.matters.doubt import DOUBT, Feature, Score
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.node import Node, NodeKey, node_for
from detente.record.matters.sketch import sketch, strangers, timeless
from detente.record.matters.telling import Telling
from detente.record.matters.weigh import exclude, points, weigh

CROWD = 400
"""Nodes in a block from which it is too common to say anything: what shares only such blocks is not compared,
and `Graph.crowded` names them."""
_SAID = 0.6
"""Share of the words of two entries of copies that are the same where they are one entry."""


@dataclass(slots=True)
class Changes:
    """What was changed in a graph and nobody has asked about yet."""

    nodes: set[NodeKey] = field(default_factory=set)
    """Nodes whose members or pairs with nodes beside them changed."""
    links: set[tuple[NodeKey, NodeKey]] = field(default_factory=set)
    """Nodes of other times whose pair changed, each way round."""

    def take(self) -> tuple[set[NodeKey], set[tuple[NodeKey, NodeKey]]]:
        """Both, which are forgotten."""
        taken = self.nodes, self.links
        self.nodes, self.links = set(), set()
        return taken


class Graph:
    """Nodes and the pairs of them that may be one; the same for the same tellings, in any order."""

    def __init__(self, named: Iterable[MemberKey] = ()) -> None:
        """Start empty. `named` are the entries that decisions name: each is a node of its own."""
        self.nodes: dict[NodeKey, Node] = {}
        self.node_of: dict[MemberKey, NodeKey] = {}
        self.changes = Changes()
        self._beside: dict[NodeKey, dict[NodeKey, float]] = defaultdict(dict)
        """By node, the nodes beside it that may be one with it, with the points of the pair."""
        self._away: dict[NodeKey, dict[NodeKey, float]] = defaultdict(dict)
        """The others that may be one with it."""
        self._named = frozenset(named)
        self._blocks: dict[str, set[NodeKey]] = defaultdict(set)
        self._copies: dict[NodeKey, dict[NodeKey, dict[frozenset[MemberKey], float]]] = defaultdict(dict)
        """By two nodes, in both directions: how much entries of copies in them say in the same words."""
        self._copied: dict[MemberKey, set[frozenset[NodeKey]]] = defaultdict(set)

    def add(self, tellings: Iterable[Telling]) -> None:
        """Take in the tellings of one report."""
        placed = tuple(self._place(tellings))
        self._prepare([(made, found) for _, made, found in placed])
        for telling, made, found in placed:
            node = self.nodes.setdefault(made.key, made)
            new = telling.bucket not in node.buckets
            node.take(telling)
            self.node_of[telling.key] = node.key
            self.changes.nodes.add(node.key)
            if new and not (node.known and not node.alone):
                self._compare(node, found)

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

    def remove(self, tellings: Iterable[Telling]) -> None:
        """Take tellings out."""
        said_no_more: set[frozenset[NodeKey]] = set()
        for telling in tellings:
            node = self.nodes[self.node_of.pop(telling.key)]
            self.changes.nodes.add(node.key)
            for pair in self._copied.pop(telling.key, ()):
                said_no_more.add(pair)
                self._unsay(telling.key, pair)
            if node.give_up(telling):
                self._cut(node)
                if node.members:
                    self._compare(node, {key for b in node.buckets for key in blocks(node.profile, b)})
                else:
                    del self.nodes[node.key]
        for pair in said_no_more:
            one, other = pair
            if one in self.nodes and other in self.nodes:
                self._weigh(self.nodes[one], self.nodes[other])

    def link_copies(self, here: Iterable[Telling], there: Iterable[Telling]) -> None:
        """Weigh the words of the entries of a report and of copies of its text: a copy says it all again."""
        alike: dict[tuple[MatterKind, NodeKey, frozenset[str]], list[MemberKey]] = defaultdict(list)
        for other in there:
            if other.words and other.profile.kind is not MatterKind.ACTOR:
                alike[other.profile.kind, self.node_of[other.key], other.words].append(other.key)
        for one in here:
            first = self.node_of[one.key]
            for (kind, second, words), others in alike.items():
                if kind is not one.profile.kind or first == second:
                    continue
                shared = len(one.words & words) / len(one.words | words)
                if shared >= _SAID:
                    for other_key in others:
                        self._say_same(one.key, other_key, shared)
                    self._weigh(self.nodes[first], self.nodes[second])

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

    def beside(self, key: NodeKey) -> Mapping[NodeKey, float]:
        """The nodes beside a node that may be one with it, each with the points of the pair."""
        return self._beside.get(key, {})

    def away(self, key: NodeKey) -> Mapping[NodeKey, float]:
        """The nodes of other times that may be one with a node, each with the points of the pair."""
        return self._away.get(key, {})

    def known_away(self, key: NodeKey) -> Iterable[NodeKey]:
        """Those of them that are at hand."""
        return self._away.get(key, {})

    def score(self, one: NodeKey, other: NodeKey) -> Score:
        """How alike two nodes are, in words too."""
        low, high = sorted((one, other))
        first, second = self.nodes[low], self.nodes[high]
        score = weigh(first.profile, second.profile, first.apart(second))
        words = Feature("same words in a copy", self._said(low, high))
        if words.points and not score.apart:
            return Score(round(score.total + words.points, 2), (*score.features, words))
        return score

    def _points(self, one: Node, other: Node) -> float:
        """The points of the same; 0 where they are too few to ask a person, or something excludes it."""
        if one.kind is MatterKind.ACTOR and strangers(sketch(one.profile), sketch(other.profile)):
            return 0.0
        low, high = (one, other) if one.key < other.key else (other, one)
        apart = 0 if timeless(low.profile) else low.apart(high)
        found = points(low.facts, high.facts, apart)
        said = self._said(low.key, high.key)
        if said and (found or not exclude(low.facts, high.facts)):
            found = round(found + said, 2)
        return found if found >= DOUBT else 0.0

    def _said(self, one: NodeKey, other: NodeKey) -> float:
        """Points for the words that entries of copies share in two nodes."""
        found = self._copies.get(one)
        said = found.get(other) if found else None
        return round(4 * max(said.values()), 2) if said else 0.0

    def _partners(self, key: NodeKey) -> Set[NodeKey]:
        """The nodes that may be one with a node."""
        return self._beside.get(key, {}).keys() | self._away.get(key, {}).keys()

    def _pairs(self, node: Node, other: Node) -> dict[NodeKey, dict[NodeKey, float]]:
        """Where the pair of two nodes is held."""
        return self._beside if node.bucket == other.bucket else self._away

    def _compare(self, node: Node, new: Iterable[str]) -> None:
        near: set[NodeKey] = set()
        for key in new:
            node.blocks.add(key)
            block = self._blocks[key]
            block.add(node.key)
            if len(block) <= CROWD:
                near |= block
                continue
            if len(block) == CROWD + 1:
                self._forget(block)
            # When it is told counts for all pairs that other blocks bring together too.
            near.update(*(found for b in node.blocks if len(found := self._blocks[b]) <= CROWD))
        near.discard(node.key)
        for other in self._met(near):
            self._weigh(node, other, met=True)
        others = self._partners(node.key) | self._copies.get(node.key, {}).keys()
        for key in (others & self.nodes.keys()) - near:
            self._weigh(node, self.nodes[key])

    def _met(self, near: Iterable[NodeKey]) -> Iterable[Node]:
        """The nodes that one is compared with, of those in its blocks."""
        return [self.nodes[key] for key in near]

    def _meet(self, node: Node, other: Node) -> bool:
        """Whether two nodes are compared: copies say the same in them, or they share a block."""
        if other.key in self._copies.get(node.key, ()):
            return True
        return any(len(self._blocks[key]) <= CROWD for key in node.blocks & other.blocks)

    def _weigh(self, node: Node, other: Node, *, met: bool = False) -> None:
        """Weigh a pair anew; `met` says that it is known to be compared."""
        total = self._points(node, other) if met or self._meet(node, other) else 0.0
        if self._pairs(node, other)[node.key].get(other.key, 0.0) != total:
            self._put(node, other, total)

    def _put(self, node: Node, other: Node, total: float) -> None:
        """Hold a pair with its points, or no more where it has none."""
        pairs = self._pairs(node, other)
        for one, two in ((node.key, other.key), (other.key, node.key)):
            if total:
                pairs[one][two] = total
            else:
                pairs[one].pop(two, None)
        if pairs is self._beside:
            self.changes.nodes.update((node.key, other.key))
        else:
            self.changes.links.update(((node.key, other.key), (other.key, node.key)))

    def _forget(self, block: set[NodeKey]) -> None:
        """Drop the pairs that only a block which has become crowded brought together."""
        for key in block:
            for other in self._partners(key) & block:
                if not self._meet(self.nodes[key], self.nodes[other]):
                    self._put(self.nodes[key], self.nodes[other], 0.0)

    def _cut(self, node: Node) -> None:
        """Take a node out of its blocks and pairs; a block that is crowded no more is compared."""
        for other in self._partners(node.key):
            self._put(node, self.nodes[other], 0.0)
        for key in node.blocks:
            block = self._blocks[key]
            block.discard(node.key)
            if len(block) == CROWD:
                for one, other in combinations(sorted(block), 2):
                    self._weigh(self.nodes[one], self.nodes[other], met=True)
        node.blocks.clear()
