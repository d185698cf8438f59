"""Wordings → acts: how likely a word does which act by its lemma and what stands around it in the parse.

The event head sees the meaning of words in their context and is small; it is unsure of verbs that it has
seldom read. This linear model knows words by their letters, and knows no meaning. Each is wrong where the
other seldom is, so that they are asked together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from detente.model.codes import Act
from detente.reading.local.clue_table import clue_table
from detente.reading.local.encoder.states import Vectors
from detente.reading.local.events.head import ACTS, softmax

MODEL = "wordings.npz"
_FLOOR = 1e-4
"""No share is taken for less than this, so that neither model alone rules an act out."""


def shares(wordings: Sequence[Iterable[str]]) -> Vectors:
    """Probabilities words × `ACTS` from the clues of each word."""
    table = clue_table(MODEL)
    scores = [table.scores(dict.fromkeys(clues)) for clues in wordings]
    return softmax(np.array(scores, np.float32).reshape(-1, len(ACTS)))


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
