"""Quotations: what a party said."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry
from detente.model.codes import QuotationMode
from detente.model.date import Date
from detente.model.evidence import Evidence


class Quotation(Entry):
    """Words of a party, direct, indirect or mixed, with the speaker and the cue."""

    noun = "quotation"

    speaker: ActorId | None = Field(default=None, description="Who said it.")
    co_speakers: tuple[ActorId, ...] = Field(
        default=(), description="Who else, where several said it together."
    )
    mode: QuotationMode = Field(description="Whether the words are given, told, or both.")
    cue: str | None = Field(default=None, description="The word or phrase that marks it, as written.")
    content: tuple[Evidence, ...] = Field(
        min_length=1, description="What was said: one span or more, without the quotation marks around it."
    )
    addressee: ActorId | None = Field(default=None, description="To whom it was said.")
    said_on: Date | None = Field(default=None, description="When it was said.")
    medium: str | None = Field(default=None, description="Through what, as written: a televised address.")
    reported_by: tuple[ActorId, ...] = Field(
        default=(), description="Who reports it, outermost first, when one source reports another."
    )
