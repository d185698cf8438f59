"""The rows of the graph ↔ its nodes, blocks and pairs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, and_, delete, func, insert, select, tuple_

from detente.record.matters.matter import MemberKey
from detente.record.matters.node import Node, NodeKey
from detente.record.matters.telling import Profile, Telling
from detente.record.resolved.tables import blocks, edges, nodes, same_words, tellings

MOST = 500
"""Values that a statement asks for at once."""
T = TypeVar("T")
_PROFILE = TypeAdapter(Profile)


def _some(values: Iterable[T]) -> Iterator[list[T]]:
    left = list(values)
    for start in range(0, len(left), MOST):
        yield left[start : start + MOST]


def read_nodes(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[Node]:
    """The nodes of these keys that there are. Their tellings lack what is only shown."""
    for some in _some(keys):
        found = {row.key: row for row in connection.execute(select(nodes).where(nodes.c.key.in_(some)))}
        made = {
            key: Node(key, _PROFILE.validate_json(row.profile), row.bucket, row.alone, row.known)
            for key, row in found.items()
        }
        columns = select(tellings.c.node, tellings.c.report, tellings.c.entry, tellings.c.published)
        for row in connection.execute(columns.where(tellings.c.node.in_(some))):
            node = made[row.node]
            key = MemberKey(row.report, row.entry)
            node.take(Telling(key, row.published, node.profile, (), frozenset()))
        yield from made.values()


def write_nodes(connection: Connection, made: Iterable[Node]) -> None:
    """Keep nodes that are new."""
    rows = [
        {
            "key": node.key,
            "bucket": node.bucket,
            "alone": node.alone,
            "known": node.known,
            "profile": json.dumps(node.profile, default=sorted, ensure_ascii=False, separators=(",", ":")),
        }
        for node in made
    ]
    if rows:
        connection.execute(insert(nodes), rows)


def drop_nodes(connection: Connection, keys: Iterable[NodeKey]) -> None:
    """Take nodes out, with their blocks."""
    for some in _some(keys):
        connection.execute(delete(nodes).where(nodes.c.key.in_(some)))
        connection.execute(delete(blocks).where(blocks.c.node.in_(some)))


def read_blocks(connection: Connection, keys: Iterable[str], most: int | None) -> dict[str, set[NodeKey]]:
    """The nodes of blocks; of those with more than `most` only so many."""
    found: dict[str, set[NodeKey]] = {key: set() for key in keys}
    place = func.row_number().over(partition_by=blocks.c.block, order_by=blocks.c.node).label("place")
    for some in _some(found):
        wanted = select(blocks.c.block, blocks.c.node).where(blocks.c.block.in_(some))
        if most is not None:
            numbered = wanted.add_columns(place).subquery()
            wanted = select(numbered.c.block, numbered.c.node).where(numbered.c.place <= most)
        for block, node in connection.execute(wanted):
            found[block].add(node)
    return found


def read_blocks_of(connection: Connection, keys: Iterable[NodeKey]) -> dict[NodeKey, set[str]]:
    """The blocks that nodes are in."""
    found: dict[NodeKey, set[str]] = defaultdict(set)
    for some in _some(keys):
        for row in connection.execute(select(blocks).where(blocks.c.node.in_(some))):
            found[row.node].add(row.block)
    return found


def write_blocks(
    connection: Connection, more: Mapping[NodeKey, Collection[str]], less: Mapping[NodeKey, Collection[str]]
) -> None:
    """Put nodes into blocks and take nodes out of others."""
    for node, gone in less.items():
        if gone:
            connection.execute(delete(blocks).where(blocks.c.node == node, blocks.c.block.in_(gone)))
    rows = [{"block": block, "node": node} for node, new in more.items() for block in sorted(new)]
    if rows:
        connection.execute(insert(blocks), rows)


def read_edges(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[tuple[NodeKey, NodeKey, float]]:
    """The pairs that nodes are the first of, with their points."""
    for some in _some(keys):
        for row in connection.execute(select(edges).where(edges.c.one.in_(some))):
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
_SAME = select(same_words, _HERE.c.node.label("own"), _THERE.c.node.label("others")).select_from(
    _HERE.join(
        same_words, and_(same_words.c.report == _HERE.c.report, same_words.c.entry == _HERE.c.entry)
    ).join(
        _THERE,
        and_(same_words.c.other_report == _THERE.c.report, same_words.c.other_entry == _THERE.c.entry),
    )
)
Same = tuple[MemberKey, NodeKey, MemberKey, NodeKey, float]


def read_same(connection: Connection, keys: Iterable[NodeKey]) -> Iterator[Same]:
    """The entries in nodes that say the same as entries of copies, with both their nodes."""
    for some in _some(keys):
        for row in connection.execute(_SAME.where(_HERE.c.node.in_(some))):
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
