"""The moves of a model in option form, one by one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.jit import kernel
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.model import OptionForm
from detente.analysis.stability.network import Rows
from detente.analysis.stability.tables import Ranks


def listed_moves(form: OptionForm, makers: int, feasible: Bools) -> Rows:
    """Every decision maker's moves between feasible states, as rows; 4 bytes a move."""
    own = np.array([form.own(i) for i in range(makers)], dtype=np.int64)
    once = np.array([form.one_way(i) for i in range(makers)], dtype=np.int64)
    first = _counted(feasible, own, once, form.backward)
    return Rows(first, _filled(feasible, own, once, form.backward, first))


@kernel
def _counted(
    feasible: Bools, own: NDArray[np.int64], once: NDArray[np.int64], turned: int
) -> NDArray[np.int64]:
    first = np.zeros((own.size, feasible.size + 1), dtype=np.int64)
    total = 0
    for i in range(own.size):
        first[i, 0] = total
        for s in range(feasible.size):
            if feasible[s]:
                change = own[i] & ~(once[i] & (s ^ turned))
                part = change
                while part:
                    total += feasible[s ^ part]
                    part = (part - 1) & change
            first[i, s + 1] = total
    return first


@kernel
def _filled(
    feasible: Bools,
    own: NDArray[np.int64],
    once: NDArray[np.int64],
    turned: int,
    first: NDArray[np.int64],
) -> Ranks:
    target = np.empty(first[-1, -1], dtype=np.int32)
    at = 0
    for i in range(own.size):
        for s in range(feasible.size):
            if feasible[s]:
                change = own[i] & ~(once[i] & (s ^ turned))
                part = change
                while part:
                    if feasible[s ^ part]:
                        target[at] = s ^ part
                        at += 1
                    part = (part - 1) & change
    return target
