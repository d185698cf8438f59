"""Tables of weights for clues, as linear models of words are kept: a row a clue, a column a label."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from detente.knowledge.models import model_file
from detente.reading.local.encoder.states import Vectors


@dataclass(frozen=True)
class ClueTable:
    """The row of each clue, the weights rows × labels, and what no clue says."""

    place: dict[str, int]
    weights: Vectors
    bias: Vectors

    def scores(self, clues: Iterable[str]) -> Vectors:
        """The scores of the labels for words with these clues; a clue that is not there weighs nothing."""
        known = [self.place[clue] for clue in clues if clue in self.place]
        made: Vectors = self.weights[known].sum(axis=0) + self.bias
        return made


@functools.cache
def clue_table(name: str) -> ClueTable:
    """The table of a model's `.npz` file, loaded once a process, as `training/clue_tables.py` saves it."""
    with np.load(model_file(name)) as kept:
        clues = bytes(kept["clues"]).decode("utf-8").split("\n")
        weights = kept["weights"].astype(np.float32) * kept["scale"].astype(np.float32)
        return ClueTable(
            {clue: row for row, clue in enumerate(clues)}, weights, kept["bias"].astype(np.float32)
        )
