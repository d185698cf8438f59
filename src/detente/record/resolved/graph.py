"""The graph of a record: the part of it that is at work is read from the tables, and what changes is written.

It is `matters.Graph` in all that it decides; what is not there yet is fetched before it is looked at. A
record's matters are therefore the same as those of one index of all its readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from detente.record.matters.blocks import blocks
from detente.record.matters.doubt import Score
from detente.record.matters.graph import CROWD, Graph
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.node import Node, NodeKey
from detente.record.matters.sketch import acquainted
from detente.record.matters.telling import Telling
from detente.record.resolved import rows

Placed = Sequence[tuple[Node, frozenset[str]]]
"""Nodes with the blocks that they are put into."""
_WAVE = 200
"""Nodes whose pairs are fetched together with those of one that is asked for."""


def is_known(key: NodeKey) -> bool:
    """Whether a node is an actor of the world."""
    return key.startswith(f"{MatterKind.ACTOR}=")


def _is_sketched(key: NodeKey) -> bool:
    """Whether a node is an actor whose key is made of its profile."""
    return key.startswith(f"{MatterKind.ACTOR}-") and "@" in key


class KeptGraph(Graph):
    """The graph in the tables of a record. After changes, `flush` writes them."""

    def __init__(
        self, connection: Connection, named: Iterable[MemberKey] = (), *, whole: bool = False
    ) -> None:
        """Start with nothing fetched. With `whole` blocks are fetched whole, as is needed to leave them."""
        super().__init__(named)
        self._connection = connection
        self._most = None if whole else 2 * CROWD
        self._paired: set[NodeKey] = set()
        self._unpaired: dict[NodeKey, None] = {}
        self._blocks_before: dict[NodeKey, frozenset[str]] = {}
        self._new: set[NodeKey] = set()
        self._weighed: dict[tuple[NodeKey, NodeKey], float] = {}
        self._same: dict[tuple[MemberKey, MemberKey], float] = {}
        self._compared: set[NodeKey] = set()
        """Nodes of which it is at hand what their entries say in the words of copies."""
        self._gone: set[MemberKey] = set()
        self._bare: set[NodeKey] = set()
        """Nodes at hand without their tellings: all that they are there for is to be compared."""
        self._strangers: set[NodeKey] = set()
        """Actors that share a block with one, who need not be at hand: at sight it is another."""

    def fetch(self, keys: Iterable[NodeKey]) -> None:
        """Have these nodes at hand, as far as there are such."""
        wanted = dict.fromkeys(keys)
        if bare := [key for key in wanted if key in self._bare]:
            self._fill(bare)
        missing = [key for key in wanted if key not in self.nodes and key not in self._new]
        for node in rows.read_nodes(self._connection, missing):
            self.nodes[node.key] = node
            self._unpaired[node.key] = None
            self.node_of.update(dict.fromkeys(node.members, node.key))

    def _fetch_compared(self, keys: Iterable[NodeKey]) -> None:
        """Have these nodes at hand to compare others with: hundreds, of most of which no more is asked."""
        missing = [key for key in keys if key not in self.nodes and key not in self._new]
        for node in rows.read_compared(self._connection, missing):
            self.nodes[node.key] = node
            self._bare.add(node.key)

    def _fill(self, keys: list[NodeKey]) -> None:
        """Give nodes that are at hand without their tellings those that are kept of them."""
        self._bare.difference_update(keys)
        filled = {key: self.nodes[key] for key in keys}
        for node in filled.values():
            assert not node.members, "who takes a telling has its others"
            node.buckets.clear()
        rows.read_members(self._connection, filled)
        for node in filled.values():
            self._unpaired[node.key] = None
            self.node_of.update(dict.fromkeys(node.members, node.key))

    def fetch_pairs(self, keys: Iterable[NodeKey]) -> None:
        """Have these nodes at hand, with their pairs and the nodes of these."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._paired]
        if not wanted:
            return
        # Who asks for one will soon ask for those around it: a wave at a time is quicker than one by one.
        wanted += [key for key, _ in zip(self._unpaired, range(_WAVE), strict=False) if key not in wanted]
        self.fetch(wanted)
        for key in wanted:
            self._paired.add(key)
            self._unpaired.pop(key, None)
        pairs = list(rows.read_edges(self._connection, wanted))
        self.fetch(other for _, other, _ in pairs)
        for one, other, total in pairs:
            if (min(one, other), max(one, other)) not in self._weighed:
                self._pairs(self.nodes[one], self.nodes[other])[one][other] = total
        self.fetch(other for key in wanted for other in self._partners(key))

    def beside(self, key: NodeKey) -> Mapping[NodeKey, float]:
        """The nodes beside a node that may be one with it, fetched where they are not at hand."""
        if key not in self._paired:
            self.fetch_pairs((key,))
        return super().beside(key)

    def away(self, key: NodeKey) -> Mapping[NodeKey, float]:
        """The nodes of other times that may be one with it, fetched where they are not at hand."""
        if key not in self._paired:
            self.fetch_pairs((key,))
        return super().away(key)

    def score(self, one: NodeKey, other: NodeKey) -> Score:
        """How alike two nodes are, in words too."""
        self._fetch_same((one, other))
        return super().score(one, other)

    def _place(self, tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Node, frozenset[str]]]:
        """Without the actors of the world: each is one by its key, which no pair can change."""
        for telling, made, found in super()._place(tellings):
            if made.known and not made.alone:
                self.node_of[telling.key] = made.key
            else:
                yield telling, made, found

    def remove(self, tellings: Iterable[Telling]) -> None:
        """Take tellings out; `node_of` has to know the nodes of them."""
        gone = [telling for telling in tellings if not is_known(self.node_of[telling.key])]
        keys = [self.node_of[telling.key] for telling in gone]
        self.fetch(keys)
        placed = [
            (self.nodes[key], frozenset(self._blocks_of(key, self.nodes[key].buckets))) for key in set(keys)
        ]
        self._prepare(placed)
        self._gone.update(telling.key for telling in gone)
        super().remove(gone)

    def link_copies(self, here: Iterable[Telling], there: Iterable[Telling]) -> None:
        """Weigh the words of entries of copies; what is asked of their nodes is fetched at once."""
        own, others = tuple(here), tuple(there)
        if not others:
            return
        keys = {self.node_of[one.key] for one in (*own, *others)}
        self._fetch_blocks_of(key for key in keys if not is_known(key))
        super().link_copies(own, others)

    def flush(self) -> None:
        """Write what changed since."""
        before = self._blocks_before
        rows.drop_nodes(self._connection, [key for key in before if key not in self.nodes])
        there = {key: self.nodes[key] for key in sorted(before.keys() & self.nodes.keys())}
        rows.write_nodes(self._connection, [node for key, node in there.items() if key in self._new])
        more = {key: node.blocks - before[key] for key, node in there.items()}
        less = {key: before[key] - node.blocks for key, node in there.items()}
        rows.write_blocks(self._connection, more, less)
        rows.write_edges(self._connection, self._weighed)
        rows.write_same(self._connection, self._same)
        self._weighed.clear()
        self._same.clear()
        self._new.clear()
        self._blocks_before = {key: frozenset(self.nodes[key].blocks) for key in before if key in self.nodes}

    def _blocks_of(self, key: NodeKey, buckets: Iterable[int]) -> Iterator[str]:
        for bucket in buckets:
            yield from blocks(self.nodes[key].profile, bucket)

    def _prepare(self, placed: Placed) -> None:
        """Fetch all that adding to nodes, or taking from them, looks at."""
        keys = {node.key for node, _ in placed}
        self.fetch(keys)
        self._new |= keys - self.nodes.keys()
        self._fetch_blocks_of(keys)
        self._fetch_same(keys)
        own = {block for key in keys & self.nodes.keys() for block in self.nodes[key].blocks}
        self._fetch_blocks(own | {block for _, found in placed for block in found})
        near = {key for block in own.union(*(found for _, found in placed)) for key in self._few(block)}
        said = {other for key in keys for other in self._copies.get(key, ())}
        self.fetch(said)
        actors = {key for key in near if _is_sketched(key) and key not in self.nodes}
        self._fetch_compared((near - actors) | self._acquainted(placed, actors))
        self.fetch_pairs(keys)

    def _acquainted(self, placed: Placed, actors: set[NodeKey]) -> set[NodeKey]:
        """Of actors in blocks those who are no strangers to one that is added there."""
        sketches = rows.read_sketches(self._connection, actors - self._new)
        found: set[NodeKey] = set()
        for node, new in placed:
            if node.kind is MatterKind.ACTOR:
                before = self.nodes[node.key].blocks if node.key in self.nodes else ()
                met = {key for block in new.union(before) for key in self._few(block)} & sketches.keys()
                found.update(acquainted(node.profile, ((key, sketches[key]) for key in met)))
        self._strangers |= actors - found
        return found

    def _met(self, near: Iterable[NodeKey]) -> Iterable[Node]:
        there = [self.nodes[key] for key in near if key in self.nodes]
        assert all(key in self.nodes or key in self._strangers for key in near), "a node was not fetched"
        return there

    def _few(self, block: str) -> Iterable[NodeKey]:
        """The nodes of a block that is compared; of one that is about to be crowded too."""
        found = self._blocks[block]
        return found if len(found) <= CROWD + 1 else ()

    def _fetch_blocks(self, keys: Iterable[str]) -> None:
        missing = [key for key in keys if key not in self._blocks]
        self._blocks.update(rows.read_blocks(self._connection, missing, self._most))

    def _fetch_blocks_of(self, keys: Iterable[NodeKey]) -> None:
        missing = [key for key in keys if key not in self._blocks_before]
        found = rows.read_blocks_of(self._connection, missing)
        for key in missing:
            self._blocks_before[key] = frozenset(found.get(key, ()))
            if key in self.nodes:
                self.nodes[key].blocks = set(self._blocks_before[key])

    def _fetch_same(self, keys: Iterable[NodeKey]) -> None:
        missing = [key for key in keys if key not in self._compared]
        self._compared.update(missing)
        for one, here, other, there, share in rows.read_same(self._connection, missing):
            if not self._gone & {one, other}:
                self.node_of[one], self.node_of[other] = here, there
                super()._say_same(one, other, share)

    def _say_same(self, one: MemberKey, other: MemberKey, shared: float) -> None:
        super()._say_same(one, other, shared)
        self._same[min(one, other), max(one, other)] = shared
        # That of the other is one of many copies, each with pairs with all others: its own are not asked for.
        self.fetch_pairs((self.node_of[one],))

    def _meet(self, node: Node, other: Node) -> bool:
        self._fetch_blocks_of((node.key, other.key))
        self._fetch_blocks(node.blocks & other.blocks)
        return super()._meet(node, other)

    def _put(self, node: Node, other: Node, total: float) -> None:
        super()._put(node, other, total)
        self._weighed[min(node.key, other.key), max(node.key, other.key)] = total

    def _forget(self, block: set[NodeKey]) -> None:
        self.fetch_pairs(block)
        paired = {other for key in block for other in self._partners(key) if other in block}
        self._fetch_blocks_of(paired)
        self._fetch_same(paired)
        self._fetch_blocks({one for key in paired for one in self.nodes[key].blocks})
        super()._forget(block)

    def _cut(self, node: Node) -> None:
        for key in node.blocks:
            if len(self._blocks[key]) == CROWD + 1:
                self.fetch(self._blocks[key])
                self.fetch_pairs(self._blocks[key])
                self._fetch_same(self._blocks[key])
        self.fetch_pairs(self._partners(node.key))
        super()._cut(node)
