"""The report: one source document, as text with its provenance."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from detente.model.base import Part
from detente.model.date import ISO_PREFIX
from detente.model.evidence import Evidence
from detente.model.ids import identify, normalise


def _dated(value: str) -> str:
    if not ISO_PREFIX.match(value) or len(value) < len("2025-05-11"):
        raise ValueError(f"published_at must be an ISO 8601 day such as 2025-05-11, not {value!r}")
    return value


Published = Annotated[str, AfterValidator(_dated)]
"""A day, or day and time, ISO 8601."""


class Report(Part):
    """A news report, ready to be read."""

    id: str = Field(default="", description="Hash of the normalised text.")
    sha256: str = Field(
        default="", pattern=r"^([0-9a-f]{64})?$", description="SHA-256 of the raw bytes, in hex."
    )
    url: str | None = Field(default=None, description="Where the report was published.")
    title: str | None = Field(default=None, description="Its headline, where the source gives one.")
    publisher: str | None = Field(default=None, description="Who published it.")
    published_at: Published = Field(
        description="Publication date, or date and time, ISO 8601; all dates in the text resolve against it."
    )
    language: str = Field(default="en", description="Language of the text, ISO 639-1.")
    text: str = Field(
        description="The decoded text, `\\n` line ends, without the header block; all offsets count in it."
    )
    restricted: bool = Field(default=False, description="Whether the report is for named readers only.")

    @model_validator(mode="before")
    @classmethod
    def _line_ends(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("text"), str) and "\r" in data["text"]:
            data = {**data, "text": data["text"].replace("\r\n", "\n").replace("\r", "\n")}
        return data

    @model_validator(mode="after")
    def _name_by_text(self) -> Self:
        if not self.id:
            object.__setattr__(self, "id", identify("report", normalise(self.text)))
        if not self.sha256:
            digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "sha256", digest)
        return self

    def span(self, start: int, end: int) -> Evidence:
        """The evidence at `text[start:end]`; raises `UngroundedError` where there is no such span."""
        return Evidence.of(self.text, start, end)
