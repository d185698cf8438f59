"""A model's preferences as arrays over all states."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.logic import Bools, holds
from detente.analysis.stability.model import GraphForm, OptionForm, Preference, Priorities, Ranking
from detente.analysis.stability.states import feasible

Ranks: TypeAlias = NDArray[np.int32]


def ranks(form: OptionForm | GraphForm, preference: Preference, allowed: Bools | None = None) -> Ranks:
    """How good each state is for one decision maker, from 0 for the worst up, without gaps.

    Index is the state; infeasible states have -1. Only the order counts: for statements it is that of
    Σ 2^(k-j)[statement j holds], compressed after each statement so that any number of them fits.
    `allowed` is `feasible(form)` where that is at hand.
    """
    if isinstance(form, GraphForm):
        allowed = np.ones(len(form.labels), dtype=np.bool_)
    elif allowed is None:
        allowed = feasible(form)
    match preference:
        case Ranking(classes):
            found = np.full(allowed.size, -1, dtype=np.int32)
            for better, tied in enumerate(reversed(classes)):
                found[list(tied)] = better
            return found
        case Priorities(statements):
            found = np.zeros(allowed.size, dtype=np.int32)
            states = np.arange(allowed.size, dtype=np.int32)
            for statement in statements:
                found *= 2
                found += holds(statement.logic, states)
                found = _dense(found, allowed)
            found[~allowed] = -1
            return found


def _dense(values: Ranks, allowed: Bools) -> Ranks:
    present = np.zeros(int(values.max()) + 1, dtype=np.bool_)
    present[values[allowed]] = True
    dense = np.maximum(np.cumsum(present, dtype=np.int32) - 1, 0)
    return dense[values]


def conflict(first: Ranks, second: Ranks, allowed: Bools) -> tuple[int, int] | None:
    """Two neighbours of the first ranking, better and worse or tied, that the second orders otherwise."""
    states = np.flatnonzero(allowed)
    order = states[np.argsort(-first[states], kind="stable")]
    drop, other = first[order[:-1]] - first[order[1:]], second[order[:-1]] - second[order[1:]]
    wrong = np.flatnonzero(np.sign(drop) != np.sign(other))
    return (int(order[wrong[0]]), int(order[wrong[0] + 1])) if wrong.size else None
