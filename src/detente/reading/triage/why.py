"""Which words of a passage weighed most, with their places."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest

from detente.model import Report
from detente.reading.triage import conflict
from detente.reading.triage.passage import Passage, Scorer, telling_words, unit
from detente.reading.triage.verdict import Weighed
from detente.reading.triage.weights import Weights
from detente.reading.triage.words import Span

MOST = 5


def weighed(report: Report, passage: Passage, scorer: Scorer, weights: Weights) -> tuple[Weighed, ...]:
    """The words, terms and names that weighed most for or against, the heaviest first; what overlaps counts
    once.

    A word has its own hashed weights and half of each pair that it stands in. A term has those of its words,
    a share in the weight of its concept, and one in what it adds that so many concepts of its group are
    told of. Names share what their marks weigh.
    """
    own = _own(passage, scorer, weights)
    told: list[tuple[float, Span]] = list(zip(own, passage.spans, strict=True))
    concepts = Counter(found.value.concept for found in passage.terms)
    groups = Counter(found.value.group for found in passage.terms)
    gains = _gains(passage, weights)
    for first, last, term in passage.terms:
        share = weights.marks.get(f"term:{term.concept}", 0.0) / concepts[term.concept]
        share += gains.get(term.group, 0.0) / groups[term.group]
        told.append((share + sum(own[first:last]), (passage.spans[first][0], passage.spans[last - 1][1])))
    place = {start: index for index, (start, _) in enumerate(passage.spans)}
    for name in passage.names:
        share = gains.get("named", 0.0) / len(passage.names)
        told.append((share + own[place[name.start]], (name.start, name.end)))
    kept: list[tuple[float, Span]] = []
    for weight, (start, end) in nlargest(8 * MOST, told, key=lambda pair: abs(pair[0])):
        if len(kept) < MOST and not any(start < b and a < end for _, (a, b) in kept):
            kept.append((weight, (start, end)))
    return tuple(Weighed(report.span(*span), round(weight, 2)) for weight, span in kept)


def _gains(passage: Passage, weights: Weights) -> dict[str, float]:
    """What the marks of each group of terms, and of names, weigh more than if there were none."""
    without = dict.fromkeys(conflict.marks([]), 1)
    gains: dict[str, float] = {"named": -sum(weights.marks.get(mark, 0.0) for mark in without)}
    for mark in passage.marks():
        group = mark.partition(":")[0]
        if group in ("war", "peace", "other"):
            none = weights.marks.get(f"{group}:0", 0.0)
            gains[group] = gains.get(group, 0.0) + weights.marks.get(mark, 0.0) - none
        elif group == "ours":
            gain = weights.marks.get(mark, 0.0) - weights.marks.get("ours:0", 0.0)
            told = {found.value.group for found in passage.terms} & {"war", "peace"}
            for one in told:
                gains[one] = gains.get(one, 0.0) + gain / len(told)
        elif group == "named":
            gains["named"] += weights.marks.get(mark, 0.0)
    return gains


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
