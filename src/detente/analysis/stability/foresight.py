"""L_h and NM for two decision makers: how far ahead they look, by backward induction (Kilgour 1985; Fang,
Hipel and Kilgour 1993).

G_h(i, s) is the state where play ends that starts in s with i to move and h moves ahead: i moves to the
target t whose G_(h-1)(j, t) it likes best, if that is better than s, else it stays. s is stable where
G_h(i, s) = s.
"""

from __future__ import annotations

import hashlib

import numpy as np

from detente.analysis.stability.concepts import horizon
from detente.analysis.stability.errors import TooLargeError, UndefinedConceptError
from detente.analysis.stability.field import Field, ListedField
from detente.analysis.stability.listing import listed_moves
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.memory import free, in_words
from detente.analysis.stability.model import Model, OptionForm
from detente.analysis.stability.network import Rows
from detente.analysis.stability.tables import Ranks

LONGEST = 20_000
"""Steps after which the search for the cycle of G ends, or sooner where they take more than `MOST_BYTES`."""

MOST_BYTES = 500_000_000

Ends = tuple[Ranks, Ranks]
"""For each of the two and each state, the rank for the mover of where play ends."""


class Foresight:
    """The horizons of one model, computed as they are asked for."""

    def __init__(self, model: Model, field: Field) -> None:
        self._model = model
        self._field = field
        self._rows: Rows | None = None
        self._ends: list[Ends] = []

    def stable(self, concept: str) -> tuple[Bools, Bools]:
        """Whether each state is stable for the first and for the second decision maker, for `L_h` or `NM`.

        Raises:
            UndefinedConceptError: there are not two decision makers, a ranking has ties, or G does not
                come back to an earlier value in time.
            TooLargeError: the moves do not fit into memory.
        """
        self._check(concept)
        h = horizon(concept)
        if h is not None:
            return self._held(self._at(h))
        cycle = self._cycle()
        first, second = self._held(cycle[0])
        for ends in cycle[1:]:
            more = self._held(ends)
            first, second = first & more[0], second & more[1]
        return first, second

    def _check(self, concept: str) -> None:
        count = len(self._model.makers)
        if count != 2:
            raise UndefinedConceptError(
                f"{concept} is defined for two decision makers; this model has {count}, and for "
                "three or more the definitions in the literature differ."
            )
        feasible = int(np.count_nonzero(self._field.ranks[0] >= 0))
        for maker, rank in zip(self._model.makers, self._field.ranks, strict=True):
            if int(rank.max()) + 1 < feasible:
                raise UndefinedConceptError(
                    f"{concept} needs rankings without ties, else where play ends is not unique; {maker} is "
                    "indifferent between some states."
                )

    def _at(self, h: int) -> Ends:
        """Where play ends with h moves ahead, from h = 0 (at once) up."""
        if not self._ends:
            self._rows = self._listed()
            self._ends.append((self._field.ranks[0].copy(), self._field.ranks[1].copy()))
        while len(self._ends) <= h:
            self._ends.append(self._next(self._ends[-1]))
        return self._ends[h]

    def _listed(self) -> Rows:
        if isinstance(self._field, ListedField):
            return self._field.rows
        return _listed(self._model, self._field.ranks[0] >= 0)

    def _next(self, before: Ends) -> Ends:
        """One more move ahead. Ranks have no ties, so a rank names a state."""
        ranks = self._field.ranks
        out = []
        for i, j in ((0, 1), (1, 0)):
            by_rank = np.argsort(ranks[j], kind="stable")[np.count_nonzero(ranks[j] < 0) :]
            seen_by_i = ranks[i][by_rank[np.maximum(before[j], 0)]]
            out.append(np.maximum(ranks[i], self._best(i, seen_by_i)))
        return out[0], out[1]

    def _best(self, maker: int, values: Ranks) -> Ranks:
        """The highest value among the targets of each state, -1 where there are none."""
        assert self._rows is not None
        first = self._rows.first[maker]
        moving = np.flatnonzero(first[1:] > first[:-1])
        best = np.full(values.size, -1, dtype=np.int32)
        if moving.size:
            end = int(first[-1])
            best[moving] = np.maximum.reduceat(values[self._rows.target[:end]], first[moving])
        return best

    def _held(self, ends: Ends) -> tuple[Bools, Bools]:
        first, second = ((e == r) & (r >= 0) for e, r in zip(ends, self._field.ranks, strict=True))
        return first, second

    def _cycle(self) -> list[Ends]:
        """The values that G takes over and over from some h on; each follows from the one before."""
        seen: dict[bytes, int] = {}
        most = min(LONGEST, MOST_BYTES // self._field.ranks.nbytes)
        for h in range(1, most):
            ends = self._at(h)
            print_of = hashlib.blake2b(ends[0].tobytes() + ends[1].tobytes()).digest()
            if print_of in seen:
                return self._ends[seen[print_of] : h]
            seen[print_of] = h
        raise UndefinedConceptError(f"NM did not settle within {most:,} moves ahead. Ask for an L_h instead.")


def _listed(model: Model, feasible: Bools) -> Rows:
    """The moves of a model in option form, one by one."""
    assert isinstance(model.form, OptionForm)
    size = 1 << len(model.form.options)
    bound = sum(size << model.form.own(i).bit_count() for i in range(2)) * 4
    left = free()
    if bound > left:
        raise TooLargeError(
            f"L_h and NM list every move: up to {in_words(bound)}, {in_words(left)} are free. "
            "Leave them out with --concept."
        )
    return listed_moves(model.form, 2, feasible)
