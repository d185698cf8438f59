"""The quotation in the making: what the cue steps find, before it is known who the words belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from detente.model.codes import QuotationMode

Piece = tuple[int, int]
"""Offsets `[start, end)` in the report's text."""

_LEADING = " \t\n\r\f\v ,;:.—–-…"
_TRAILING = " \t\n\r\f\v ,;:.—–-"
_OPEN_TO_CLOSE = {"“": "”", "«": "»", "‘": "’", "„": "“"}


@dataclass
class Draft:
    """Content with its cue and source. `source` is the head of the source's phrase; None where no phrase
    names it. `follows` is the draft whose speaker goes on.
    """

    mode: QuotationMode
    pieces: list[Piece]
    how: str
    """Which rule found it, for the trace."""
    cue: Piece | None = None
    verb: Token | None = None
    source: Token | None = None
    follows: Draft | None = None
    inside: list[Draft] = field(default_factory=list)
    """The drafts whose content it lies in, outermost first."""
    confidence: float = 0.7

    @property
    def start(self) -> int:
        """Offset of the first character of the content."""
        return min(start for start, _ in self.pieces)

    @property
    def end(self) -> int:
        """Offset behind the last character of the content."""
        return max(end for _, end in self.pieces)

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(end - start for start, end in self.pieces)

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` is content."""
        return any(start <= offset < end for start, end in self.pieces)


def trim(text: str, start: int, end: int) -> Piece | None:
    """The piece without white space and punctuation at its ends; None where nothing is left.

    A quotation mark at an end stays where the piece holds its partner, and goes where it does not.
    """
    while True:
        before = (start, end)
        while start < end and text[start] in _LEADING:
            start += 1
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        start, end = _drop_lonely_marks(text, start, end)
        if before == (start, end):
            break
    return (start, end) if start < end else None


def _drop_lonely_marks(text: str, start: int, end: int) -> Piece:
    inner = text[start:end]
    if not inner:
        return start, end
    if inner[0] == '"' and inner.count('"') == 1:
        return start + 1, end
    if inner[-1] == '"' and inner.count('"') % 2:
        return start, end - 1
    closing = _OPEN_TO_CLOSE.get(inner[0])
    if closing and closing not in inner[1:]:
        return start + 1, end
    if inner[0] in "”»":
        return start + 1, end
    if inner[-1] in "”»" and {"”": "“", "»": "«"}[inner[-1]] not in inner and "„" not in inner:
        return start, end - 1
    if inner[-1] in "“«‘„":
        return start, end - 1
    return start, end


def has_marks(text: str, pieces: Iterable[Piece]) -> bool:
    """Whether quoted words stand inside the pieces."""
    return any(mark in text[start:end] for start, end in pieces for mark in '"“«„')
