"""The moves and ranks of a model as arrays, in one of two forms that answer the same questions."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

import numpy as np

from detente.analysis.stability import cube, network
from detente.analysis.stability.concepts import BY_IMPROVEMENT, WITH_COUNTER
from detente.analysis.stability.errors import UndefinedConceptError
from detente.analysis.stability.listing import listed_moves
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.model import GraphForm, Model, OptionForm
from detente.analysis.stability.order import ascending, by_group
from detente.analysis.stability.simultaneous import spoilt, spoilt_in_rows
from detente.analysis.stability.states import feasible
from detente.analysis.stability.tables import Ranks, ranks


class Field(Protocol):
    """Answers for one decision maker and all states; `ranks[i, s]` is -1 where s is infeasible."""

    ranks: Ranks

    def nash(self, maker: int) -> Bools:
        """Whether the decision maker has no improvement."""

    def sanctioned(self, maker: int, concept: str) -> tuple[Bools, Bools]:
        """Whether each improvement is sanctioned, under the weak and under the strict reading."""

    def simultaneous(self, maker: int, *, strict: bool) -> Bools:
        """Whether each improvement is spoilt by the others' simultaneous ones."""


class CubeField:
    """A model in option form without orders."""

    def __init__(self, model: Model) -> None:
        if not isinstance(model.form, OptionForm):
            raise TypeError("a cube needs a model in option form")
        form = model.form
        self.ranks = _ranks_of(model, form)
        self._turned = form.backward
        makers = range(len(model.makers))
        self._once = np.array([form.one_way(i) for i in makers], dtype=np.int64)
        self._free = np.array([form.own(i) & ~form.one_way(i) for i in makers], dtype=np.int64)

    @cached_property
    def _turn(self) -> Ranks:
        """The states with the options that can only be given up turned round; its own inverse."""
        return np.arange(self.ranks.shape[1], dtype=np.int32) ^ np.int32(self._turned)

    def _back(self, held: Bools) -> Bools:
        return held[self._turn] if self._turned else held

    @cached_property
    def _mine(self) -> Ranks:
        """Ranks by turned state."""
        return np.ascontiguousarray(self.ranks[:, self._turn]) if self._turned else self.ranks

    @cached_property
    def _groups(self) -> tuple[Ranks, Ranks]:
        """`by_group` of every decision maker."""
        makers, size = self._mine.shape
        count = int(np.count_nonzero(self._mine[0] >= 0))
        grouped = np.empty((makers, count), dtype=np.int32)
        first = np.empty((makers, size + 1), dtype=np.int32)
        for i in range(makers):
            grouped[i], first[i] = by_group(ascending(self._mine[i]), int(self._free[i]), size)
        return grouped, first

    def nash(self, maker: int) -> Bools:
        """Whether the decision maker has no improvement."""
        rank = self._mine[maker]
        best = cube.best_reply(rank, int(self._free[maker]), int(self._once[maker]))
        return self._back((best == rank) & (rank >= 0))

    def sanctioned(self, maker: int, concept: str) -> tuple[Bools, Bools]:
        """Whether each improvement is sanctioned, under the weak and under the strict reading."""
        rank = self._mine[maker]
        free, once = int(self._free[maker]), int(self._once[maker])
        value = cube.best_reply(rank, free, once) if concept in WITH_COUNTER else rank
        others = np.array([j for j in range(len(self._mine)) if j != maker], dtype=np.int64)
        if concept in BY_IMPROVEMENT:
            found = cube.by_improvements(
                ascending(value), value, others, self._free, self._once, self._mine, *self._groups
            )
        else:
            found = cube.by_moves(ascending(value), value, others, self._free, self._once)
        order = ascending(rank)
        weak, strict = (cube.deterred(order, rank, found, free, once, s) for s in (False, True))
        return self._back(weak), self._back(strict)

    def simultaneous(self, maker: int, *, strict: bool) -> Bools:
        """Whether each improvement is spoilt by the others' simultaneous ones."""
        return self._back(spoilt(self._mine, maker, self._free, self._once, strict))


class ListedField:
    """A model whose moves are listed one by one: in graph form, or in option form with orders."""

    def __init__(self, model: Model) -> None:
        if isinstance(model.form, GraphForm):
            self.ranks: Ranks = np.stack([ranks(model.form, p) for p in model.preferences])
            self.rows = network.rows_of(model.form)
        else:
            self.ranks = _ranks_of(model, model.form)
            self.rows = listed_moves(model.form, len(model.makers), self.ranks[0] >= 0)
        self._form = model.form
        self._back = network.backwards_of(self.rows)

    def nash(self, maker: int) -> Bools:
        """Whether the decision maker has no improvement."""
        rank = self.ranks[maker]
        best = network.best_target(rank, self.rows.first[maker], self.rows.target)
        held: Bools = (best == rank) & (rank >= 0)
        return held

    def sanctioned(self, maker: int, concept: str) -> tuple[Bools, Bools]:
        """Whether each improvement is sanctioned, under the weak and under the strict reading."""
        rank = self.ranks[maker]
        mine = (self.rows.first[maker], self.rows.target)
        value = network.best_target(rank, *mine) if concept in WITH_COUNTER else rank
        others = np.array([j for j in range(len(self.ranks)) if j != maker], dtype=np.int64)
        found = network.backwards(
            ascending(value), value, others, self._back.first, self._back.target, self.ranks,
            concept in BY_IMPROVEMENT,
        )  # fmt: skip
        weak, strict = (network.answered(rank, found, *mine, s) & (rank >= 0) for s in (False, True))
        return weak, strict

    def simultaneous(self, maker: int, *, strict: bool) -> Bools:
        """Whether each improvement is spoilt by the others' simultaneous ones.

        Raises:
            UndefinedConceptError: the model is in graph form.
        """
        if isinstance(self._form, GraphForm):
            raise UndefinedConceptError(
                "SIM combines moves option by option, so it needs a model in option form: give 'options'."
            )
        return spoilt_in_rows(self.ranks, maker, self.rows.first, self.rows.target, strict)


def _ranks_of(model: Model, form: OptionForm) -> Ranks:
    allowed = feasible(form)
    found: Ranks = np.empty((len(model.makers), allowed.size), dtype=np.int32)
    for maker, preference in enumerate(model.preferences):
        found[maker] = ranks(form, preference, allowed)
    return found
