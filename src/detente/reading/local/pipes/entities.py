"""What spaCy's named entity recogniser does, on its own weights.

What the recogniser does next hangs on the next token, and on the first and the last of the entity that is
open. Where none is open, it hangs on the next token alone: all such steps are computed at once. Where one is,
that can go on or end. Which moves are allowed where is as in spaCy's `BiluoPushDown`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

Scores = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]

_FEATURES = 3


class Entities:
    """An entity recogniser's stand-in: sets the entities that it would."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._whole: Callable[[Doc], Doc] = recogniser
        model: Any = recogniser.model
        self._vectors, self._lower = model.get_ref("tok2vec"), model.get_ref("lower")
        self._bias = self._lower.get_param("b")
        upper = model.get_ref("upper")
        self._weights, self._shift = upper.get_param("W"), upper.get_param("b")
        names = [recogniser.moves.get_class_name(number) for number in range(len(self._weights))]
        self._moves = [(name[0], name[2:]) for name in names]
        self._numbers = {move: number for number, move in enumerate(self._moves)}
        self._never, self._whole_only, self._none = (self._but(kinds) for kinds in ("BUO", "UO", "O"))

    def _but(self, kinds: str) -> Scores:
        """Of each move 0 where it is of these kinds, and else what no score outweighs."""
        allowed = [kind in kinds and bool(label or kind == "O") for kind, label in self._moves]
        return np.where(allowed, 0, -np.inf).astype(np.float32)

    @staticmethod
    def can(recogniser: EntityRecognizer) -> bool:
        """Whether it is of the kind that is known here: greedy, with three features, on the processor."""
        model: Any = recogniser.model
        return bool(
            recogniser.cfg["beam_width"] == 1
            and model.name == "parser_model"
            and model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and isinstance(model.ops, NumpyOps)
            and model.get_ref("lower").get_dim("nF") == _FEATURES
            and model.get_ref("lower").get_dim("nP") > 1
            and not recogniser.postprocesses
        )

    def __call__(self, doc: Doc) -> Doc:
        """Sets the entities, and gives the doc."""
        if not len(doc) or doc.has_annotation("ENT_IOB"):
            return self._whole(doc)
        entities = [Span(doc, start, end, label) for start, end, label in self._found(doc)]
        doc.set_ents(entities, default="outside")
        return doc

    def _found(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """Each entity's first token, the one behind its last, and its label."""
        vectors = self._vectors.predict([doc])
        parts = self._lower.predict(vectors)  # tokens + 1 × features × units × pieces; the first is padding
        starts, spaces = doc.to_array(["SENT_START", "IS_SPACE"]).T
        ends = np.append(starts[1:] == 1, True)  # an entity goes on behind no such token
        outside = self._outside(parts, ends, spaces != 0)
        at, length = 0, len(doc)
        while at < length:
            move, label = self._moves[outside[at]]
            first, at = at, at + 1
            if move == "U":
                yield first, at, label
            elif move == "B":
                while not ends[at] and self._goes_on(parts, first, at, label):
                    at += 1
                at += 1
                yield first, at, label

    def _outside(self, parts: Scores, ends: Marks, spaces: Marks) -> list[int]:
        """Of each token the number of the move that would be made there if no entity were open."""
        hidden = (parts[1:, 0] + parts[0, 1] + parts[0, 2] + self._bias).max(axis=-1)
        scores = self._lower.ops.gemm(hidden, self._weights, trans2=True) + self._shift
        scores += self._never
        scores[ends] += self._whole_only
        scores[spaces] += self._none
        best: list[int] = scores.argmax(axis=1).tolist()
        return best

    def _goes_on(self, parts: Scores, first: int, at: int, label: str) -> bool:
        """Whether the entity that is open before a token goes on behind it, rather than ends with it."""
        hidden = (parts[at + 1, 0] + parts[first + 1, 1] + parts[at, 2] + self._bias).max(axis=-1)
        on, last = self._numbers["I", label], self._numbers["L", label]
        scores = [float(hidden @ self._weights[move] + self._shift[move]) for move in (on, last)]
        return scores[0] > scores[1] or (scores[0] == scores[1] and on < last)
