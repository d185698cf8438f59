"""SIM in option form: an improvement spoilt by improvements that the others make at the same time."""

from __future__ import annotations

import numpy as np

from detente.analysis.stability.cube import Masks
from detente.analysis.stability.jit import kernel
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.tables import Ranks


@kernel
def spoilt(ranks: Ranks, focal: int, free: Masks, once: Masks, strict: bool) -> Bools:
    """For each state whether every improvement of `focal` is spoilt by the others' improvements from there.

    Each of the others stays or makes an improvement from the state itself, one at least moving; together with
    the focal decision maker's own they have to give a feasible state of at most the rank of the first
    (`strict`: below it). Bits are turned as in `cube`.
    """
    size = ranks.shape[1]
    rank = ranks[focal]
    own = free[focal] | once[focal]
    lowest = np.full(size, np.int32(2**31 - 1), dtype=np.int32)  # by the focal's own options
    for s in range(size):
        if rank[s] >= 0:
            lowest[s & own] = min(lowest[s & own], rank[s])
    held = np.zeros(size, dtype=np.bool_)
    joint = np.empty(size, dtype=np.int32)
    for s in range(size):
        if rank[s] < 0:
            continue
        limit = rank[s] - 1 if strict else rank[s]
        count = -1  # the joint answers are listed when the first improvement needs them
        stable = True
        change = free[focal] | (once[focal] & ~s)
        part = change
        while part and stable:
            t = s ^ part
            part = (part - 1) & change
            if rank[t] <= rank[s]:
                continue
            if lowest[t & own] > limit:
                stable = False
                break
            if count < 0:
                joint[0] = 0
                count = 1
                for j in range(free.size):
                    if j == focal:
                        continue
                    moves = free[j] | (once[j] & ~s)
                    before = count
                    move = moves
                    while move:
                        if ranks[j, s ^ move] > ranks[j, s]:
                            for at in range(before):
                                joint[count] = joint[at] | move
                                count += 1
                        move = (move - 1) & moves
            stable = False
            for at in range(1, count):
                x = t ^ joint[at]
                if rank[x] >= 0 and rank[x] <= limit:
                    stable = True
                    break
        held[s] = stable
    return held
