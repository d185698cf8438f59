"""A header that a report's text came with: the same text may be printed under several."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from detente.model.base import Part
from detente.model.report import Published, Report


class Header(Part):
    """What a report says beside its text. See `Report` for the fields."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the raw bytes, in hex.")
    url: str | None = Field(default=None, description="Where it was published.")
    title: str | None = Field(default=None, description="Its headline, where the source gives one.")
    publisher: str | None = Field(default=None, description="Who published it.")
    published_at: Published = Field(description="Publication date, or date and time, ISO 8601.")
    language: str = Field(default="en", description="Language of the text, ISO 639-1.")
    restricted: bool = Field(default=False, description="Whether it is for named readers only.")

    @classmethod
    def of(cls, report: Report) -> Self:
        """The header of a report."""
        return cls(**report.model_dump(exclude={"id", "text"}))

    def over(self, text: str) -> Report:
        """The report that has this header over a text."""
        return Report(text=text, **self.model_dump())
