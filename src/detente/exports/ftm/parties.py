"""Actors → people, bodies and organisations, and the side that each belongs to or speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from detente.exports.ftm.entity import Entity, Values, country, entity, from_report, key_of
from detente.exports.table import Source
from detente.model import Actor
from detente.model.codes import ActorKind

SCHEMAS = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.MILITARY: "PublicBody",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.ALLIANCE: "Organization",
    ActorKind.GROUP: "LegalEntity",
}
"""Kind of actor → schema. `LegalEntity` is the schema for who may be a person or a body."""


def party(actor: Actor, source: Source) -> Entity:
    """The entity of an actor."""
    # Only a person has a position: of a group it is said in words.
    office: dict[str, Values] = (
        {"position": actor.role} if actor.kind is ActorKind.PERSON else {"summary": actor.role}
    )
    return entity(
        key_of(source, actor.id),
        SCHEMAS[actor.kind],
        name=actor.name,
        country=country(actor.country),
        sector=actor.sector,
        **office,
        **from_report(source),
    )


def sides(actor: Actor, source: Source) -> Iterator[Entity]:
    """The link from an actor to its side, where that is another."""
    if actor.side and actor.side != actor.id:
        yield entity(
            key_of(source, actor.id, "side"),
            "UnknownLink",
            subject=key_of(source, actor.id),
            object=key_of(source, actor.side),
            role="belongs to or speaks for",
            recordId=actor.id,
            **from_report(source),
        )
