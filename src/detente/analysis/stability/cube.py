"""Sanction values where a state is a bit mask: from the worst state backwards along the others' moves.

Bits are turned so that a one-way option goes from 0 to 1. Of decision maker j, `free[j]` are the bits that go
both ways and `once[j]` those that go one way. The states that differ in `free[j]` alone are a group, numbered
by the one where these bits are 0: j moves at will within a group, and into the groups that have more of
`once[j]`. Every group is opened once per focal decision maker, so that the work grows with the number of
states and decision makers and not with that of moves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.jit import kernel
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.tables import Ranks

Masks = NDArray[np.int64]
UNSET = -1


@kernel
def best_reply(values: Ranks, free: int, once: int) -> Ranks:
    """The highest value among each state and what its decision maker reaches from it in one move."""
    best = values.copy()
    bit = 1
    while bit < values.size:
        if (free | once) & bit:
            for s in range(values.size):
                if not s & bit:
                    best[s] = max(best[s], best[s | bit])
                    if free & bit:
                        best[s | bit] = best[s]
        bit <<= 1
    for s in range(values.size):
        if values[s] < 0:
            best[s] = -1
    return best


@kernel
def by_moves(order: Ranks, value: Ranks, others: Masks, free: Masks, once: Masks) -> Ranks:
    """For each state the lowest value in it and all that the others reach from it; `order` is by value."""
    size = value.size
    found = np.full(size, UNSET, dtype=np.int32)
    opened = np.zeros((others.size, size), dtype=np.bool_)
    stack = np.empty(order.size, dtype=np.int32)
    groups = np.empty(64 * 64, dtype=np.int32)
    for lowest in order:
        if found[lowest] != UNSET:
            continue
        found[lowest] = value[lowest]
        stack[0] = lowest
        height = 1
        while height:
            height -= 1
            s = stack[height]
            for at in range(others.size):
                own, ways = free[others[at]], once[others[at]]
                start = s & ~own
                if opened[at, start]:
                    continue
                opened[at, start] = True
                groups[0] = start
                pending = 1
                while pending:
                    pending -= 1
                    group = groups[pending]
                    part = own
                    while True:
                        p = group | part
                        if value[p] >= 0 and found[p] == UNSET:
                            found[p] = value[lowest]
                            stack[height] = p
                            height += 1
                        if part == 0:
                            break
                        part = (part - 1) & own
                    left = group & ways
                    while left:
                        bit = left & -left
                        left ^= bit
                        if not opened[at, group ^ bit]:
                            opened[at, group ^ bit] = True
                            groups[pending] = group ^ bit
                            pending += 1
    return found


@kernel
def by_improvements(
    order: Ranks,
    value: Ranks,
    others: Masks,
    free: Masks,
    once: Masks,
    ranks: Ranks,
    grouped: Ranks,
    first: Ranks,
) -> Ranks:
    """As `by_moves`, where each of the others moves only to what is better for it than where it stands.

    `ranks[j]` are j's ranks; `grouped[j]` and `first[j]` are j's groups, the worst state of each first.
    """
    size = value.size
    found = np.full(size, UNSET, dtype=np.int32)
    reached = np.zeros((others.size, size), dtype=np.int32)  # up to which rank a group is opened
    upto = np.empty((others.size, size), dtype=np.int32)
    for at in range(others.size):
        upto[at] = first[others[at], :size]
    stack = np.empty(order.size, dtype=np.int32)
    groups = np.empty(64 * 64, dtype=np.int32)
    for lowest in order:
        if found[lowest] != UNSET:
            continue
        found[lowest] = value[lowest]
        stack[0] = lowest
        height = 1
        while height:
            height -= 1
            s = stack[height]
            for at in range(others.size):
                j = others[at]
                own, ways, limit = free[j], once[j], ranks[j, s]
                start = s & ~own
                if reached[at, start] >= limit:
                    continue
                reached[at, start] = limit
                groups[0] = start
                pending = 1
                while pending:
                    pending -= 1
                    group = groups[pending]
                    k = upto[at, group]
                    while k < first[j, group + 1] and ranks[j, grouped[j, k]] < limit:
                        p = grouped[j, k]
                        k += 1
                        if found[p] == UNSET:
                            found[p] = value[lowest]
                            stack[height] = p
                            height += 1
                    upto[at, group] = k
                    left = group & ways
                    while left:
                        bit = left & -left
                        left ^= bit
                        if reached[at, group ^ bit] < limit:
                            reached[at, group ^ bit] = limit
                            groups[pending] = group ^ bit
                            pending += 1
    return found


@kernel
def deterred(order: Ranks, rank: Ranks, sanction: Ranks, free: int, once: int, strict: bool) -> Bools:
    """For each state whether each improvement meets a sanction of at most its own rank (`strict`: below it).

    `order` has the states by the focal decision maker's rank, the worst first; it is walked from the best
    down, so that the improvements of a state are those entered before its own class.
    """
    size = rank.size
    held = np.zeros(size, dtype=np.bool_)
    worst = np.full(size, UNSET, dtype=np.int32)  # by group: the mildest sanction among what is entered
    groups = np.empty(64 * 64, dtype=np.int32)
    end = order.size
    while end:
        begin = end
        while begin and rank[order[begin - 1]] == rank[order[end - 1]]:
            begin -= 1
        for at in range(begin, end):
            s = order[at]
            mildest = worst[s & ~free]
            held[s] = mildest < rank[s] or (mildest == rank[s] and not strict)
        for at in range(begin, end):
            s = order[at]
            start = s & ~free
            if worst[start] >= sanction[s]:
                continue
            worst[start] = sanction[s]
            groups[0] = start
            pending = 1
            while pending:
                pending -= 1
                group = groups[pending]
                left = group & once
                while left:
                    bit = left & -left
                    left ^= bit
                    if worst[group ^ bit] < sanction[s]:
                        worst[group ^ bit] = sanction[s]
                        groups[pending] = group ^ bit
                        pending += 1
        end = begin
    return held
