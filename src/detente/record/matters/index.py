"""The index: tellings in, in any order, and the matters that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from detente.model import Reading
from detente.record.matters.decision import Decisions
from detente.record.matters.doubt import Doubt
from detente.record.matters.graph import Graph
from detente.record.matters.matter import Matter, MemberKey
from detente.record.matters.node import NodeKey
from detente.record.matters.strands import Strands
from detente.record.matters.tell import tellings
from detente.record.matters.telling import Telling
from detente.record.matters.written import doubts_of, matter_id, matter_of


class Index:
    """Tellings, and what is resolved of them.

    Adding a report touches the blocks of its entries; what hangs together with these is settled again as a
    whole, so that the matters are the same whatever the order.
    """

    def __init__(self, copies: Mapping[str, str] | None = None, decisions: Decisions | None = None) -> None:
        """Start empty. `copies` gives the report that a copy is one of, by ids; `decisions` are people's."""
        self._originals = originals(copies or {})
        self._decisions = decisions or Decisions()
        self._graph = Graph(self._decisions.partners)
        self._strands = Strands(self._graph, self._decisions)
        self._reports: dict[str, tuple[Telling, ...]] = {}
        self._family: dict[str, set[str]] = defaultdict(set)

    def add(self, reading: Reading) -> frozenset[MemberKey]:
        """Take in a reading, in the place of an earlier one of its report. Gives its entries."""
        return self.add_tellings(reading.report.id, tellings(reading))

    def add_tellings(self, report: str, told: Iterable[Telling]) -> frozenset[MemberKey]:
        """Take in the tellings of a report, in the place of earlier ones."""
        self.remove(report)
        kept = tuple(told)
        self._graph.add(kept)
        self._reports[report] = kept
        family = self._family[self._originals.get(report, report)]
        self._graph.link_copies(kept, [one for other in sorted(family) for one in self._reports[other]])
        family.add(report)
        return frozenset(telling.key for telling in kept)

    def remove(self, report: str) -> None:
        """Take a report out; nothing where it is not in."""
        self._graph.remove(self._reports.pop(report, ()))
        self._family[self._originals.get(report, report)].discard(report)

    def matters(self) -> Iterator[Matter]:
        """Every matter, each kind by itself, the earliest first."""
        found = [self._matter(cluster) for cluster in self._clusters()]
        yield from sorted(found, key=lambda m: (m.kind, m.id))

    def doubts(self) -> tuple[Doubt, ...]:
        """The pairs that a person is asked about, the likeliest first."""
        return doubts_of(self._strands.open(self._graph.nodes), self._graph)

    def ids_of(self, members: Iterable[MemberKey]) -> dict[MemberKey, str]:
        """The id of the matter that each entry is a member of, settled anew where a report has touched it."""
        clusters: dict[NodeKey, str] = {}
        out = {}
        for member in members:
            key = self._graph.node_of[member]
            if key not in clusters:
                cluster = self._strands.cluster(key)
                clusters.update(dict.fromkeys(cluster, self._id(cluster)))
            out[member] = clusters[key]
        return out

    def matter_of(self, member: MemberKey) -> Matter:
        """The matter that an entry is a member of, written out with its fields."""
        return self._matter(self._strands.cluster(self._graph.node_of[member]))

    def crowded(self) -> Mapping[str, int]:
        """The blocks that are too common to be compared, with how much is in them."""
        return self._graph.crowded()

    def _clusters(self) -> Iterator[frozenset[NodeKey]]:
        seen: set[NodeKey] = set()
        for key in self._graph.nodes:
            if key not in seen:
                cluster = self._strands.cluster(key)
                seen |= cluster
                yield cluster

    def _id(self, cluster: Iterable[NodeKey]) -> str:
        first = min((self._graph.nodes[key].first() for key in cluster), key=lambda telling: telling.order)
        return matter_id(first.key)

    def _matter(self, cluster: Iterable[NodeKey]) -> Matter:
        nodes = [self._graph.nodes[key] for key in cluster]
        told = [telling for node in nodes for telling in node.members.values()]
        return matter_of(told, self._originals, decided=any(node.alone for node in nodes))


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
