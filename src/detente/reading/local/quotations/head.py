"""Vectors of words → scores of labels: the trained head's arithmetic, in numpy."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.knowledge.models import model_file
from detente.reading.local.encoder.states import Vectors

FLAT = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
"""The labels of the tagger."""
OF_CUE = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
"""The labels of a word for one cue."""
NEAR, FAR = 32, 3
"""How many steps of distance between words, and between paragraphs, the head tells apart on each side."""

Weights = dict[str, Vectors]
Range = tuple[int, int]


@functools.cache
def weights() -> Weights:
    """The head's weights by name, from the wheel."""
    with np.load(model_file("quotations.npz")) as table:
        return {name: table[name].astype(np.float32) for name in table.files}


def flat_scores(states: Vectors) -> Vectors:
    """Scores words × `FLAT`."""
    return _linear(states, "flat")


def scores_of_cues(states: Vectors, paragraphs: Sequence[int], cues: Sequence[Range]) -> Vectors:
    """Scores cues × words × `OF_CUE`: what each word of a window is to each cue, a range of its words.

    A cue's vector scales and shifts those of the words; then come how far a word stands from it, in words and
    in paragraphs, and what its neighbours are to it.
    """
    table = weights()
    cue = np.stack([np.concatenate([states[a:b].mean(axis=0), states[a]]) for a, b in cues])
    gain, shift = np.split(_linear(states, "key"), 2, axis=1)
    hidden = gain[None] * _linear(cue, "query")[:, None] + shift[None]
    at = np.arange(len(states))[None]
    first, last = (np.array(ends)[:, None] for ends in zip(*cues, strict=True))
    inside = (at >= first) & (at < last)
    distance = np.where(at < first, at - first, np.where(inside, 0, at - last + 1))
    steps = np.rint(np.sign(distance) * np.log2(1 + np.abs(distance)) * 4)
    hidden += table["near.weight"][np.clip(steps, -NEAR, NEAR).astype(np.intp) + NEAR]
    rows = np.array(paragraphs)
    hidden += table["apart.weight"][np.clip(rows[None] - rows[first], -FAR, FAR) + FAR]
    hidden += table["inside.weight"][inside.astype(np.intp)]
    hidden = _gelu(_normed(hidden))
    return _linear(hidden + _gelu(_with_neighbours(hidden)), "out")


def _linear(x: Vectors, name: str) -> Vectors:
    made: Vectors = x @ weights()[f"{name}.weight"].T + weights()[f"{name}.bias"]
    return made


def _normed(x: Vectors) -> Vectors:
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    made: Vectors = centred / spread * weights()["norm.weight"] + weights()["norm.bias"]
    return made


def _with_neighbours(x: Vectors) -> Vectors:
    """A convolution over each word and those beside it."""
    kernel = weights()["near_words.weight"]
    width = kernel.shape[2]
    padded = np.pad(x, ((0, 0), (width // 2, width // 2), (0, 0)))
    around = np.concatenate([padded[:, k : k + x.shape[1]] for k in range(width)], axis=2)
    made: Vectors = around @ kernel.transpose(2, 1, 0).reshape(-1, len(kernel)) + weights()["near_words.bias"]
    return made


def _gelu(x: Vectors) -> Vectors:
    """The tanh form of the Gaussian error linear unit (Hendrycks and Gimpel 2016)."""
    inner = np.float32(np.sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x * x * x)
    made: npt.NDArray[np.float32] = np.float32(0.5) * x * (1 + np.tanh(inner))
    return made
