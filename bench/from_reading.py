"""Takes what is scored out of a reading: a JSON object as the record's contract describes it."""

from __future__ import annotations

from typing import Any

from bench.names import is_pronoun
from bench.shapes import (
    Actor,
    Ceasefire,
    Claim,
    Condition,
    Event,
    Pact,
    Quotation,
    Refs,
    Requirement,
    Spans,
    Story,
)

Entry = dict[str, Any]


def story(reading: Entry) -> Story:
    """Everything scored of a reading. References stay ids; spans are offsets in its report's text."""
    return Story(
        text=reading["report"]["text"],
        actors=tuple(_actor(entry) for entry in reading["actors"]),
        quotations=tuple(_quotation(entry) for entry in reading["quotations"]),
        events=tuple(_event(entry) for entry in reading["events"]),
        ceasefires=tuple(_ceasefire(entry) for entry in reading["ceasefires"]),
        claims=tuple(
            Claim(_refs(entry["accuser"]), _refs(entry["accused"]), _spans(entry["evidence"]))
            for entry in reading["violation_claims"]
        ),
        talks=tuple(_pact(entry, "start") for entry in reading["talks"]),
        agreements=tuple(_pact(entry, "date") for entry in reading["agreements"]),
    )


def _refs(value: Any) -> Refs:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _spans(evidence: list[Entry] | None) -> Spans:
    return tuple((item["start"], item["end"]) for item in evidence or ())


def _date(value: Entry | None) -> str | None:
    return value["value"] if value else None


def _places(place: Entry | None, spans: Entry | None, field: str) -> tuple[str, ...]:
    """The place's name, and the words that it was read from (a gazetteer may spell it otherwise)."""
    if not place:
        return ()
    return (place["name"], *(item["quote"] for item in (spans or {}).get(field) or ()))


def _actor(entry: Entry) -> Actor:
    written = [item["quote"] for item in entry.get("mentions") or () if not is_pronoun(item["quote"])]
    return Actor(
        ref=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        side=entry.get("side"),
        country=entry.get("country"),
        sector=entry.get("sector"),
        names=tuple(dict.fromkeys([entry["name"], *written])),
    )


def _quotation(entry: Entry) -> Quotation:
    return Quotation(
        speakers=_refs(entry["speaker"]) + _refs(entry.get("co_speakers")),
        mode=entry["mode"],
        cue=entry.get("cue") or "",
        spans=_spans(entry["content"]),
        said_on=_date(entry.get("said_on")),
    )


def _event(entry: Entry) -> Event:
    return Event(
        act=entry["act"],
        actor=_refs(entry["actor"]),
        recipient=_refs(entry["recipient"]),
        issues=tuple(entry["issues"]),
        reality=entry["reality"],
        attribution=_refs(entry["attribution"]),
        spans=_spans(entry["evidence"]),
        date=_date(entry.get("date")),
        places=_places(entry.get("place"), entry.get("spans"), "place"),
        conditions=tuple(_condition(item) for item in entry["conditions"]),
    )


def _condition(entry: Entry) -> Condition:
    required = entry.get("requires")
    requires = None
    if required is not None:
        actors = _refs(required.get("actor")) + _refs(required.get("co_actors"))
        requires = Requirement(required.get("issue"), actors, bool(required.get("negated")))
    return Condition(
        kind=entry["kind"],
        holders=_refs(entry["holder"]) + _refs(entry.get("co_holders")),
        gates=entry.get("gates"),
        requires=requires,
        spans=_spans(entry["evidence"]),
    )


def _ceasefire(entry: Entry) -> Ceasefire:
    return Ceasefire(
        status=entry["status"],
        parties=_refs(entry["parties"]),
        spans=_spans(entry["evidence"]),
        dates={key: _date(entry.get(key)) for key in ("start", "end", "declared_on")},
        duration=entry.get("duration"),
    )


def _pact(entry: Entry, date: str) -> Pact:
    return Pact(
        status=entry["status"],
        parties=_refs(entry["parties"]),
        spans=_spans(entry["evidence"]),
        date=_date(entry.get(date)),
        places=_places(entry.get("venue"), entry.get("spans"), "venue"),
    )
