"""The table of actors."""

from __future__ import annotations

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Of, described, field
from detente.exports.table.provenance import grounds, identity, itself
from detente.exports.table.table import Table
from detente.model import Actor

OF = Of[Actor]()

ACTORS = Table[Actor](
    "actors",
    "Who acts, speaks or is acted on; a row an actor of a report.",
    lambda source: filter(source.passes, source.kept.reading.actors),
    (
        *identity(itself),
        field(Actor, "name"),
        field(Actor, "kind"),
        *OF.one_actor("side", lambda actor: actor.side, "The party that it belongs to or speaks for."),
        field(Actor, "country"),
        field(Actor, "sector"),
        field(Actor, "role"),
        Column(
            "mentions",
            Kind.TEXTS,
            lambda actor, _: tuple(dict.fromkeys(piece.quote for piece in actor.mentions)),
            f"{described(Actor, 'mentions')} Each form once.",
            40,
        ),
        Column(
            "mentioned", Kind.INTEGER, lambda actor, _: len(actor.mentions), "How often it is mentioned.", 10
        ),
        *grounds(itself),
    ),
)
