"""What a person says of an entry or of a copy: stored beside what the machine found, never in its place."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from detente.model.base import Part

Judging = Literal["coder", "reviewer", "admin"]
"""The roles in which entries are judged."""
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
    role: Judging = Field(
        default="coder", description="In which role it was given: what a reviewer says settles a difference."
    )


class MatterJudgement(Part):
    """What one person decided of whether two entries tell one matter. The newest of a pair counts."""

    entry: str = Field(description="Id of the entry.")
    other_report: str = Field(description="Id of the other entry's report.")
    other_entry: str = Field(description="Id of the other entry.")
    verdict: Literal["merge", "split", "unsure"] = Field(description="One matter, two, or not to be told.")
    who: str = Field(min_length=1, description="The person's name in the record.")
    at: str = Field(description="When, ISO 8601 in UTC.")
    why: str = Field(default="", description="The reason, in the person's words.")


class CopyJudgement(Part):
    """What one person said of whether a report is a copy of another. The newest of a pair counts."""

    original: str = Field(description="Id of the other report.")
    is_copy: bool = Field(description="Whether the report is a copy of it.")
    who: str = Field(min_length=1, description="The person's name in the record.")
    at: str = Field(description="When, ISO 8601 in UTC.")
    why: str = Field(default="", description="The reason, in the person's words.")
