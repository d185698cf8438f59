"""Encoded words → attributions: the cue, source and content of each thing that somebody says or thinks.

A tagger labels every word; each cue that it finds then asks anew which words are its source and its content,
so that what belongs together is found together. The labels and the notion of an attribution are PolNeAR's
(Newell, Margolin and Ruths 2018): quotation marks, "that" and thoughts included.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    flat = [flat_scores(encoded.states[first:last]) for first, last in encoded.windows]
    paths = best_paths(flat, table["flat.moves"], table["flat.first"])
    cues: list[_Cue] = []
    scores: list[Vectors] = []
    for (first, last), path, rows in zip(encoded.windows, paths, flat, strict=True):
        ranges = stretches(path, FLAT.index("B-CUE"))
        if ranges:
            words = encoded.words[first:last]
            cues.extend(_Cue(words, (a, b), _probability(rows[a:b], path[a:b])) for a, b in ranges)
            paragraphs = [word.paragraph for word in words]
            scores.extend(scores_of_cues(encoded.states[first:last], paragraphs, ranges))
    asked = best_paths(scores, table["of_cue.moves"], table["of_cue.first"])
    found = (_attribution(cue, path) for cue, path in zip(cues, asked, strict=True))
    return [attribution for attribution in found if attribution is not None]


@dataclass(frozen=True, slots=True)
class _Cue:
    words: Sequence[Word]
    """Of its window."""
    at: Range
    confidence: float


def _attribution(cue: _Cue, path: Sequence[int]) -> Attribution | None:
    content = stretches(path, OF_CUE.index("B-CONTENT"))
    if not content:
        return None
    source = stretches(path, OF_CUE.index("B-SOURCE"))
    (piece,) = _pieces(cue.words, [cue.at])
    return Attribution(piece, _pieces(cue.words, source), _pieces(cue.words, content), cue.confidence)


def _pieces(words: Sequence[Word], ranges: Sequence[Range]) -> tuple[Piece, ...]:
    return tuple((words[first].start, words[last - 1].end) for first, last in ranges)


def _probability(scores: Vectors, labels: Sequence[int]) -> float:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    chosen = shares[np.arange(len(labels)), list(labels)] / shares.sum(axis=1)
    return float(chosen.mean())
