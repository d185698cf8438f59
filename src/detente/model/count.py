"""Counts as reports give them: a number and how sure its words are."""

from __future__ import annotations

from pydantic import Field, FiniteFloat

from detente.model.base import ActorId, Part
from detente.model.codes import Qualifier


class Count(Part):
    """A number with its qualifier: "at least 12" is 12, `over`."""

    value: int = Field(ge=0, description="The number.")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, description="How the text bounds it.")
    by: tuple[ActorId, ...] = Field(
        default=(), description="Who gives the figure, where it is not who tells the event."
    )


class Quantity(Part):
    """A number of something that is on offer or demanded: 390 prisoners, 30 kilometres."""

    value: FiniteFloat = Field(description="The number.")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, description="How the text bounds it.")
    unit: str = Field(description="What is counted or measured, as written.")
