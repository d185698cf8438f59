"""Coalitions: states that several reach together and all of them prefer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from detente.analysis.stability.game import Game
from detente.analysis.stability.walk import Budget, Step, Walk

MOVES = 100_000


@dataclass(frozen=True)
class Joint:
    """A coalition's improvement: its members, where they go, and by which moves."""

    members: tuple[int, ...]
    end: int
    path: tuple[Step, ...]


@dataclass(frozen=True)
class Upset:
    """The smallest coalitions that leave a state. `complete` is false where the search gave up early."""

    joint: tuple[Joint, ...]
    complete: bool


def improvements(game: Game, members: tuple[int, ...], state: int, budget: Budget) -> list[Joint]:
    """What a coalition reaches by its members' legal sequences and all of them prefer, the nearest first."""
    here = {i: game.rank(i, state) for i in members}
    walk = Walk(game, state, members, budget, improving=False)
    found: dict[int, Joint] = {}
    for end in walk:
        if end not in found and all(game.rank(i, end) > rank for i, rank in here.items()):
            found[end] = Joint(members, end, walk.path(end))
    return list(found.values())


def smallest(game: Game, state: int, moves: int = MOVES) -> Upset:
    """The smallest coalitions that upset a state, each with its nearest improvement.

    A single decision maker counts as a coalition of one. Looks at `moves` moves at most.
    """
    budget = Budget(moves)
    makers = range(len(game.model.makers))
    for size in range(1, len(makers) + 1):
        found: list[Joint] = []
        for members in combinations(makers, size):
            joint = improvements(game, members, state, budget)
            if budget.spent:
                return Upset(tuple(found), complete=False)
            if joint:
                found.append(joint[0])
        if found:
            return Upset(tuple(found), complete=True)
    return Upset((), complete=True)
