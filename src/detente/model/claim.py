"""Violation claims: who accuses whom of breaking a ceasefire. A claim is a claim."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry, Part
from detente.model.codes import Act, Qualifier, TargetClass
from detente.model.date import Date
from detente.model.place import Place


class ClaimPart(Part):
    """A component of a claimed count: of 734 violations, 63 assaults."""

    value: int = Field(ge=0, description="The number.")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, description="How the text bounds it.")
    text: str = Field(description="What is counted, as written.")


class ClaimCount(Part):
    """How many violations are claimed."""

    value: int = Field(ge=0, description="The number.")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, description="How the text bounds it.")
    cumulative: bool | None = Field(
        default=None, description="Whether it counts from the beginning of the truce."
    )
    components: tuple[ClaimPart, ...] = Field(
        default=(), description="What it is made of, where the text says."
    )


class ViolationClaim(Entry):
    """One side's allegation against another. The record has no field that says that a truce was violated."""

    noun = "claim"

    accuser: tuple[ActorId, ...] = Field(default=(), description="Who accuses.")
    accused: tuple[ActorId, ...] = Field(default=(), description="Who is accused.")
    ceasefires: tuple[str, ...] = Field(default=(), description="Ids of the ceasefires that are meant.")
    period: Date | None = Field(default=None, description="The time that the claim covers.")
    count: ClaimCount | None = Field(default=None, description="How many violations are claimed.")
    act: Act | None = Field(default=None, description="What the accused is said to have done.")
    weapons: tuple[str, ...] = Field(default=(), description="With which weapons, as written.")
    target_class: TargetClass | None = Field(default=None, description="Class of what was hit.")
    place: Place | None = Field(default=None, description="Where.")
