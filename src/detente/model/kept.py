"""A reading as the record keeps it: with what people said of it."""

from __future__ import annotations

from pydantic import Field, field_serializer

from detente.model.base import Part
from detente.model.header import Header
from detente.model.judgement import CopyJudgement, Judgement, MatterJudgement
from detente.model.reading import Reading


class Kept(Part):
    """One report's reading out of a record. Under a filter, the reading holds the entries that pass it, and
    those that they refer to.
    """

    reading: Reading = Field(description="As the machine made it; `judgements` say what people changed.")
    judgements: tuple[Judgement, ...] = Field(default=(), description="What people said of its entries.")
    passed: frozenset[str] = Field(
        default=frozenset(),
        description="Ids of the entries that passed the filter; the rest is what those refer to.",
    )
    copy_of: str | None = Field(
        default=None, description="Id of the report that this one is a copy of, where it is one."
    )
    added_at: str = Field(default="", description="When it came into the record, ISO 8601 in UTC.")

    headers: tuple[Header, ...] = Field(
        default=(), description="The other headers that the text came with, the earliest publication first."
    )
    copies_judged: tuple[CopyJudgement, ...] = Field(
        default=(), description="What people said of whether the report is a copy, oldest first."
    )
    matters_judged: tuple[MatterJudgement, ...] = Field(
        default=(),
        description="What people decided of pairs of entries that may tell one matter, each on the line of "
        "the report with the lower id, oldest first.",
    )
    whole: bool = Field(
        default=True, description="Whether the reading holds all that was read, not only what a filter left."
    )

    @field_serializer("passed")
    def _in_order(self, passed: frozenset[str]) -> list[str]:
        # A set has another order in every process, and a record is written the same way each time.
        return sorted(passed)
