"""The forms that a verb can print."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A form of output."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
