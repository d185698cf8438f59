"""Events, ceasefires, claims, talks and agreements → events, and links from who acts to at whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.exports.ftm.entity import Dates, Entity, Values, country, day, entity, from_report, key_of, when
from detente.exports.table import Source
from detente.model import Agreement, Ceasefire, Date, Entry, Event, Place, Talks, ViolationClaim


def events(event: Event, source: Source) -> Iterator[Entity]:
    """An event, and a link for each pair of who acts and at whom. The link says how the event is told."""
    told = _told(event, source)
    codes = (event.plover.type, event.plover.mode or "") if event.plover else ()
    yield _event(
        event,
        source,
        name=_title(event, source),
        involved=(*event.actor, *event.recipient),
        place=event.place,
        summary=told,
        keywords=(
            event.act,
            event.reality,
            *event.issues,
            *codes,
            f"CAMEO {event.cameo}" if event.cameo else "",
        ),
        dates=when(event.date),
    )
    for actor in event.actor:
        for recipient in event.recipient:
            yield entity(
                key_of(source, event.id, actor, recipient),
                "UnknownLink",
                subject=key_of(source, actor),
                object=key_of(source, recipient),
                role=f"{event.act} ({event.reality})",
                summary=told,
                description=source.sentences(event.evidence),
                recordId=event.id,
                **when(event.date),
                **from_report(source),
            )


def ceasefires(one: Ceasefire, source: Source) -> Iterator[Entity]:
    """A ceasefire, from its start to its end."""
    yield _event(
        one,
        source,
        name=one.name or f"Ceasefire: {_names(one.parties, source)}",
        involved=(*one.declared_by, *one.parties, *one.mediators),
        keywords=("ceasefire", one.status, one.side or "", *one.purposes),
        dates=_stretch(one.start, one.end),
    )


def claims(one: ViolationClaim, source: Source) -> Iterator[Entity]:
    """A claim, as a claim."""
    number = f" of {one.count.value}" if one.count else ""
    yield _event(
        one,
        source,
        name=f"Claim{number}: {_names(one.accuser, source)} accuses {_names(one.accused, source)}",
        involved=(*one.accuser, *one.accused),
        place=one.place,
        keywords=("violation claim", one.act or ""),
        summary="One side's allegation",
        dates=when(one.period),
    )


def talks(one: Talks, source: Source) -> Iterator[Entity]:
    """A round of talks."""
    yield _event(
        one,
        source,
        name=one.name or f"Talks: {_names(one.parties, source)}",
        involved=(*one.parties, *one.facilitators),
        place=one.venue,
        keywords=("talks", one.status, one.format),
        dates=_stretch(one.start, one.end),
    )


def agreements(one: Agreement, source: Source) -> Iterator[Entity]:
    """An agreement."""
    yield _event(
        one,
        source,
        name=one.name or f"Agreement: {_names(one.parties, source)}",
        involved=(*one.parties, *one.guarantors),
        keywords=("agreement", one.status, *(clause.commitment for clause in one.clauses)),
        dates=when(one.date),
    )


def _event(
    entry: Entry,
    source: Source,
    *,
    involved: Iterable[str],
    dates: Dates,
    place: Place | None = None,
    **more: Values,
) -> Entity:
    offsets = ", ".join(f"{piece.start}–{piece.end}" for piece in entry.evidence)
    verdicts = [
        f"{one.verdict} by {one.who}" + (f": {one.why}" if one.why else "")
        for one in source.judgements(entry)
    ]
    return entity(
        key_of(source, entry.id),
        "Event",
        involved=(key_of(source, key) for key in involved),
        location=place.name if place else None,
        country=country(place.country) if place else None,
        description=source.sentences(entry.evidence),
        notes=(f"characters {offsets} of the report; confidence {entry.confidence:g}", *verdicts),
        recordId=entry.id,
        **dates,
        **more,
        **from_report(source),
    )


def _stretch(start: Date | None, end: Date | None) -> Dates:
    last = end.end or end.value if end else None
    return {"startDate": day(start.value) if start else None, "endDate": day(last) if last else None}


def _title(event: Event, source: Source) -> str:
    """`attack: Arvenia → Sorland`, as far as it is known."""
    at_whom = f" → {_names(event.recipient, source)}" if event.recipient else ""
    who = _names(event.actor, source) if event.actor or event.recipient else ""
    return f"{event.act}: {who}{at_whom}" if who else str(event.act)


def _told(event: Event, source: Source) -> str:
    by = _names(event.attribution, source)
    return f"{event.reality}, says {by}" if event.attribution else str(event.reality)


def _names(keys: Iterable[str], source: Source) -> str:
    return ", ".join(source.names(keys)) or "(unnamed)"
