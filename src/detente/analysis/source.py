"""Where words stand: the report and the characters in it, or the row of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A quote of a report: `quote` is `report.text[start:end]`; `entry` is the id of the entry with it,
    `sentence` the sentence that it stands in, where an analysis gives it.
    """

    quote: str
    start: int
    end: int
    report: str
    publisher: str
    published_at: str
    entry: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row of a table stands: `quote` are the words of the figure in it, `cited` its own source."""

    file: str
    line: int
    quote: str
    cited: str = ""


Ground = Source | Cell
"""What a value rests on: the words of a report, or a row of a table."""
