"""A person's judgement of an entry: stored beside what the machine read, never in its place."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from detente.model.base import Part

Verdict = Literal["accept", "edit", "reject", "unsure"]


class Judgement(Part):
    """What one person said of one entry. The newest of each person counts; older ones stay."""

    report: str = Field(description="Id of the report that the entry was read from.")
    entry: str = Field(description="Id of the entry.")
    verdict: Verdict = Field(description="What the person decided.")
    changes: dict[str, Any] = Field(
        default_factory=dict, description="With `edit`: each changed field with its new value."
    )
    who: str = Field(description="The person's name in the record.")
    at: str = Field(description="When, ISO 8601 in UTC.")
    why: str = Field(default="", description="The reason, in the person's words.")
