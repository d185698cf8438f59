"""What was resolved, written out: matters with their fields, and the pairs in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.record.matters.doubt import Doubt
from detente.record.matters.fields import fields, independent
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


def doubt_of(left: Open, one: Telling, other: Telling) -> Doubt:
    """The question whether two are one, asked of the earliest entry of each."""
    kind = one.profile.kind
    first, second = (
        Member(report=telling.key.report, kind=kind, entry=telling.key.entry)
        for telling in sorted((one, other), key=lambda telling: telling.order)
    )
    why = (*left.edge.score.why(), left.reason)
    return Doubt(kind=kind, pair=(first, second), score=left.edge.score.total, why=why)
