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
    counts = [[len(targets) for targets in moves] for moves in form.moves]
    first = np.zeros((len(counts), len(form.labels) + 1), dtype=np.int64)
    first[:, 1:] = np.cumsum(np.array(counts, dtype=np.int64)).reshape(len(counts), -1)
    first[1:, 0] = first[:-1, -1]
    target = np.array([t for moves in form.moves for targets in moves for t in targets], dtype=np.int32)
    return Rows(first, target)


def backwards_of(rows: Rows) -> Rows:
    """The same moves backwards; 4 bytes a move."""
    return Rows(*_turned(rows.first, rows.target))


@kernel
def _turned(first: NDArray[np.int64], target: Ranks) -> tuple[NDArray[np.int64], Ranks]:
    size = first.shape[1] - 1
    back = np.zeros(first.shape, dtype=np.int64)
    source = np.empty(target.size, dtype=np.int32)
    for i in range(first.shape[0]):
        for at in range(first[i, 0], first[i, size]):
            back[i, target[at] + 1] += 1
        back[i, 0] = first[i, 0]
        for s in range(size):
            back[i, s + 1] += back[i, s]
        free = back[i].copy()
        for s in range(size):
            for at in range(first[i, s], first[i, s + 1]):
                source[free[target[at]]] = s
                free[target[at]] += 1
    return back, source


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
