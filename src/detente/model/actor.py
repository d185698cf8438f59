"""Actors: who acts, speaks or is acted on."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry
from detente.model.codes import ActorKind, Sector
from detente.model.evidence import Evidence


class Actor(Entry):
    """A person, state, government, armed group or other party that the report names."""

    noun = "actor"
    NOT_MEANING = Entry.NOT_MEANING | {"side", "mentions", "evidence"}

    name: str = Field(min_length=1, description="The fullest form in the report.")
    kind: ActorKind = Field(description="What it is.")
    side: ActorId | None = Field(
        default=None,
        description="The party it belongs or speaks for (actor id; itself for a party); null for bystanders.",
    )
    country: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 code of its country."
    )
    sector: Sector | None = Field(default=None, description="PLOVER sector code.")
    role: str | None = Field(default=None, description="Its office or function, as written.")
    mentions: tuple[Evidence, ...] = Field(
        default=(), description="Every mention: names, short forms, pronouns and metonyms."
    )
