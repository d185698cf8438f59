"""What hangs together in a record, worked out from the part of its graph that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from detente.record.matters.doubt import Doubt
from detente.record.matters.matter import Matter, MemberKey
from detente.record.matters.node import NodeKey
from detente.record.matters.stored import from_json
from detente.record.matters.strands import Strands
from detente.record.matters.written import doubts_of, matter_id, matter_of
from detente.record.resolved.decided import standing
from detente.record.resolved.families import originals_of
from detente.record.resolved.graph import KeptGraph, is_known
from detente.record.resolved.rows import MOST
from detente.record.resolved.tables import blocks, edges, nodes, tellings

Cluster = frozenset[NodeKey]


class View:
    """One state of the record's matters."""

    def __init__(self, connection: Connection) -> None:
        """Take a connection, within whose transaction everything is read."""
        self._connection = connection
        decisions = standing(connection)
        self._graph = KeptGraph(connection, decisions.partners)
        self._strands = Strands(self._graph, decisions)
        named = select(nodes.c.key).where(nodes.c.alone)
        self._graph.fetch(connection.execute(named).scalars() if decisions.partners else ())

    def node_of(self, member: MemberKey) -> NodeKey | None:
        """The node of an entry; None for what tells of no matter."""
        found = select(tellings.c.node).where(
            tellings.c.report == member.report, tellings.c.entry == member.entry
        )
        return self._connection.execute(found).scalar()

    def cluster(self, key: NodeKey) -> Cluster:
        """The nodes that are one matter with a node."""
        if is_known(key):
            return frozenset((key,))
        self._graph.fetch((key,))
        return self._strands.cluster(key)

    def first(self, cluster: Cluster) -> MemberKey:
        """The earliest entry of a matter."""
        if not any(is_known(key) for key in cluster):
            return min((self._graph.nodes[key].first() for key in cluster), key=lambda one: one.order).key
        order = (tellings.c.published, tellings.c.report, tellings.c.entry)
        earliest = select(tellings).where(tellings.c.node.in_(cluster)).order_by(*order).limit(1)
        row = self._connection.execute(earliest).one()
        return MemberKey(row.report, row.entry)

    def ids_of(self, keys: Iterable[NodeKey]) -> dict[NodeKey, str]:
        """The id of the matter that each node is part of."""
        found: dict[NodeKey, str] = {}
        asked = list(keys)
        self._graph.fetch_pairs(key for key in asked if not is_known(key))
        for key in asked:
            if key not in found:
                cluster = self.cluster(key)
                found.update(dict.fromkeys(cluster, matter_id(self.first(cluster))))
        return found

    def reports(self, cluster: Cluster, most: int) -> int:
        """How many reports tell a matter, up to `most`."""
        one = select(tellings.c.report).where(tellings.c.node.in_(cluster)).distinct().limit(most).subquery()
        return self._connection.execute(select(func.count()).select_from(one)).scalar_one()

    def matter(self, cluster: Cluster) -> Matter:
        """A matter, written out with its fields."""
        bodies = select(tellings.c.body).where(tellings.c.node.in_(cluster))
        told = [from_json(body) for body in self._connection.execute(bodies).scalars()]
        reports = {telling.key.report for telling in told}
        alone = any(not is_known(key) and self._graph.nodes[key].alone for key in cluster)
        return matter_of(told, originals_of(self._connection, sorted(reports)), decided=alone)

    def doubts(self) -> list[Doubt]:
        """The pairs that a person is asked about, the likeliest first."""
        keys = self._connection.execute(select(edges.c.one).distinct().order_by(edges.c.one)).scalars().all()
        for start in range(0, len(keys), MOST):
            self._graph.fetch_pairs(keys[start : start + MOST])
        return list(doubts_of(self._strands.open(keys), self._graph))

    def crowded(self, most: int) -> Iterator[tuple[str, int]]:
        """The blocks with more than `most` nodes, which are not compared by these alone."""
        number = func.count().label("number")
        rows = select(blocks.c.block, number).group_by(blocks.c.block).having(number > most)
        for row in self._connection.execute(rows.order_by(blocks.c.block)):
            yield row.block, row.number
