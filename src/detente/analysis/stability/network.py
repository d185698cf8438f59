"""Sanction values where moves are listed: over nodes (state, last mover), as no one moves twice in a row.

Moves are in compressed rows: the targets of s are `target[first[s]:first[s + 1]]`, one such pair for each
decision maker; the arrays of all of them are laid end to end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.cube import UNSET, Masks
from detente.analysis.stability.jit import kernel
from detente.analysis.stability.logic import Bools
from detente.analysis.stability.model import GraphForm
from detente.analysis.stability.tables import Ranks


@dataclass(frozen=True)
class Rows:
    """The moves of all decision makers: `target[first[i, s]:first[i, s + 1]]` are those of i from s."""

    first: NDArray[np.int64]
    target: Ranks


def rows_of(form: GraphForm) -> Rows:
    """The moves of a graph."""
    size = len(form.labels)
    starts = [np.repeat(np.arange(size), [len(t) for t in moves]) for moves in form.moves]
    ends = [np.array([t for targets in moves for t in targets], dtype=np.int64) for moves in form.moves]
    return _rows(starts, ends, size)


def backwards_of(rows: Rows) -> Rows:
    """The same moves backwards."""
    states = np.arange(rows.first.shape[1] - 1)
    starts = [np.repeat(states, np.diff(first)) for first in rows.first]
    ends = [rows.target[first[0] : first[-1]].astype(np.int64) for first in rows.first]
    return _rows(ends, starts, states.size)


def _rows(starts: list[NDArray[np.int64]], ends: list[NDArray[np.int64]], size: int) -> Rows:
    first = np.zeros((len(starts), size + 1), dtype=np.int64)
    targets, offset = [], 0
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        first[i, 1:] = np.cumsum(np.bincount(start, minlength=size))
        first[i] += offset
        offset += start.size
        targets.append(end[np.argsort(start, kind="stable")].astype(np.int32))
    return Rows(first, np.concatenate(targets))


@kernel
def best_target(values: Ranks, first: NDArray[np.int64], target: Ranks) -> Ranks:
    """The highest value among each state and the targets of one decision maker's moves from it."""
    best = values.copy()
    for s in range(values.size):
        for at in range(first[s], first[s + 1]):
            best[s] = max(best[s], values[target[at]])
    return best


@kernel
def backwards(
    order: Ranks,
    value: Ranks,
    others: Masks,
    first: NDArray[np.int64],
    source: Ranks,
    ranks: Ranks,
    improving: bool,
) -> Ranks:
    """For each state the lowest value in itself and in what the others' legal sequences reach from it.

    `first` and `source` are the moves backwards; `order` is by value; with `improving` each of the others
    moves only to what is better for it than where it stands.
    """
    size = value.size
    none = others.size  # the row of a state that no one has moved to yet
    found = np.full((others.size + 1, size), UNSET, dtype=np.int32)
    stack = np.empty(((others.size + 1) * size, 2), dtype=np.int32)
    for lowest in order:
        height = 0
        for last in range(none + 1):
            if found[last, lowest] == UNSET:
                found[last, lowest] = value[lowest]
                stack[height, 0], stack[height, 1] = last, lowest
                height += 1
        while height:
            height -= 1
            mover, s = stack[height]
            if mover == none:
                continue
            j = others[mover]
            for at in range(first[j, s], first[j, s + 1]):
                p = source[at]
                if improving and ranks[j, p] >= ranks[j, s]:
                    continue
                for last in range(none + 1):
                    if last != mover and found[last, p] == UNSET:
                        found[last, p] = value[lowest]
                        stack[height, 0], stack[height, 1] = last, p
                        height += 1
    reached: Ranks = found[none]
    return reached


@kernel
def answered(rank: Ranks, sanction: Ranks, first: NDArray[np.int64], target: Ranks, strict: bool) -> Bools:
    """For each state whether each improvement meets a sanction of at most its rank (`strict`: below it)."""
    held = np.ones(rank.size, dtype=np.bool_)
    for s in range(rank.size):
        for at in range(first[s], first[s + 1]):
            t = target[at]
            if rank[t] > rank[s] and (sanction[t] > rank[s] or (strict and sanction[t] == rank[s])):
                held[s] = False
                break
    return held
