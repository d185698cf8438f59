"""What a search found, each entry with what a page tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.exports.found.rows import told
from detente.model import Reading
from detente.pages.ask import Ask
from detente.record import Hit

LONG, LONGEST = 600, 2_000
"""Characters of what stands around a clause, and of a clause: a list of entries is no place for a text that
has no full stop. The report's own page has all of it.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found: a line of what it says, its sentence in three parts."""

    hit: Hit
    reading: Reading
    told: str
    before: str
    clause: str
    after: str

    @property
    def kind(self) -> str:
        """The kind as the filter calls it."""
        return self.hit.kind


def found(ask: Ask, hits: Sequence[Hit]) -> list[Found]:
    """Hits with their readings, which the visitor may see."""
    readings = ask.record.readings(list({hit.report.id for hit in hits}))
    return [_found(hit, readings[hit.report.id]) for hit in hits if hit.report.id in readings]


def _found(hit: Hit, reading: Reading) -> Found:
    text = hit.report.text
    start, end = hit.start or 0, hit.end or 0
    first, last = hit.sentence_start or 0, hit.sentence_end or 0
    return Found(
        hit,
        reading,
        short(told(hit.entry, reading)),
        _end(text[first:start]),
        short(text[start:end], LONGEST),
        short(text[end:last]),
    )


def short(text: str, most: int = LONG) -> str:
    """The beginning of a text that is longer than any headline or sentence of a report."""
    return text if len(text) <= most else f"{text[:most]} …"


def _end(text: str) -> str:
    return text if len(text) <= LONG else f"… {text[-LONG:]}"
