"""The table of talks."""

from __future__ import annotations

from detente.exports.table.groups import Of, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.table import Table
from detente.model import Talks

OF = Of[Talks]()

TALKS = Table[Talks](
    "talks",
    "Rounds of talks: proposed, scheduled, held or broken off; a row a round of a report.",
    lambda source: filter(source.passes, source.kept.reading.talks),
    (
        *identity(itself),
        field(Talks, "name"),
        field(Talks, "status"),
        *OF.actors("parties", lambda one: one.parties, described(Talks, "parties"), coded=True),
        *OF.actors("facilitators", lambda one: one.facilitators, described(Talks, "facilitators")),
        *OF.place("venue", lambda one: one.venue, described(Talks, "venue")),
        *OF.date("starts", lambda one: one.start, described(Talks, "start")),
        *OF.date("ends", lambda one: one.end, described(Talks, "end")),
        field(Talks, "format"),
        field(Talks, "level"),
        field(Talks, "outcome"),
        *grounds(itself),
    ),
)
