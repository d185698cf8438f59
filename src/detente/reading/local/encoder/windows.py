"""Words → windows: whole paragraphs side by side, as many as the encoder sees at once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from detente.reading.local.encoder.words import Word

LIMIT = 96
"""Word pieces of a window, the two that mark its ends left out. More of them cost time and find no more."""
_ENDS = frozenset(".?!")


def windows(text: str, words: Sequence[Word], limit: int = LIMIT) -> list[tuple[int, int]]:
    """Ranges `[first, last)` of `words`, in order and without gaps, of at most `limit` pieces each.

    A range ends where a paragraph ends; a paragraph that is longer ends one at a full stop in its second
    half, or where it must. A single word of more pieces has a range of its own.
    """
    found: list[tuple[int, int]] = []
    start = size = 0
    for first, last in _paragraphs(words):
        length = sum(len(word.pieces) for word in words[first:last])
        if size and size + length > limit:
            found.append((start, first))
            start, size = first, 0
        size += length
        while size > limit:
            cut = _cut(text, words, start, last, limit)
            found.append((start, cut))
            start = cut
            size = sum(len(word.pieces) for word in words[start:last])
    if start < len(words):
        found.append((start, len(words)))
    return found


def _paragraphs(words: Sequence[Word]) -> list[tuple[int, int]]:
    starts = [i for i, word in enumerate(words) if i == 0 or word.paragraph != words[i - 1].paragraph]
    return list(itertools.pairwise([*starts, len(words)]))


def _cut(text: str, words: Sequence[Word], start: int, last: int, limit: int) -> int:
    size, end = 0, start
    while end < last and size + len(words[end].pieces) <= limit:
        size += len(words[end].pieces)
        end += 1
    end = max(end, start + 1)
    for index in range(end - 1, start + (end - start) // 2, -1):
        if text[words[index].start : words[index].end] in _ENDS:
            return index + 1
    return end
