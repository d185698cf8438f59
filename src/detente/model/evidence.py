"""Evidence: the characters of the report that a value was read from."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from detente.model.codes import Alignment
from detente.model.errors import UngroundedError


class Evidence(BaseModel):
    """A span of the report's text, counted in Unicode code points, half open: `text[start:end] == quote`.

    It is made by `Evidence.of`, which cuts the quote from the text itself. A `Reading` checks every piece of
    evidence in it against its report again, so that none can be published that does not hold.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    start: int = Field(ge=0, description="Offset of the first character in `report.text`.")
    end: int = Field(ge=0, description="Offset behind the last character.")
    quote: str = Field(description="The characters themselves: always `text[start:end]`.")
    alignment: Alignment = Field(
        default=Alignment.EXACT, description="How the quote was found in the text: exact by the local reader."
    )

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} is not as long as its quote {self.quote!r}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int, alignment: Alignment = Alignment.EXACT) -> Self:
        """The evidence at `text[start:end]`. Raises `UngroundedError` where the text has no such span."""
        if not 0 <= start < end <= len(text):
            raise UngroundedError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start=start, end=end, quote=text[start:end], alignment=alignment)

    def holds_in(self, text: str) -> bool:
        """Whether the quote stands in `text` where this evidence says."""
        return self.end <= len(text) and text[self.start : self.end] == self.quote

    def overlaps(self, other: Evidence) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
