"""The forms that a verb can print."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A form of output."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Answered(StrEnum):
    """A form of an answer of the analysis."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
