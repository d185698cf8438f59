"""Ceasefires, as one report tells them."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry
from detente.model.codes import CeasefireClass, CeasefireSide, CeasefireStatus, Purpose
from detente.model.date import Date, Duration
from detente.model.scope import Scope


class Ceasefire(Entry):
    """A ceasefire, truce, pause or moratorium: proposed, demanded, declared, agreed or past."""

    noun = "ceasefire"

    name: str | None = Field(default=None, description="What the report calls it.")
    side: CeasefireSide | None = Field(default=None, description="One-sided, two-sided or more.")
    status: CeasefireStatus = Field(description="Its formal status by the report's verbs and dates.")
    declared_by: tuple[ActorId, ...] = Field(default=(), description="Who declared, proposed or demanded it.")
    parties: tuple[ActorId, ...] = Field(default=(), description="Who is to hold fire.")
    mediators: tuple[ActorId, ...] = Field(default=(), description="Who mediated it.")
    declared_on: Date | None = Field(default=None, description="When it was declared, proposed or agreed.")
    start: Date | None = Field(default=None, description="When it begins or began.")
    end: Date | None = Field(default=None, description="When it ends or ended.")
    duration: Duration | None = Field(default=None, description="How long it is to last, ISO 8601.")
    class_: CeasefireClass | None = Field(
        default=None,
        alias="class",
        description="ETH/PRIO class: bare cessation, with compliance rules, definitive.",
    )
    purposes: tuple[Purpose, ...] = Field(default=(), description="What it is for.")
    scope: Scope = Field(default_factory=Scope, description="Acts, weapons, targets and area that it covers.")
    unconditional: bool | None = Field(
        default=None, description="Whether it is said to be without conditions."
    )
    asserted_by: tuple[ActorId, ...] = Field(
        default=(), description="Who says that it is so; empty for the outlet's own voice."
    )
    denied_by: tuple[ActorId, ...] = Field(default=(), description="Who denies it.")
