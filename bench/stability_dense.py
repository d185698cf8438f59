"""The same concepts with dense matrices over all pairs of states, as the Graph Model's matrix form has them.

It is the straightforward way, to measure the engine against.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability import Model
from detente.analysis.stability.listing import listed_moves
from detente.analysis.stability.model import OptionForm
from detente.analysis.stability.states import feasible
from detente.analysis.stability.tables import ranks

Matrix = NDArray[np.bool_]


def dense(model: Model) -> dict[tuple[int, str], set[int]]:
    """The stable states of each decision maker under Nash, GMR, SMR, SEQ and SSEQ."""
    form = model.form
    assert isinstance(form, OptionForm)
    allowed = feasible(form)
    states = np.flatnonzero(allowed)
    place = np.full(allowed.size, -1)
    place[states] = np.arange(states.size)
    makers = range(len(model.makers))
    rows = listed_moves(form, len(model.makers), allowed)
    moves: list[Matrix] = []
    better: list[Matrix] = []
    worth = [ranks(form, p, allowed)[states] for p in model.preferences]
    for i in makers:
        reach = np.zeros((states.size, states.size), dtype=np.bool_)
        for s in states:
            targets = rows.target[rows.first[i, s] : rows.first[i, s + 1]]
            reach[place[s], place[targets]] = True
        moves.append(reach)
        better.append(reach & (worth[i][None, :] > worth[i][:, None]))
    found: dict[tuple[int, str], set[int]] = {}
    for i in makers:
        no_better = worth[i][:, None] >= worth[i][None, :]
        # s2 deters from s where no counter-move from s2 is better than s.
        escapes = _product(~no_better, moves[i].T)
        others = [j for j in makers if j != i]
        by_any = _closure([moves[j] for j in others])
        by_gain = _closure([better[j] for j in others])
        deterrents = {
            "GMR": (by_any, no_better), "SMR": (by_any, no_better & ~escapes),
            "SEQ": (by_gain, no_better), "SSEQ": (by_gain, no_better & ~escapes),
        }  # fmt: skip
        found[i, "Nash"] = _without(states, better[i])
        for concept, (sequences, deters) in deterrents.items():
            answered = _product(deters, sequences.T)
            found[i, concept] = _without(states, better[i] & ~answered)
    return found


def _product(left: Matrix, right: Matrix) -> Matrix:
    product: Matrix = (left.astype(np.float32) @ right.astype(np.float32)) > 0
    return product


def _closure(steps: list[Matrix]) -> Matrix:
    """What sequences reach: moves of one decision maker are transitive here, so plain reachability is it."""
    reach: Matrix = np.logical_or.reduce(steps)
    while True:
        further = reach | _product(reach, reach)
        if (further == reach).all():
            return reach
        reach = further


def _without(states: NDArray[np.intp], leads: Matrix) -> set[int]:
    """The states that nothing leads away from."""
    return set(states[~np.any(leads, axis=1)].tolist())
