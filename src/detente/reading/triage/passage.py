"""One passage → what speaks for reading its report: a sum of weights, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from detente.knowledge.triage.terms import Term
from detente.reading.triage import conflict, grams
from detente.reading.triage import names as naming
from detente.reading.triage import terms as telling
from detente.reading.triage.finder import Found
from detente.reading.triage.names import Named
from detente.reading.triage.weights import Weights
from detente.reading.triage.words import Span, folded

MOST_KEPT = 200_000
SHORT = 45
"""A passage of fewer words is a headline or a brief item, where every word has to say more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage taken apart: its words folded, where they are, and what terms and names are among them."""

    words: Sequence[str]
    spans: Sequence[Span]
    terms: Sequence[Found[Term]]
    names: Sequence[Named]

    def marks(self) -> list[str]:
        """The features that are no words: of terms, of names, and how long it is."""
        length = "short" if len(self.words) < SHORT else "long"
        return [
            f"words:{length}",
            *telling.marks(found.value for found in self.terms),
            *conflict.marks(self.names),
        ]


def take_apart(text: str, spans: Sequence[Span]) -> Passage:
    """The passage of the words at these places of a text."""
    words = [folded(text[start:end]) for start, end in spans]
    return Passage(words, spans, telling.told(words), list(naming.named(text, words, spans)))


class Scorer:
    """Weighs passages. It keeps the weight of every word that it met, so that most words cost one look-up."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[str, int] = {}

    def score(self, passage: Passage) -> float:
        """The log-odds that a passage is of a report worth reading: over 0 for, under 0 against."""
        marks = self._weights.marks
        words = telling_words(passage.words, self._weights.stop)
        distinct = set(words)
        hashed = sum(map(self.of_word, distinct)) + sum(self.of_pair(*pair) for pair in set(pairwise(words)))
        told = sum(marks.get(mark, 0.0) for mark in passage.marks())
        return self._weights.bias + hashed * self._weights.scale * unit(len(distinct)) + told

    def of_word(self, word: str) -> int:
        """The summed hashed weights of a word."""
        found = self._known.get(word)
        if found is None:
            hashed = self._weights.hashed
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            found = self._known[word] = sum(hashed[i] for i in grams.of_word(word, len(hashed)))
        return found

    def of_pair(self, first: str, second: str) -> int:
        """The hashed weight of two words."""
        hashed = self._weights.hashed
        return hashed[grams.of_pair(first, second, len(hashed))]


def telling_words(words: Sequence[str], stop: frozenset[str]) -> list[str]:
    """The words that may say something: without the commonest of a language and without numbers."""
    return [word for word in words if word not in stop and word[0] != "0"]


def unit(distinct: int) -> float:
    """What one hashed weight counts in a passage of so many distinct words: the longer it is, the less."""
    return 1 / sqrt(max(1, distinct))
