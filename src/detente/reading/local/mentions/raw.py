"""The raw mention: a phrase that may name an actor, before anybody has said whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.knowledge.party import Alias
from detente.knowledge.role import Role


class Sort(StrEnum):
    """What a raw mention is made of."""

    PARTY = "party"
    """A name of the world: a state, a capital, an adjective, an organisation, an armed group."""
    PERSON = "person"
    BODY = "body"
    """The name of an organisation or group that the world does not hold."""
    NOMINAL = "nominal"
    """A common noun for a role or a group: "the army", "European leaders"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Raw:
    """A phrase that may name an actor. All numbers are token indices, spans are half open."""

    sort: Sort
    start: int
    end: int
    root: int
    name: tuple[int, int]
    """The bare name; for a nominal the words of the role."""
    aliases: tuple[Alias, ...] = ()
    role: Role | None = None
    title: tuple[int, int] | None = None
    """The words of a role in front of a name."""
    plural: bool = False
    gender: str | None = None
    """`m` or `f` where the words say so."""
