"""Matters: the same thing in the world, told by several reports."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from pydantic import Field

from detente.model.base import Part

Shown = str | int | float | bool | tuple[str, ...] | None


class MatterKind(StrEnum):
    """What a matter can be."""

    ACTOR = "actor"
    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    AGREEMENT = "agreement"
    EVENT = "event"
    VIOLATION_CLAIM = "violation_claim"


class FieldStatus(StrEnum):
    """How far the reports of a matter agree on a field."""

    AGREED = "agreed"
    REFINED = "refined"
    DISPUTED = "disputed"


class MemberKey(NamedTuple):
    """Names an entry in the record: the report's id and the entry's."""

    report: str
    entry: str


class Member(Part):
    """One entry of one report that tells the matter."""

    report: str = Field(description="Id of the report.")
    kind: MatterKind = Field(description="What the entry is.")
    entry: str = Field(description="Id of the entry in the report's reading.")

    @property
    def key(self) -> MemberKey:
        """The member without its kind."""
        return MemberKey(self.report, self.entry)


class FieldValue(Part):
    """A value of a field with the reports that give it; null with those that are silent."""

    value: Shown = Field(description="As the earliest of its reports gives it.")
    reports: tuple[str, ...] = Field(description="Ids of the reports, in the order of publication.")
    independent: int = Field(ge=0, description="How many of them are no copy of another.")


class MatterField(Part):
    """One field of a matter, with all that its reports say of it."""

    name: str = Field(description="Name of the field, `terms.start` for one inside another.")
    status: Literal[FieldStatus.AGREED, FieldStatus.REFINED, FieldStatus.DISPUTED] = Field(
        description="Whether one value is given, values that can all be true, or such that cannot."
    )
    values: tuple[FieldValue, ...] = Field(description="The values, the most told first, silence last.")


class Matter(Part):
    """The same actor, ceasefire, talks, agreement, event or claim, as all its reports tell it."""

    id: str = Field(description="Made of its earliest member, so that it stays while members are added.")
    kind: MatterKind = Field(description="What it is.")
    members: tuple[Member, ...] = Field(description="The entries that tell it, in the order of publication.")
    fields: tuple[MatterField, ...] = Field(description="What they say.")
    independent_reports: int = Field(ge=1, description="How many reports tell it, copies not counted.")
    decided: bool = Field(default=False, description="Whether a person merged or split it.")
