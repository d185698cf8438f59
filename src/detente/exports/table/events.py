"""The table of events."""

from __future__ import annotations

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Of, counted, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.scope import in_words
from detente.exports.table.table import Table
from detente.model import Event, Magnitude, Plover, Terms

OF = Of[Event]()

CODES: tuple[Column[Event], ...] = (
    field(Event, "act"),
    Column(
        "plover_type", Kind.TEXT, lambda e, _: e.plover.type if e.plover else None, described(Plover, "type")
    ),
    Column(
        "plover_mode", Kind.TEXT, lambda e, _: e.plover.mode if e.plover else None, described(Plover, "mode")
    ),
    Column(
        "plover_context",
        Kind.TEXTS,
        lambda e, _: e.plover.context if e.plover else (),
        described(Plover, "context"),
    ),
    field(Event, "cameo"),
    field(Event, "issues", Kind.TEXTS),
    field(Event, "reality"),
)

TERMS: tuple[Column[Event], ...] = (
    *OF.date("terms_start", lambda e: e.terms.start, described(Terms, "start")),
    *OF.date("terms_end", lambda e: e.terms.end, described(Terms, "end")),
    Column("terms_duration", Kind.TEXT, lambda e, _: e.terms.duration, described(Terms, "duration")),
    *OF.place("terms_place", lambda e: e.terms.place, described(Terms, "place")),
    Column("terms_format", Kind.TEXT, lambda e, _: e.terms.format, described(Terms, "format")),
    Column("terms_scope", Kind.TEXTS, lambda e, _: in_words(e.terms.scope), described(Terms, "scope"), 24),
    *OF.actors("terms_parties", lambda e: e.terms.parties, described(Terms, "parties")),
    *OF.one_actor("terms_facilitator", lambda e: e.terms.facilitator, described(Terms, "facilitator")),
    Column(
        "terms_numbers",
        Kind.TEXTS,
        lambda e, _: tuple(counted(one.value, one.qualifier, one.unit) for one in e.terms.numbers),
        described(Terms, "numbers"),
    ),
    Column(
        "unconditional", Kind.BOOLEAN, lambda e, _: e.terms.unconditional, described(Terms, "unconditional")
    ),
    Column("terms_text", Kind.TEXT, lambda e, _: e.terms.text, described(Terms, "text"), 30),
)

MAGNITUDE: tuple[Column[Event], ...] = (
    *OF.count("killed", lambda e: e.magnitude.killed, described(Magnitude, "killed")),
    *OF.count("injured", lambda e: e.magnitude.injured, described(Magnitude, "injured")),
    *OF.count("detained", lambda e: e.magnitude.detained, described(Magnitude, "detained")),
    *OF.count("displaced", lambda e: e.magnitude.displaced, described(Magnitude, "displaced")),
    *OF.count("released", lambda e: e.magnitude.released, described(Magnitude, "released")),
    Column("weapon", Kind.TEXT, lambda e, _: e.magnitude.weapon, described(Magnitude, "weapon")),
    Column("target", Kind.TEXT, lambda e, _: e.magnitude.target, described(Magnitude, "target")),
    Column("damage", Kind.TEXT, lambda e, _: e.magnitude.damage, described(Magnitude, "damage")),
)

EVENTS = Table[Event](
    "events",
    "What was done, offered, demanded or threatened; a row an event.",
    lambda source: filter(source.passes, source.kept.reading.events),
    (
        *identity(itself),
        *CODES,
        *OF.actors("actor", lambda e: e.actor, described(Event, "actor"), coded=True),
        *OF.actors("recipient", lambda e: e.recipient, described(Event, "recipient"), coded=True),
        *OF.actors("attribution", lambda e: e.attribution, described(Event, "attribution")),
        *OF.date("date", lambda e: e.date, described(Event, "date")),
        *OF.place("place", lambda e: e.place, described(Event, "place")),
        Column(
            "conditions",
            Kind.TEXTS,
            lambda e, _: tuple(one.text for one in e.conditions),
            "The words of its conditions; their parts are in the table of conditions.",
            30,
        ),
        *TERMS,
        *MAGNITUDE,
        Column("quotation_id", Kind.TEXT, lambda e, _: e.quotation, described(Event, "quotation")),
        *grounds(itself),
    ),
)
