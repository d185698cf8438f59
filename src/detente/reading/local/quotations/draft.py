"""The quotation in the making: what the cue steps find, before it is known who the words belong to."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.model.codes import QuotationMode
from detente.reading.local.parsed import Token

Piece = tuple[int, int]
"""Offsets `[start, end)` in the report's text."""


def shared(left: Iterable[Piece], right: Sequence[Piece]) -> int:
    """How many characters two contents share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


class Stretches:
    """Stretches of the text, to be asked whether one of them, or several that touch, hold another."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(pieces):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def cover(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies inside."""
        index = bisect.bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]


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
    voice: str = ""
    """How its speaker was told, where the words of its own source don't say; for the trace."""

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
