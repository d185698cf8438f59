"""Talks: a meeting between parties to a conflict or about it."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry
from detente.model.codes import TalksFormat, TalksStatus
from detente.model.date import Date
from detente.model.place import Place


class Talks(Entry):
    """A round of talks: proposed, scheduled, held or broken off."""

    noun = "talks"

    name: str | None = Field(default=None, description="What the report calls them.")
    parties: tuple[ActorId, ...] = Field(default=(), description="Who talks.")
    facilitators: tuple[ActorId, ...] = Field(default=(), description="Who hosts, mediates or helps.")
    venue: Place | None = Field(default=None, description="Where.")
    start: Date | None = Field(default=None, description="When they begin or began.")
    end: Date | None = Field(default=None, description="When they end or ended.")
    format: TalksFormat = Field(
        default=TalksFormat.UNKNOWN, description="Face to face, through others, or many-sided."
    )
    level: str | None = Field(
        default=None, description="Of whom, as written: foreign ministers, technical teams."
    )
    status: TalksStatus = Field(description="How far they have come by the report.")
    outcome: str | None = Field(default=None, description="What came out of them, as written.")
