"""The moves of a model in option form, one by one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.jit import kernel
from detente.analysis.stability.logic import Bools, holds
from detente.analysis.stability.model import OptionForm
from detente.analysis.stability.network import Rows
from detente.analysis.stability.tables import Ranks


def listed_moves(form: OptionForm, makers: int, feasible: Bools) -> Rows:
    """Every decision maker's moves between feasible states, as rows; 4 bytes a move."""
    own = np.array([form.own(i) for i in range(makers)], dtype=np.int64)
    once = np.array([form.one_way(i) for i in range(makers)], dtype=np.int64)
    first = np.zeros((makers, feasible.size + 1), dtype=np.int64)
    target = np.empty(0, dtype=np.int32)
    if not form.orders:
        _list(feasible, own, once, form.backward, first, target)
        target = np.empty(first[-1, -1], dtype=np.int32)
        _list(feasible, own, once, form.backward, first, target)
        return Rows(first, target)
    waiting = _waiting(form)
    _list_in_order(feasible, waiting, own, once, form.backward, first, target)
    target = np.empty(first[-1, -1], dtype=np.int32)
    _list_in_order(feasible, waiting, own, once, form.backward, first, target)
    return Rows(first, target)


def _waiting(form: OptionForm) -> Ranks:
    """For each state the options that can't be taken yet, as a mask."""
    states = np.arange(1 << len(form.options), dtype=np.int32)
    found = np.zeros(states.size, dtype=np.int32)
    for order in form.orders:
        found[~holds(order.after, states)] |= np.int32(1 << order.option)
    return found & ~states


@kernel
def _list(
    feasible: Bools,
    own: NDArray[np.int64],
    once: NDArray[np.int64],
    turned: int,
    first: NDArray[np.int64],
    target: Ranks,
) -> None:
    """Fill `first`, and `target` where it has room: it has none the first time, when moves are counted."""
    at = 0
    for i in range(own.size):
        first[i, 0] = at
        for s in range(feasible.size):
            if feasible[s]:
                change = own[i] & ~(once[i] & (s ^ turned))
                part = change
                while part:
                    if feasible[s ^ part]:
                        if target.size:
                            target[at] = s ^ part
                        at += 1
                    part = (part - 1) & change
            first[i, s + 1] = at


@kernel
def _list_in_order(
    feasible: Bools,
    waiting: Ranks,
    own: NDArray[np.int64],
    once: NDArray[np.int64],
    turned: int,
    first: NDArray[np.int64],
    target: Ranks,
) -> None:
    """As `_list`, where the options of a move change one after the other, each once, and some wait for
    others.
    """
    seen = np.full(feasible.size, -1, dtype=np.int32)
    reached = np.empty(feasible.size, dtype=np.int32)
    at = 0
    for i in range(own.size):
        first[i, 0] = at
        seen[:] = -1
        for s in range(feasible.size):
            if feasible[s]:
                seen[s] = s
                reached[0] = s
                count, begin = 1, 0
                while begin < count:
                    u = reached[begin]
                    begin += 1
                    left = own[i] & ~(once[i] & (u ^ turned)) & ~waiting[u] & ~(u ^ s)
                    while left:
                        bit = left & -left
                        left ^= bit
                        v = u ^ bit
                        if seen[v] == s:
                            continue
                        seen[v] = s
                        reached[count] = v
                        count += 1
                        if feasible[v]:
                            if target.size:
                                target[at] = v
                            at += 1
            first[i, s + 1] = at
