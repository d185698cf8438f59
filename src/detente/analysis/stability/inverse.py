"""Which rankings of one decision maker would make a wanted state stable, the others' rankings as they are.

What the others can do does not depend on the focal ranking. So stability of s is a condition on the set Q of
the states that s is at least as good as: for each target t of a move from s, t is in Q, or one of the
sanctions of t lies in Q as a whole: {s2} under GMR and SEQ, {s2} and all that the focal decision maker
reaches from s2 under SMR and SSEQ, the joint result under SIM. It is monotone: a larger Q never hurts.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import comb, factorial

from detente.analysis.stability.concepts import (
    BY_IMPROVEMENT,
    FIVE,
    NASH,
    SIM,
    WITH_COUNTER,
)
from detente.analysis.stability.errors import TooLargeError, UndefinedConceptError
from detente.analysis.stability.game import Game, OptionGame
from detente.analysis.stability.walk import Budget, Walk

MOVES = 100_000
MOST_ATOMS = 20
"""States in the condition up to which rankings are counted: all their subsets are tried."""

MOST_RANKED = 100_000


@dataclass(frozen=True)
class Clause:
    """The wanted state is at least as good as `target`, or as every state of one of `sanctions`."""

    target: int
    sanctions: tuple[frozenset[int], ...]

    def holds(self, below: frozenset[int] | set[int]) -> bool:
        """Whether it does where the wanted state is at least as good as those in `below`."""
        return self.target in below or any(part <= below for part in self.sanctions)


@dataclass(frozen=True)
class Count:
    """In how many of all strict rankings of the states the wanted one is stable. It is no probability."""

    stable: int
    rankings: int


@dataclass(frozen=True)
class Rise:
    """The smallest rise of the wanted state in the ranking as it is: the states it has to overtake, the
    nearest first. Empty where it is stable already.
    """

    overtaken: tuple[int, ...]


@dataclass(frozen=True)
class Inverse:
    """The condition as clauses that all hold, the smallest rise, and the count where the model is small."""

    maker: int
    state: int
    concept: str
    clauses: tuple[Clause, ...]
    rise: Rise | None
    count: Count | None


def inverse(game: Game, maker: int, state: int, concept: str, all_states: list[int]) -> Inverse:
    """What has to hold of the ranking of `maker` so that `state` is stable for it, sanctions being weak.

    `all_states` are the feasible states. A rise always suffices, since at the top of a ranking every state is
    stable; it is `None` where there are more than `MOST_RANKED` states.

    Raises:
        TooLargeError: the condition takes more than `MOVES` moves to write down.
        UndefinedConceptError: L_h and NM, for which it is not defined, and SIM in graph form.
    """
    clauses = _clauses(game, maker, state, concept)
    return Inverse(
        maker, state, concept, clauses, _rise(game, maker, state, clauses, all_states),
        _count(state, clauses, len(all_states)),
    )  # fmt: skip


def _clauses(game: Game, maker: int, state: int, concept: str) -> tuple[Clause, ...]:
    if concept not in (*FIVE, SIM) or (concept == SIM and not isinstance(game, OptionGame)):
        raise UndefinedConceptError(f"The inverse question is not defined for {concept} in this model.")
    budget = Budget(MOVES)
    found = []
    for target in game.moves(maker, state):
        sanctions: list[frozenset[int]] = []
        if concept == SIM:
            sanctions = _joint(game, maker, state, target, budget)
        elif concept != NASH:
            sanctions = _sequences(game, maker, state, target, concept, budget)
        found.append(Clause(target, _smallest(sanctions, target)))
        if budget.spent:
            raise TooLargeError(
                f"The condition for {concept} needs more than {MOVES:,} moves. Ask for Nash, or leave "
                "options out."
            )
    return tuple(found)


def _sequences(
    game: Game, maker: int, state: int, target: int, concept: str, budget: Budget
) -> list[frozenset[int]]:
    others = [j for j in range(len(game.model.makers)) if j != maker]
    found = []
    for end in dict.fromkeys(Walk(game, target, others, budget, improving=concept in BY_IMPROVEMENT)):
        counters = set(game.moves(maker, end)) if concept in WITH_COUNTER else set()
        budget.left -= len(counters)
        if budget.spent:
            break
        found.append(frozenset((counters | {end}) - {state}))
    return found


def _joint(game: Game, maker: int, state: int, target: int, budget: Budget) -> list[frozenset[int]]:
    flips: list[list[int]] = []
    for j in range(len(game.model.makers)):
        if j != maker:
            here = game.rank(j, state)
            flips.append([0, *(t ^ state for t in game.moves(j, state) if game.rank(j, t) > here)])
    found = []
    for choice in product(*flips):
        if not budget.take():
            break
        end = target
        for flip in choice:
            end ^= flip
        if any(choice) and game.feasible(end):
            found.append(frozenset({end} - {state}))
    return found


def _smallest(sanctions: list[frozenset[int]], target: int) -> tuple[frozenset[int], ...]:
    """Without those that hold another or the target itself: they add nothing."""
    kept: list[frozenset[int]] = []
    for part in sorted(set(sanctions), key=lambda p: (len(p), sorted(p))):
        if target not in part and not any(smaller <= part for smaller in kept):
            kept.append(part)
    return tuple(kept)


def _rise(
    game: Game, maker: int, state: int, clauses: tuple[Clause, ...], all_states: list[int]
) -> Rise | None:
    if len(all_states) > MOST_RANKED:
        return None
    here = game.rank(maker, state)
    ranked = {s: game.rank(maker, s) for s in all_states if s != state}
    below = {s for s, rank in ranked.items() if rank <= here}
    above = sorted((s for s, rank in ranked.items() if rank > here), key=lambda s: (ranked[s], s))
    overtaken: list[int] = []
    while not all(clause.holds(below) for clause in clauses):
        level = ranked[above[len(overtaken)]]
        passed = [s for s in above[len(overtaken) :] if ranked[s] == level]
        below.update(passed)
        overtaken += passed
    return Rise(tuple(overtaken))


def _count(state: int, clauses: tuple[Clause, ...], states: int) -> Count | None:
    """Exactly, by the subsets of the states that the condition names; `None` where they are too many."""
    named = sorted({clause.target for clause in clauses}.union(*(p for c in clauses for p in c.sanctions)))
    if len(named) > MOST_ATOMS:
        return None
    bit = {s: 1 << k for k, s in enumerate(named)}
    tests = [(bit[c.target], [sum(bit[s] for s in part) for part in c.sanctions]) for c in clauses]
    by_size = [0] * (len(named) + 1)
    for below in range(1 << len(named)):
        if all(below & t or any(below & part == part for part in parts) for t, parts in tests):
            by_size[below.bit_count()] += 1
    rest = states - 1 - len(named)
    stable = 0
    for size, sets in enumerate(by_size):
        for more in range(rest + 1):
            under = size + more
            stable += sets * comb(rest, more) * factorial(under) * factorial(states - 1 - under)
    return Count(stable, factorial(states))
