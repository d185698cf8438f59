"""The table of ceasefires."""

from __future__ import annotations

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Of, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.scope import in_words
from detente.exports.table.table import Table
from detente.model import Ceasefire

OF = Of[Ceasefire]()

CEASEFIRES = Table[Ceasefire](
    "ceasefires",
    "Ceasefires, truces and pauses as reports tell them; a row a ceasefire of a report.",
    lambda source: filter(source.passes, source.kept.reading.ceasefires),
    (
        *identity(itself),
        field(Ceasefire, "name"),
        field(Ceasefire, "side"),
        field(Ceasefire, "status"),
        *OF.actors("declared_by", lambda one: one.declared_by, described(Ceasefire, "declared_by")),
        *OF.actors("parties", lambda one: one.parties, described(Ceasefire, "parties")),
        *OF.actors("mediators", lambda one: one.mediators, described(Ceasefire, "mediators")),
        *OF.date("declared_on", lambda one: one.declared_on, described(Ceasefire, "declared_on")),
        *OF.date("starts", lambda one: one.start, described(Ceasefire, "start")),
        *OF.date("ends", lambda one: one.end, described(Ceasefire, "end")),
        field(Ceasefire, "duration"),
        field(Ceasefire, "class", attribute="class_"),
        field(Ceasefire, "purposes", Kind.TEXTS),
        Column("scope", Kind.TEXTS, lambda one, _: in_words(one.scope), described(Ceasefire, "scope"), 24),
        field(Ceasefire, "unconditional", Kind.BOOLEAN),
        *OF.actors("asserted_by", lambda one: one.asserted_by, described(Ceasefire, "asserted_by")),
        *OF.actors("denied_by", lambda one: one.denied_by, described(Ceasefire, "denied_by")),
        *grounds(itself),
    ),
)
