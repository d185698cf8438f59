"""An entry → what it says, field by field, in words that can be compared."""

from __future__ import annotations

from detente.analysis.differences.people import People
from detente.model import (
    Actor,
    Agreement,
    Ceasefire,
    Condition,
    Count,
    Date,
    Entry,
    Event,
    Place,
    Quotation,
    Talks,
    ViolationClaim,
)

Facts = dict[str, str | None]


def facts(entry: Entry, people: People) -> Facts:
    """The fields of an entry that two readers can differ in. Codes that follow from others (PLOVER, CAMEO)
    are left out, and so is where the words stand.
    """
    match entry:
        case Event():
            return _event(entry, people)
        case Quotation():
            speakers = (*((entry.speaker,) if entry.speaker else ()), *entry.co_speakers)
            return {
                "speaker": people.names(speakers),
                "mode": entry.mode,
                "said_on": _date(entry.said_on),
            }
        case Ceasefire():
            return {
                "status": entry.status,
                "declared_by": people.names(entry.declared_by),
                "parties": people.names(entry.parties),
                "mediators": people.names(entry.mediators),
                "start": _date(entry.start),
                "end": _date(entry.end),
                "duration": entry.duration,
            }
        case ViolationClaim():
            return {
                "accuser": people.names(entry.accuser),
                "accused": people.names(entry.accused),
                "count": str(entry.count.value) if entry.count else None,
                "act": entry.act,
                "place": _place(entry.place),
            }
        case Talks():
            return {
                "status": entry.status,
                "parties": people.names(entry.parties),
                "facilitators": people.names(entry.facilitators),
                "venue": _place(entry.venue),
                "start": _date(entry.start),
                "end": _date(entry.end),
                "format": entry.format,
            }
        case Agreement():
            return {
                "status": entry.status,
                "parties": people.names(entry.parties),
                "guarantors": people.names(entry.guarantors),
                "date": _date(entry.date),
            }
        case Actor():
            side = people.name(entry.side) if entry.side else None
            return {"kind": entry.kind, "side": side, "country": entry.country, "sector": entry.sector}
        case _:
            raise TypeError(f"no facts are known of {entry.noun}")


def _event(event: Event, people: People) -> Facts:
    return {
        "act": event.act,
        "actor": people.names(event.actor),
        "recipient": people.names(event.recipient),
        "issues": ", ".join(sorted(event.issues)) or None,
        "reality": event.reality,
        "attribution": people.names(event.attribution),
        "date": _date(event.date),
        "place": _place(event.place),
        "terms.start": _date(event.terms.start),
        "terms.end": _date(event.terms.end),
        "terms.duration": event.terms.duration,
        "terms.place": _place(event.terms.place),
        "conditions": "; ".join(sorted(_condition(one, people) for one in event.conditions)) or None,
        "killed": _count(event.magnitude.killed),
        "injured": _count(event.magnitude.injured),
    }


def _condition(condition: Condition, people: People) -> str:
    holder = people.name(condition.holder) if condition.holder else "?"
    required = condition.requires.issue if condition.requires else "nothing"
    return f"{holder}: {condition.gates} {condition.kind} {required}"


def _date(date: Date | None) -> str | None:
    if date is None:
        return None
    return f"{date.value} to {date.end}" if date.end and date.end != date.value else date.value


def _place(place: Place | None) -> str | None:
    return place.name if place else None


def _count(count: Count | None) -> str | None:
    return f"{count.qualifier} {count.value}" if count else None
