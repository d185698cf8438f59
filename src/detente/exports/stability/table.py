"""Stability → CSV, a line a state."""

from __future__ import annotations

import csv
from typing import TextIO

import numpy as np

from detente.analysis.stability.account import Account
from detente.analysis.stability.states import label_of
from detente.exports.stability.names import labels
from detente.exports.table.cell import guarded

BLOCK = 50_000


def write_stability_csv(account: Account, out: TextIO) -> None:
    """Write the state, its words, and for each concept whether it is an equilibrium and for whom it holds.

    The words are `yes`, `no`, or `undecided` where a search for one state gave up.
    """
    makers, concepts = account.model.makers, account.concepts
    writer = csv.writer(out, lineterminator="\n")
    head = ["state", "words"]
    for concept in concepts:
        head += [concept, *(f"{concept}: {maker}" for maker in makers)]
    writer.writerow([guarded(cell) for cell in head])
    solution = account.solution
    if solution is None:
        told = account.told[0]
        stable = {(v.maker, v.concept): v.stable for v in told.verdicts}
        cells = []
        for concept in concepts:
            mine = [stable[i, concept] for i in range(len(makers))]
            cells += [_word(all(mine) if None not in mine or False in mine else None), *map(_word, mine)]
        writer.writerow([*_named(account, told.state), *cells])
        return
    columns = []
    for concept in concepts:
        columns.append(solution.is_equilibrium(concept))
        columns += [solution.stable[i, concept] for i in range(len(makers))]
    states = np.flatnonzero(solution.feasible)
    for begin in range(0, states.size, BLOCK):
        block = states[begin : begin + BLOCK]
        verdicts = np.where(np.stack([c[block] for c in columns], axis=1), "yes", "no").tolist()
        names = labels(account.model.form, block)
        writer.writerows(
            [guarded(name), guarded(account.game.words(state)), *row]
            for name, state, row in zip(names, block.tolist(), verdicts, strict=True)
        )


def _named(account: Account, state: int) -> tuple[str, str]:
    return guarded(label_of(account.model.form, state)), guarded(account.game.words(state))


def _word(stable: bool | None) -> str:
    return "undecided" if stable is None else "yes" if stable else "no"
