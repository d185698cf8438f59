"""Vectors of words → scores of labels, by the trained head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.reading.local.encoder.states import Vectors, linear, session, tables

FLAT = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
"""The labels of the tagger."""
OF_CUE = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
"""The labels of a word for one cue."""
NEAR, FAR = 32, 3
"""How many steps of distance between words, and between paragraphs, the head tells apart on each side."""

Range = tuple[int, int]


def weights() -> dict[str, Vectors]:
    """What the head knows besides its graph: the tagger's `flat.weight` and `flat.bias`, and for `flat` and
    `of_cue` what each label gets behind each other one (`moves`) and at the start (`first`).
    """
    return tables("quotations.npz")


def flat_scores(states: Vectors) -> Vectors:
    """Scores words × `FLAT`."""
    return linear(states, weights(), "flat")


def scores_of_cues(states: Vectors, paragraphs: Sequence[int], cues: Sequence[Range]) -> Vectors:
    """Scores cues × words × `OF_CUE`: what each word of a window is to each cue, a range of its words."""
    inputs = {
        "states": states,
        "paragraphs": np.array(paragraphs, np.int64),
        "first": np.array([first for first, _ in cues], np.int64),
        "last": np.array([last for _, last in cues], np.int64),
    }
    (scores,) = session("quotations.onnx").run(["scores"], inputs)
    made: Vectors = scores
    return made
