"""Articles → training examples: windows of words with the labels of the tagger and of every cue."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.brat import Article, Marked, Piece
from detente.reading.local.encoder.windows import windows
from detente.reading.local.encoder.words import Word, words_of
from detente.reading.local.parse import split_paragraphs
from detente.reading.local.quotations.head import FLAT, OF_CUE

LONGEST = 222
"""Word pieces of a window to learn from; shorter ones are learned from as well."""


@dataclass(frozen=True)
class Text:
    """An article, its words made once."""

    article: Article
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Example:
    """A window: its words, a label for each, and for each cue (a range of words) a label for each."""

    words: Sequence[Word]
    flat: list[int]
    cues: list[tuple[int, int, list[int]]]


def texts(articles: Iterable[Article]) -> list[Text]:
    """The articles with their words."""
    return [Text(a, tuple(words_of(a.text, split_paragraphs(a.text)))) for a in articles]


def examples(some: Iterable[Text], chance: random.Random) -> Iterator[Example]:
    """All windows of the texts, cut anew each time, so that no word always sees the same others."""
    for text in some:
        for first, last in windows(text.article.text, text.words, chance.randint(2 * LONGEST // 3, LONGEST)):
            yield example(text.words[first:last], text.article.attributions)


def example(words: Sequence[Word], attributions: Iterable[Marked]) -> Example:
    """One window with what is annotated in it. Where attributions nest, the inner one labels its words."""
    flat = [0] * len(words)
    cues: list[tuple[int, int, list[int]]] = []
    inside = [a for a in attributions if _touches(a, words[0].start, words[-1].end)]
    for marked in sorted(inside, key=_size, reverse=True):
        for pieces, name in ((marked.content, "CONTENT"), (marked.source, "SOURCE"), (marked.cue, "CUE")):
            _label(flat, words, pieces, FLAT.index(f"B-{name}"))
        cue = _ranges(words, marked.cue)
        if cue:
            own = [0] * len(words)
            _label(own, words, marked.content, OF_CUE.index("B-CONTENT"))
            _label(own, words, marked.source, OF_CUE.index("B-SOURCE"))
            cues.append((*cue[0], _whole(own, OF_CUE)))
    return Example(words, _whole(flat, FLAT), cues)


def _whole(labels: list[int], names: Sequence[str]) -> list[int]:
    """The labels, where what another one cuts in two begins again behind it: BIO allows no other."""
    for index, label in enumerate(labels):
        before = labels[index - 1] if index else 0
        if names[label].startswith("I-") and before not in (label, label - 1):
            labels[index] = label - 1
    return labels


def _size(marked: Marked) -> int:
    return sum(end - start for start, end in marked.content)


def _touches(marked: Marked, start: int, end: int) -> bool:
    pieces = (*marked.source, *marked.cue, *marked.content)
    return any(a < end and b > start for a, b in pieces)


def _label(labels: list[int], words: Sequence[Word], pieces: Iterable[Piece], begins: int) -> None:
    for first, last in _ranges(words, pieces):
        labels[first:last] = [begins] + [begins + 1] * (last - first - 1)


def _ranges(words: Sequence[Word], pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    found = []
    for start, end in pieces:
        inside = [i for i, word in enumerate(words) if word.start < end and word.end > start]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found
