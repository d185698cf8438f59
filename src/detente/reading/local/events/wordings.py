"""Wordings → acts: how likely a word does which act by its lemma and what stands around it in the parse.

The event head sees the meaning of words in their context and is small; it is unsure of verbs that it has
seldom read. This linear model knows words by their letters, and knows no meaning. Each is wrong where the
other seldom is, so that they are asked together.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import numpy as np

from detente.knowledge.models import model_file
from detente.model.codes import Act
from detente.reading.local.encoder.states import Vectors
from detente.reading.local.events.head import ACTS, softmax

_FLOOR = 1e-4
"""No share is taken for less than this, so that neither model alone rules an act out."""


def shares(wordings: Sequence[Iterable[str]]) -> Vectors:
    """Probabilities words × `ACTS` from the clues of each word."""
    places, weights, bias = _model()
    scores = np.repeat(bias[None, :], len(wordings), axis=0)
    for row, clues in enumerate(wordings):
        known = [places[clue] for clue in set(clues) if clue in places]
        if known:
            scores[row] += weights[known].sum(axis=0)
    return softmax(scores)


def together(told: float, acts: dict[Act, float], worded: Vectors) -> tuple[float, dict[Act, float]]:
    """How likely a word does an act, and which if it does, by the head and by its wording.

    The two are multiplied (a product of experts with equal says: Hinton, Neural Computation 14, 2002).
    """
    whole = sum(acts.values()) or 1.0
    heard = np.array([1 - told, *(told * share / whole for share in acts.values())])
    both = np.sqrt((heard + _FLOOR) * (worded + _FLOOR))
    both /= both.sum()
    does = float(1 - both[0])
    return does, {act: float(share) / does for act, share in zip(acts, both[1:], strict=True)}


@functools.cache
def _model() -> tuple[dict[str, int], Vectors, Vectors]:
    """The place of each clue, the weights clues × `ACTS`, and what no clue says."""
    with np.load(model_file("wordings.npz")) as table:
        names = bytes(table["clues"]).decode("utf-8").split("\n")
        weights: Vectors = table["weights"].astype(np.float32) * table["scale"].astype(np.float32)
        bias: Vectors = table["bias"].astype(np.float32)
        assert weights.shape == (len(names), len(ACTS))
        return {name: place for place, name in enumerate(names)}, weights, bias
