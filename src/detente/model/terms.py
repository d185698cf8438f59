"""Terms: what exactly is on offer or demanded."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Part
from detente.model.codes import TalksFormat
from detente.model.count import Quantity
from detente.model.date import Date, Duration
from detente.model.place import Place
from detente.model.scope import Scope


class Terms(Part):
    """The terms of a proposal, demand, pledge or agreement; null where the text gives none."""

    start: Date | None = Field(default=None, description="When it is to begin.")
    end: Date | None = Field(default=None, description="When it is to end, or its deadline.")
    duration: Duration | None = Field(default=None, description="How long it is to last, ISO 8601.")
    place: Place | None = Field(default=None, description="Where it is to be.")
    format: TalksFormat | None = Field(default=None, description="In which form talks are to be held.")
    scope: Scope | None = Field(default=None, description="What it covers.")
    parties: tuple[ActorId, ...] = Field(default=(), description="Who is to take part.")
    facilitator: ActorId | None = Field(default=None, description="Who is to help or host.")
    numbers: tuple[Quantity, ...] = Field(
        default=(), description="Prisoners, kilometres and other numbers in it."
    )
    unconditional: bool | None = Field(
        default=None, description="Whether it is said to be without conditions."
    )
    text: str | None = Field(default=None, description="The words that state the terms, where no key fits.")
