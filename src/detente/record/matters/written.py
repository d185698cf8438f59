"""What was resolved, written out: matters with their fields, and the pairs in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.record.matters.doubt import Doubt, Score
from detente.record.matters.fields import fields, independent
from detente.record.matters.graph import Graph
from detente.record.matters.matter import Matter, Member, MemberKey
from detente.record.matters.settle import Open
from detente.record.matters.telling import Telling

_PREFIX = "matter-"


def matter_id(first: MemberKey) -> str:
    """Made of the earliest member: it stays while later ones are added."""
    return f"{_PREFIX}{first.report.rpartition('-')[2]}-{first.entry}"


def first_of(matter: str) -> MemberKey | None:
    """The earliest member of a matter, by its id; None for what is no such id."""
    report, dash, entry = matter.removeprefix(_PREFIX).partition("-")
    if not matter.startswith(_PREFIX) or not dash:
        return None
    return MemberKey(f"report-{report}", entry)


def matter_of(tellings: Iterable[Telling], originals: Mapping[str, str], *, decided: bool) -> Matter:
    """The matter that tellings are of. `originals` names the report that a copy is one of."""
    told = sorted(tellings, key=lambda telling: telling.order)
    kind = told[0].profile.kind
    return Matter(
        id=matter_id(told[0].key),
        kind=kind,
        members=tuple(Member(report=t.key.report, kind=kind, entry=t.key.entry) for t in told),
        fields=fields(told, originals),
        independent_reports=independent([t.key.report for t in told], originals),
        decided=decided,
    )


def doubt_of(left: Open, score: Score, one: Telling, other: Telling) -> Doubt:
    """The question whether two are one, asked of the earliest entry of each, with what makes their points."""
    kind = one.profile.kind
    first, second = (
        Member(report=telling.key.report, kind=kind, entry=telling.key.entry)
        for telling in sorted((one, other), key=lambda telling: telling.order)
    )
    return Doubt(kind=kind, pair=(first, second), score=score.total, why=(*score.why(), left.reason))


def doubts_of(left: Iterable[Open], graph: Graph) -> tuple[Doubt, ...]:
    """The questions that were left open, each once, the likeliest first."""
    once = {frozenset(one.edge[:2]): one for one in left}.values()
    found = []
    for one in once:
        first, second = (graph.nodes[key].first() for key in one.edge[:2])
        found.append(doubt_of(one, graph.score(one.edge.one, one.edge.other), first, second))
    return tuple(sorted(found, key=lambda d: (-d.score, d.pair[0].key, d.pair[1].key)))
