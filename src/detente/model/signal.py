"""Signals: what the reader saw and could not place. Nothing is dropped silently."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import Part
from detente.model.evidence import Evidence


class Signal(Part):
    """A note to the person who checks the reading."""

    kind: str = Field(description="Which kind of thing it is, a short code such as `unresolved_actor`.")
    message: str = Field(description="What was seen, in words.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="Where it was seen.")
