"""Choices between options that have clues: the gradient of a conditional logit (McFadden 1974)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Choices:
    """Choices as numbers: the clues of all options in one list, cut by option and by choice.

    Of each choice `clues` has those of every option and `right` which of the options are; `place` numbers the
    clues, and one without a number counts for nothing. `penalty` is that on the weights' squares, and `worth`
    weighs each choice; all the same by default.
    """

    def __init__(
        self,
        clues: Sequence[Sequence[Sequence[str]]],
        right: Sequence[Sequence[bool]],
        place: Mapping[str, int],
        penalty: float,
        worth: Floats | None = None,
    ) -> None:
        options = [[place[c] for c in some if c in place] for choice in clues for some in choice]
        self.clue = np.array(list(chain.from_iterable(options)), np.int64)
        self.option = np.repeat(np.arange(len(options)), [len(found) for found in options])
        self.sizes = np.array([len(choice) for choice in clues])
        self.first = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        self.penalty = penalty
        self.right = np.array(list(chain.from_iterable(right)), bool)
        self.worth = np.ones(len(self.sizes)) if worth is None else worth

    def slope(self, weights: Floats) -> Floats:
        """The gradient of the loss: less likely than the truth asks for is pulled up."""
        score = np.bincount(self.option, weights[self.clue], len(self.right))
        raised = np.exp(score - np.repeat(np.maximum.reduceat(score, self.first), self.sizes))
        good = np.where(self.right, raised, 0)
        given = raised / np.repeat(np.add.reduceat(raised, self.first), self.sizes)
        wanted = good / np.repeat(np.add.reduceat(good, self.first), self.sizes)
        pull = np.repeat(self.worth, self.sizes) * (given - wanted)
        made: Floats = np.bincount(self.clue, pull[self.option], len(weights)) + self.penalty * weights
        return made
