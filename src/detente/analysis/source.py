"""Where words stand: the report and the characters in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A quote of a report: `quote` is `report.text[start:end]`; `entry` is the id of the entry with it."""

    quote: str
    start: int
    end: int
    report: str
    publisher: str
    published_at: str
    entry: str = ""
