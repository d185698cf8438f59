"""Encoded words → attributions: the cue, source and content of each thing that somebody says or thinks.

A tagger labels every word; each cue that it finds then asks anew which words are its source and its content,
so that what belongs together is found together. The labels and the notion of an attribution are PolNeAR's
(Newell, Margolin and Ruths 2018): quotation marks, "that" and thoughts included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from detente.reading.local.encoder.states import Encoded, Vectors
from detente.reading.local.encoder.words import Word
from detente.reading.local.quotations.draft import Piece
from detente.reading.local.quotations.head import FLAT, OF_CUE, Range, flat_scores, scores_of_cues, weights
from detente.reading.local.quotations.viterbi import best_paths, stretches


@dataclass(frozen=True, slots=True)
class Attribution:
    """Offsets `[start, end)` in the text. The source may be absent ("it was announced that")."""

    cue: Piece
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]
    confidence: float
    """The mean probability of its cue's labels, 0 to 1."""


def attributions(encoded: Encoded) -> list[Attribution]:
    """The attributions of a text, in the order of their cues."""
    table = weights()
    scores = [flat_scores(encoded.states[first:last]) for first, last in encoded.windows]
    paths = best_paths(scores, table["flat.moves"], table["flat.first"])
    found: list[Attribution] = []
    for (first, last), path, rows in zip(encoded.windows, paths, scores, strict=True):
        cues = stretches(path, FLAT.index("B-CUE"))
        if cues:
            sure = [_probability(rows[a:b], path[a:b]) for a, b in cues]
            found.extend(_of_window(encoded.words[first:last], encoded.states[first:last], cues, sure))
    return found


def _of_window(
    words: Sequence[Word], states: Vectors, cues: Sequence[Range], sure: Sequence[float]
) -> Iterator[Attribution]:
    scores = scores_of_cues(states, [word.paragraph for word in words], cues)
    paths = best_paths(list(scores), weights()["of_cue.moves"], weights()["of_cue.first"])
    for cue, path, confidence in zip(cues, paths, sure, strict=True):
        content = stretches(path, OF_CUE.index("B-CONTENT"))
        if content:
            source = stretches(path, OF_CUE.index("B-SOURCE"))
            (piece,) = _pieces(words, [cue])
            yield Attribution(piece, _pieces(words, source), _pieces(words, content), confidence)


def _pieces(words: Sequence[Word], ranges: Sequence[Range]) -> tuple[Piece, ...]:
    return tuple((words[first].start, words[last - 1].end) for first, last in ranges)


def _probability(scores: Vectors, labels: Sequence[int]) -> float:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    chosen = shares[np.arange(len(labels)), list(labels)] / shares.sum(axis=1)
    return float(chosen.mean())
