"""Ceasefires, talks and agreements as they are compared."""

from __future__ import annotations

from detente.model import Agreement, Ceasefire, Date, Scope, Talks
from detente.model.codes import TalksFormat
from detente.record.matters.agents import Cast
from detente.record.matters.givens import Giver
from detente.record.matters.matter import MatterKind
from detente.record.matters.span import Span, length, span
from detente.record.matters.spot import spot
from detente.record.matters.telling import Profile
from detente.record.matters.words import feasts, naming


def ceasefire(truce: Ceasefire, cast: Cast) -> tuple[Profile, Giver]:
    """A ceasefire as it is compared, and what it gives."""
    giver = Giver(cast)
    giver.text("name", truce.name)
    giver.code("side", truce.side)
    giver.code("status", truce.status, "stage")
    giver.agents("declared_by", truce.declared_by)
    giver.agents("parties", truce.parties)
    giver.agents("mediators", truce.mediators)
    giver.date("declared_on", truce.declared_on)
    giver.date("start", truce.start)
    giver.date("end", truce.end)
    giver.duration("duration", truce.duration)
    giver.code("class", truce.class_)
    giver.codes("purposes", truce.purposes)
    covered = reach(truce.scope)
    giver.code("scope", covered)
    giver.flag("unconditional", truce.unconditional)
    tags = {f"purpose:{purpose}" for purpose in truce.purposes}
    if covered:
        tags.add(f"scope:{covered}")
    if truce.unconditional:
        tags.add("open:unconditional")
    written = [piece.quote for piece in truce.evidence]
    profile = Profile(
        MatterKind.CEASEFIRE,
        truce.status.value,
        who=cast.agents(truce.declared_by),
        whom=cast.agents(truce.parties),
        helpers=cast.agents(truce.mediators),
        spans=spans(declared_on=truce.declared_on, start=truce.start, end=truce.end),
        lasts=_lasts(truce),
        names=naming(truce.name),
        holidays=feasts(truce.name, *written),
        tags=frozenset(tags),
    )
    return profile, giver


def talks(meeting: Talks, cast: Cast) -> tuple[Profile, Giver]:
    """Talks as they are compared, and what they give."""
    giver = Giver(cast)
    giver.text("name", meeting.name)
    giver.agents("parties", meeting.parties)
    giver.agents("facilitators", meeting.facilitators)
    giver.place("venue", meeting.venue)
    giver.date("start", meeting.start)
    giver.date("end", meeting.end)
    told = None if meeting.format is TalksFormat.UNKNOWN else meeting.format
    giver.code("format", told)
    giver.text("level", meeting.level)
    giver.code("status", meeting.status, "stage")
    giver.text("outcome", meeting.outcome)
    profile = Profile(
        MatterKind.TALKS,
        meeting.status.value,
        whom=cast.agents(meeting.parties),
        helpers=cast.agents(meeting.facilitators),
        spans=spans(start=meeting.start, end=meeting.end),
        spot=spot(meeting.venue) if meeting.venue else None,
        names=naming(meeting.name),
        tags=frozenset({f"format:{told}"} if told else ()),
    )
    return profile, giver


def agreement(pact: Agreement, cast: Cast) -> tuple[Profile, Giver]:
    """An agreement as it is compared, and what it gives."""
    giver = Giver(cast)
    giver.text("name", pact.name)
    giver.agents("parties", pact.parties)
    giver.agents("guarantors", pact.guarantors)
    giver.date("date", pact.date)
    giver.code("status", pact.status, "stage")
    giver.codes("clauses", (clause.commitment for clause in pact.clauses))
    traded = {f"clause:{c.in_exchange_for}" for c in pact.clauses if c.in_exchange_for}
    profile = Profile(
        MatterKind.AGREEMENT,
        pact.status.value,
        whom=cast.agents(pact.parties),
        helpers=cast.agents(pact.guarantors),
        spans=spans(date=pact.date),
        names=naming(pact.name),
        tags=frozenset(traded | {f"clause:{clause.commitment}" for clause in pact.clauses}),
    )
    return profile, giver


def spans(**dates: Date | None) -> tuple[tuple[str, Span], ...]:
    """The days of the fields that the report gives."""
    return tuple((name, span(value)) for name, value in dates.items() if value is not None)


def reach(scope: Scope) -> str | None:
    """What a truce covers: `general`, or the words of its targets, weapons, acts or area."""
    for what in (scope.targets, scope.weapons, scope.acts):
        if what:
            return " ".join(sorted({_stem(word) for word in what}))
    if scope.area:
        return scope.area
    return "general" if scope.general else None


def _stem(word: str) -> str:
    """`energy` for all that is energy: targets are written in many ways."""
    return "energy" if any(part in word for part in ("energy", "power", "electric", "oil")) else word


def _lasts(truce: Ceasefire) -> float:
    """Days that it is to last: as written, else from its first to its last day."""
    if truce.duration is not None:
        return round(length(truce.duration), 2)
    if truce.start is not None and truce.end is not None:
        first, last = span(truce.start), span(truce.end)
        if first.days == 1 and last.days == 1 and last.first >= first.first:
            return float(last.last - first.first + 1)
    return 0.0
