"""A long report → parts that a model takes, cut between sentences, each with the end of the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z])|[。！？؟।۔]+[”’」』）]*\s*|\n\s*")
OVERLAP = 600
"""Characters of a part that the next one has too, at most: two or three sentences."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a report, `text[start:end]`; of it the beginning up to `new` is in the part before too."""

    start: int
    end: int
    new: int


def chunks_of(text: str, size: int, overlap: int = OVERLAP) -> list[Chunk]:
    """The parts of a text, of `size` characters at most, in order; one where the text is no longer.

    A sentence that is longer than a part is cut between words, and a word that is, anywhere.
    """
    overlap = min(overlap, size // 3)
    pieces = _pieces(text, size - overlap)
    chunks: list[Chunk] = []
    at = 0
    while at < len(pieces):
        new = start = pieces[at][0]
        first = at
        while chunks and first > 0 and new - pieces[first - 1][0] <= overlap:
            first -= 1
            start = pieces[first][0]
        last = at
        while last + 1 < len(pieces) and pieces[last + 1][1] - start <= size:
            last += 1
        chunks.append(Chunk(start, pieces[last][1], new))
        at = last + 1
    return chunks


def halved(text: str, chunk: Chunk) -> list[Chunk]:
    """A part in two, cut between sentences near its middle; none where it has only one."""
    middle = (chunk.start + chunk.end) // 2
    ends = [found.end() for found in _END.finditer(text, chunk.start, chunk.end)]
    ends = [end for end in ends if chunk.start < end < chunk.end]
    if not ends:
        return []
    cut = min(ends, key=lambda end: abs(end - middle))
    return [Chunk(chunk.start, cut, min(chunk.new, cut)), Chunk(cut, chunk.end, max(chunk.new, cut))]


def _pieces(text: str, longest: int) -> list[tuple[int, int]]:
    """The sentences of a text as offsets that leave nothing out, none longer than a part may be."""
    ends = [*(found.end() for found in _END.finditer(text)), len(text)]
    pieces: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        while end - start > longest:
            blank = text.rfind(" ", start + 1, start + longest)
            cut = blank + 1 if blank > 0 else start + longest
            pieces.append((start, cut))
            start = cut
        if end > start:
            pieces.append((start, end))
            start = end
    return pieces
