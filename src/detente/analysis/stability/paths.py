"""How a conflict gets from one state to another: by any moves, by improvements, by coalitions."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from detente.analysis.stability.coalitions import Joint, improvements
from detente.analysis.stability.game import Game
from detente.analysis.stability.walk import Budget, Step, Walk

MOVES = 300_000


class Kind(StrEnum):
    """By which moves a path goes."""

    IMPROVEMENTS = "improvements"
    COALITIONS = "coalitions"
    MOVES = "moves"


@dataclass(frozen=True)
class Path:
    """A shortest path of its kind; each leg is the moves of one decision maker or of one coalition."""

    kind: Kind
    legs: tuple[Joint, ...]


def paths(game: Game, start: int, goal: int, moves: int = MOVES) -> tuple[Path, ...]:
    """A shortest path of each kind from one state to another.

    A kind is left out where there is no path, or where `moves` moves do not suffice to find one.
    """
    found = []
    makers = range(len(game.model.makers))
    for kind, improving in ((Kind.IMPROVEMENTS, True), (Kind.MOVES, False)):
        walk = Walk(game, start, makers, Budget(moves), improving=improving)
        for state in walk:
            if state == goal:
                legs = tuple(_alone(step) for step in walk.path(goal))
                found.append(Path(kind, legs))
                break
    together = by_coalitions(game, start, goal, Budget(moves))
    if together:
        found.insert(1 if found and found[0].kind is Kind.IMPROVEMENTS else 0, together)
    return tuple(found)


def by_coalitions(game: Game, start: int, goal: int, budget: Budget) -> Path | None:
    """A path of improvements of single decision makers and coalitions, no one of these twice in a row."""
    makers = range(len(game.model.makers))
    groups = [m for size in range(1, len(makers) + 1) for m in combinations(makers, size)]
    begin: tuple[int, tuple[int, ...]] = (start, ())
    came: dict[tuple[int, tuple[int, ...]], tuple[tuple[int, tuple[int, ...]], Joint]] = {}
    queue = deque([begin])
    while queue:
        node = queue.popleft()
        for members in groups:
            if members == node[1]:
                continue
            for joint in improvements(game, members, node[0], budget):
                reached = (joint.end, members)
                if reached in came or reached == begin:
                    continue
                came[reached] = (node, joint)
                if joint.end == goal:
                    return Path(Kind.COALITIONS, _legs(came, reached, begin))
                queue.append(reached)
            if budget.spent:
                return None
    return None


def _legs(
    came: dict[tuple[int, tuple[int, ...]], tuple[tuple[int, tuple[int, ...]], Joint]],
    node: tuple[int, tuple[int, ...]],
    begin: tuple[int, tuple[int, ...]],
) -> tuple[Joint, ...]:
    legs: list[Joint] = []
    while node != begin:
        node, joint = came[node]
        legs.append(joint)
    return tuple(reversed(legs))


def _alone(step: Step) -> Joint:
    return Joint((step.maker,), step.after, (step,))
