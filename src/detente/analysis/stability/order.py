"""States in order of their ranks, by counting."""

from __future__ import annotations

import numpy as np

from detente.analysis.stability.jit import kernel
from detente.analysis.stability.tables import Ranks


@kernel
def ascending(values: Ranks) -> Ranks:
    """The states with a value of 0 or more, the lowest value first, ties by state."""
    highest = np.int32(-1)
    for s in range(values.size):
        highest = max(highest, values[s])
    first = np.zeros(highest + 2, dtype=np.int32)
    for s in range(values.size):
        if values[s] >= 0:
            first[values[s] + 1] += 1
    for v in range(highest + 1):
        first[v + 1] += first[v]
    order = np.empty(first[highest + 1], dtype=np.int32)
    for s in range(values.size):
        if values[s] >= 0:
            order[first[values[s]]] = s
            first[values[s]] += 1
    return order


@kernel
def by_group(order: Ranks, free: int, size: int) -> tuple[Ranks, Ranks]:
    """The states of an order sorted by group, the order kept within each, and where each group begins.

    A group holds the states that differ only in the bits of `free`, and has the number of the one where
    these are 0. Group g stands from `first[g]` to `first[g + 1]`.
    """
    first = np.zeros(size + 1, dtype=np.int32)
    for s in order:
        first[(s & ~free) + 1] += 1
    for g in range(size):
        first[g + 1] += first[g]
    fill = first.copy()
    sorted_states = np.empty(order.size, dtype=np.int32)
    for s in order:
        g = s & ~free
        sorted_states[fill[g]] = s
        fill[g] += 1
    return sorted_states, first
