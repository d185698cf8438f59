"""Conditions: what a party will not do before, unless, until, if, without … something else."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry, Part
from detente.model.codes import ConditionKind, Issue


class Requirement(Part):
    """What a condition asks for."""

    issue: Issue = Field(description="The issue that is required.")
    actor: ActorId | None = Field(default=None, description="Who is to do it.")
    co_actors: tuple[ActorId, ...] = Field(default=(), description="Who else is to do it.")
    negated: bool = Field(default=False, description="Whether it is the refusal or absence that counts.")
    text: str | None = Field(default=None, description="The words that name it, as written.")


class Condition(Entry):
    """The holder will not do what it gates but in this relation to what it requires."""

    noun = "condition"

    kind: ConditionKind = Field(description="The relation.")
    holder: ActorId | None = Field(default=None, description="The side that is bound.")
    co_holders: tuple[ActorId, ...] = Field(default=(), description="Who else is bound.")
    gates: Issue = Field(description="The issue of what is held back.")
    requires: Requirement | None = Field(
        default=None, description="What it hangs on; null for 'without any conditions'."
    )
    text: str = Field(description="The words that state the condition, as written.")
