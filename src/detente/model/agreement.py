"""Agreements: treaties, accords, drafts and deals, with their clauses."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry, Part
from detente.model.codes import AgreementStatus, Issue
from detente.model.date import Date
from detente.model.evidence import Evidence


class Clause(Part):
    """What a party commits itself to."""

    party: ActorId | None = Field(default=None, description="Who is committed.")
    commitment: Issue = Field(description="The issue of the commitment.")
    text: str | None = Field(default=None, description="The words that state it, as written.")
    in_exchange_for: Issue | None = Field(default=None, description="What it is given for.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="Where these words stand.")


class Agreement(Entry):
    """A text that parties drafted, signed, keep or abandoned."""

    noun = "agreement"

    name: str | None = Field(default=None, description="What the report calls it.")
    parties: tuple[ActorId, ...] = Field(default=(), description="Whose agreement it is.")
    guarantors: tuple[ActorId, ...] = Field(default=(), description="Who guarantees it.")
    date: Date | None = Field(default=None, description="When it was drafted or signed.")
    status: AgreementStatus = Field(description="How far it has come by the report.")
    clauses: tuple[Clause, ...] = Field(default=(), description="What it lays down.")
