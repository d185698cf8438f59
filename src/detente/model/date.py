"""Dates and durations, with the precision that the text gives and no more."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from detente.model.base import Part
from detente.model.codes import DatePrecision
from detente.model.evidence import Evidence

ISO_PREFIX = re.compile(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"(T([01]\d|2[0-4])(:[0-5]\d(:[0-5]\d(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$"
)

_NUMBER = r"\d+(\.\d+)?"
_DURATION = (
    rf"^P({_NUMBER}Y)?({_NUMBER}M)?({_NUMBER}W)?({_NUMBER}D)?"
    rf"(T({_NUMBER}H)?({_NUMBER}M)?({_NUMBER}S)?)?$"
)


def _whole(value: str) -> str:
    if value.endswith(("P", "T")):
        raise ValueError(f"{value!r} is no ISO 8601 duration: it holds no number")
    return value


Duration = Annotated[str, StringConstraints(pattern=_DURATION), AfterValidator(_whole)]
"""An ISO 8601 duration such as `P30D` or `PT72H`."""


class Date(Part):
    """A point or a stretch of time, resolved against the report's publication date."""

    value: str = Field(description="ISO 8601 prefix: `2022-02` is a valid, less precise date.")
    end: str | None = Field(default=None, description="Last instant or day of an interval, ISO 8601 prefix.")
    precision: DatePrecision = Field(description="How finely the text gives it.")
    text: str = Field(default="", description="The words that give it, as written.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="Where these words stand.")

    @model_validator(mode="after")
    def _iso(self) -> Self:
        for given in (self.value, self.end):
            if given is not None and not ISO_PREFIX.match(given):
                raise ValueError(f"{given!r} is no ISO 8601 date or prefix of one")
        return self
