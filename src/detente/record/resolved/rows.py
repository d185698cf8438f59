"""The rows of the graph ↔ its nodes, blocks and pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, tuple_

from detente.record.among import among
from detente.record.matters.matter import MemberKey
from detente.record.matters.node import Node, NodeKey
from detente.record.matters.sketch import Sketch, timeless
from detente.record.matters.stored import profile_json, profile_of, sketch_of
from detente.record.matters.telling import BUCKET, Telling
from detente.record.resolved.tables import blocks, edges, nodes, same_words, tellings

MOST = 500
"""Values that a statement asks for at once."""
T = TypeVar("T")
_NODES = select(nodes.c.key, nodes.c.bucket, nodes.c.alone, nodes.c.known, nodes.c.profile).where(
    among(nodes.c.key, "keys")
)
_MEMBERS = select(tellings.c.node, tellings.c.report, tellings.c.entry, tellings.c.published).where(
    among(tellings.c.node, "keys")
)
_IN_BLOCKS = select(blocks.c.block, blocks.c.node).where(among(blocks.c.block, "keys"))
_PLACED = _IN_BLOCKS.add_columns(
    func.row_number().over(partition_by=blocks.c.block, order_by=blocks.c.node).label("place")
).subquery()
_FEW_IN_BLOCKS = select(_PLACED.c.block, _PLACED.c.node).where(_PLACED.c.place <= bindparam("most"))
_BLOCKS_OF = select(blocks.c.block, blocks.c.node).where(among(blocks.c.node, "keys"))
_EDGES = select(edges.c.one, edges.c.other, edges.c.total).where(among(edges.c.one, "keys"))
_DAYS = select(tellings.c.node, tellings.c.published).where(among(tellings.c.node, "keys")).distinct()


_PROFILES = select(nodes.c.key, nodes.c.profile).where(among(nodes.c.key, "keys"))
_sketches: dict[NodeKey, Sketch] = {}
"""Of nodes whose keys are made of their profiles: what is known of one holds for ever, in every record."""
_MOST_SKETCHES = 1 << 16


def _some(values: Iterable[T]) -> Iterator[list[T]]:
    left = list(values)
    for start in range(0, len(left), MOST):
        yield left[start : start + MOST]


def _read(connection: Connection, keys: list[NodeKey]) -> dict[NodeKey, Node]:
    """The nodes of these keys that there are, without who is in them."""
    found = connection.execute(_NODES, {"keys": keys}).all()
    return {
        key: Node(key, profile_of(kept), bucket, alone, known) for key, bucket, alone, known, kept in found
    }


def read_nodes(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[Node]:
    """The nodes of these keys that there are. Their tellings lack what is only shown."""
    for some in _some(keys):
        made = _read(connection, some)
        read_members(connection, made)
        yield from made.values()


def read_members(connection: Connection, made: Mapping[NodeKey, Node]) -> None:
    """Let nodes take the tellings that are kept of them."""
    if not made:
        return
    for key, report, entry, published in connection.execute(_MEMBERS, {"keys": list(made)}).all():
        node = made[key]
        node.take(Telling(MemberKey(report, entry), published, node.profile, (), frozenset()))


def read_compared(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[Node]:
    """The same without their tellings: of these it is compared at most when they are told."""
    for some in _some(keys):
        made = _read(connection, some)
        for node in made.values():
            if node.bucket is not None:
                node.buckets[node.bucket] = 1
        at_any_time = [
            key for key, node in made.items() if node.bucket is None and not timeless(node.profile)
        ]
        if at_any_time:
            for key, published in connection.execute(_DAYS, {"keys": at_any_time}).all():
                made[key].buckets[published // BUCKET] = 1
        yield from made.values()


def read_sketches(connection: Connection, keys: Iterable[NodeKey]) -> dict[NodeKey, Sketch]:
    """What tells actors from each other at sight, of nodes that are in blocks."""
    wanted = list(keys)
    missing = [key for key in wanted if key not in _sketches]
    if len(_sketches) + len(missing) > _MOST_SKETCHES:
        _sketches.clear()
        missing = wanted
    for some in _some(missing):
        for key, kept in connection.execute(_PROFILES, {"keys": some}).all():
            _sketches[key] = sketch_of(kept)
    return {key: _sketches[key] for key in wanted}


def write_nodes(connection: Connection, made: Iterable[Node]) -> None:
    """Keep nodes that are new."""
    rows = [
        {
            "key": node.key,
            "bucket": node.bucket,
            "alone": node.alone,
            "known": node.known,
            "profile": profile_json(node.profile),
        }
        for node in made
    ]
    if rows:
        connection.execute(insert(nodes), rows)


def drop_nodes(connection: Connection, keys: Iterable[NodeKey]) -> None:
    """Take nodes out, with their blocks."""
    for some in _some(keys):
        connection.execute(delete(nodes).where(among(nodes.c.key, "keys")), {"keys": some})
        connection.execute(delete(blocks).where(among(blocks.c.node, "keys")), {"keys": some})


def read_blocks(connection: Connection, keys: Iterable[str], most: int | None) -> dict[str, set[NodeKey]]:
    """The nodes of blocks; of those with more than `most` only so many."""
    found: dict[str, set[NodeKey]] = {key: set() for key in keys}
    for some in _some(found):
        rows = (
            connection.execute(_IN_BLOCKS, {"keys": some})
            if most is None
            else connection.execute(_FEW_IN_BLOCKS, {"keys": some, "most": most})
        )
        for block, node in rows.all():
            found[block].add(node)
    return found


def read_blocks_of(connection: Connection, keys: Iterable[NodeKey]) -> dict[NodeKey, set[str]]:
    """The blocks that nodes are in."""
    found: dict[NodeKey, set[str]] = defaultdict(set)
    for some in _some(keys):
        for block, node in connection.execute(_BLOCKS_OF, {"keys": some}).all():
            found[node].add(block)
    return found


def write_blocks(
    connection: Connection, more: Mapping[NodeKey, Collection[str]], less: Mapping[NodeKey, Collection[str]]
) -> None:
    """Put nodes into blocks and take nodes out of others."""
    for node, gone in less.items():
        if gone:
            connection.execute(delete(blocks).where(blocks.c.node == node, blocks.c.block.in_(gone)))
    rows = [{"block": block, "node": node} for node, new in more.items() for block in new]
    rows.sort(key=itemgetter("block", "node"))  # neighbours in the table are written one after the other
    if rows:
        connection.execute(insert(blocks), rows)


def read_edges(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[tuple[NodeKey, NodeKey, float]]:
    """The pairs that nodes are the first of, with their points."""
    for some in _some(keys):
        for row in connection.execute(_EDGES, {"keys": some}).all():
            yield row.one, row.other, row.total


def write_edges(connection: Connection, changed: Mapping[tuple[NodeKey, NodeKey], float]) -> None:
    """Keep pairs with their points in the place of what was kept; 0 takes a pair out."""
    both = {pair: total for (a, b), total in changed.items() for pair in ((a, b), (b, a))}
    for some in _some(both):
        connection.execute(delete(edges).where(tuple_(edges.c.one, edges.c.other).in_(some)))
    kept = [{"one": one, "other": other, "total": total} for (one, other), total in both.items() if total]
    if kept:
        connection.execute(insert(edges), kept)


_HERE, _THERE = tellings.alias("here"), tellings.alias("there")
_SAME = (
    select(same_words, _HERE.c.node.label("own"), _THERE.c.node.label("others"))
    .select_from(
        _HERE.join(
            same_words, and_(same_words.c.report == _HERE.c.report, same_words.c.entry == _HERE.c.entry)
        ).join(
            _THERE,
            and_(same_words.c.other_report == _THERE.c.report, same_words.c.other_entry == _THERE.c.entry),
        )
    )
    .where(among(_HERE.c.node, "keys"))
)
Same = tuple[MemberKey, NodeKey, MemberKey, NodeKey, float]


def read_same(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[Same]:
    """The entries in nodes that say the same as entries of copies, with both their nodes."""
    for some in _some(keys):
        for row in connection.execute(_SAME, {"keys": some}):
            one, other = MemberKey(row.report, row.entry), MemberKey(row.other_report, row.other_entry)
            yield one, row.own, other, row.others, row.share


def write_same(connection: Connection, same: Mapping[tuple[MemberKey, MemberKey], float]) -> None:
    """Keep how much entries of copies say in the same words."""
    rows = [
        dict(zip(same_words.c.keys(), (*one, *other, share), strict=True))
        for (a, b), share in same.items()
        for one, other in ((a, b), (b, a))
    ]
    if rows:
        connection.execute(insert(same_words), rows)


def drop_same(connection: Connection, report: str) -> None:
    """Forget what a report says in the words of others."""
    connection.execute(delete(same_words).where(same_words.c.report == report))
    connection.execute(delete(same_words).where(same_words.c.other_report == report))
