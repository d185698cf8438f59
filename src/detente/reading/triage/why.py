"""Which words of a passage weighed most, with their places."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest

from detente.model import Report
from detente.reading.triage.passage import Passage, Scorer, telling_words, unit
from detente.reading.triage.verdict import Weighed
from detente.reading.triage.weights import Weights
from detente.reading.triage.words import Span

MOST = 5


def weighed(report: Report, passage: Passage, scorer: Scorer, weights: Weights) -> tuple[Weighed, ...]:
    """The words and terms that weighed most for or against, the heaviest first; what overlaps counts once.

    A word has its own hashed weights and half of each pair that it stands in; a term has the weight of its
    concept and those of its words.
    """
    own = _own(passage, scorer, weights)
    shares = Counter(found.value.concept for found in passage.terms)
    told: list[tuple[float, Span]] = [(w, span) for w, span in zip(own, passage.spans, strict=True)]
    for first, last, term in passage.terms:
        concept = weights.marks.get(f"term:{term.concept}", 0.0) / shares[term.concept]
        span = (passage.spans[first][0], passage.spans[last - 1][1])
        told.append((concept + sum(own[first:last]), span))
    kept: list[tuple[float, Span]] = []
    for weight, (start, end) in nlargest(8 * MOST, told, key=lambda pair: abs(pair[0])):
        if len(kept) < MOST and not any(start < b and a < end for _, (a, b) in kept):
            kept.append((weight, (start, end)))
    return tuple(Weighed(report.span(*span), round(weight, 2)) for weight, span in kept)


def _own(passage: Passage, scorer: Scorer, weights: Weights) -> list[float]:
    """The weight of each word where it stands first; a repeated word counts once, as in the score."""
    kept = set(telling_words(passage.words, weights.stop))
    one = unit(len(kept)) * weights.scale
    sums = [0.0] * len(passage.words)
    seen: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    before = -1
    for index, word in enumerate(passage.words):
        if word not in kept:
            continue
        if word not in seen:
            seen.add(word)
            sums[index] += scorer.of_word(word) * one
        pair = (passage.words[before], word)
        if before >= 0 and pair not in pairs:
            pairs.add(pair)
            half = scorer.of_pair(*pair) * one / 2
            sums[before] += half
            sums[index] += half
        before = index
    return sums
