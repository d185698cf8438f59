"""SIM in option form: an improvement spoilt by improvements that the others make at the same time."""

from __future__ import annotations

import numpy as np

from detente.analysis.stability.cube import Masks
from detente.analysis.stability.jit import kernel
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.tables import Ranks


@kernel
def _list_joint(ranks: Ranks, focal: int, free: Masks, once: Masks, s: int, joint: Ranks) -> int:
    """Fill `joint` with the changes that the others' improvements from s make together, and count them.

    The first is that of no one moving.
    """
    joint[0] = 0
    count = 1
    for j in range(free.size):
        if j == focal:
            continue
        change = free[j] | (once[j] & ~s)
        before = count
        part = change
        while part:
            if ranks[j, s ^ part] > ranks[j, s]:
                for at in range(before):
                    joint[count] = joint[at] | part
                    count += 1
            part = (part - 1) & change
    return count


@kernel
def _meets(rank: Ranks, limit: int, t: int, joint: Ranks, count: int) -> bool:
    """Whether a joint change leads from t to a feasible state of at most that rank."""
    found = False
    at = 1
    while at < count and not found:
        found = 0 <= rank[t ^ joint[at]] <= limit
        at += 1
    return found


@kernel
def _list_joint_in_rows(ranks: Ranks, focal: int, first: Masks, target: Ranks, s: int, joint: Ranks) -> int:
    """As `_list_joint`, with the moves listed."""
    joint[0] = 0
    count = 1
    for j in range(ranks.shape[0]):
        if j == focal:
            continue
        before = count
        for move in range(first[j, s], first[j, s + 1]):
            if ranks[j, target[move]] > ranks[j, s]:
                for at in range(before):
                    joint[count] = joint[at] | (s ^ target[move])
                    count += 1
    return count


@kernel
def spoilt_in_rows(ranks: Ranks, focal: int, first: Masks, target: Ranks, strict: bool) -> Bools:
    """As `spoilt`, with the moves listed, and no bits turned."""
    rank = ranks[focal]
    held = np.zeros(rank.size, dtype=np.bool_)
    joint = np.empty(rank.size, dtype=np.int32)
    for s in range(rank.size):
        if rank[s] < 0:
            continue
        limit = rank[s] - 1 if strict else rank[s]
        count = 0  # the joint answers are listed when the first improvement needs them
        stable = True
        for move in range(first[focal, s], first[focal, s + 1]):
            t = target[move]
            if stable and rank[t] > rank[s]:
                if count == 0:
                    count = _list_joint_in_rows(ranks, focal, first, target, s, joint)
                stable = _meets(rank, limit, t, joint, count)
        held[s] = stable
    return held


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
    lowest = np.full(size, np.int32(2**31 - 1), dtype=np.int32)  # by the focal decision maker's options
    for s in range(size):
        if rank[s] >= 0:
            lowest[s & own] = min(lowest[s & own], rank[s])
    held = np.zeros(size, dtype=np.bool_)
    joint = np.empty(size, dtype=np.int32)
    for s in range(size):
        if rank[s] < 0:
            continue
        limit = rank[s] - 1 if strict else rank[s]
        count = 0  # the joint answers are listed when the first improvement needs them
        stable = True
        change = free[focal] | (once[focal] & ~s)
        part = change
        while part and stable:
            t = s ^ part
            part = (part - 1) & change
            if rank[t] <= rank[s]:
                continue
            stable = False
            if lowest[t & own] <= limit:
                if count == 0:
                    count = _list_joint(ranks, focal, free, once, s, joint)
                stable = _meets(rank, limit, t, joint, count)
        held[s] = stable
    return held
