"""The scope of a ceasefire or an offer: which acts, weapons, targets and areas it covers."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import Part


class Scope(Part):
    """What is covered, in the words of the report. `general` is true for all fighting everywhere."""

    general: bool | None = Field(default=None, description="Whether it covers all fighting.")
    acts: tuple[str, ...] = Field(
        default=(), description="Acts that it covers: offensive operations, overflights."
    )
    weapons: tuple[str, ...] = Field(default=(), description="Weapons that it covers: drones, missiles.")
    targets: tuple[str, ...] = Field(default=(), description="Targets that it covers: energy facilities.")
    area: str | None = Field(default=None, description="The area that it covers.")
