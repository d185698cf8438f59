"""Legal sequences forward from one state, the shortest first: no one moves twice in a row."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.stability.game import Game


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who, from where, to where."""

    maker: int
    before: int
    after: int


class Budget:
    """How many moves a search may still look at; `spent` once it wanted to look at more."""

    def __init__(self, moves: int) -> None:
        self.left = moves

    @property
    def spent(self) -> bool:
        """Whether the search ended for want of budget."""
        return self.left < 0

    def take(self) -> bool:
        """Count one move; false once there is none left."""
        self.left -= 1
        return self.left >= 0


class Walk:
    """What `makers` reach from `start`; with `improving`, each moves to what is better for it at that moment.

    Iterating gives each state at least once, the start only where play can come back to it; the first time
    that a state comes, `path` is a shortest sequence to it.
    """

    def __init__(
        self, game: Game, start: int, makers: Sequence[int], budget: Budget, *, improving: bool
    ) -> None:
        self._game = game
        self._start = start
        self._makers = makers
        self._budget = budget
        self._improving = improving
        self._came: dict[tuple[int, int], tuple[tuple[int, int], Step]] = {}
        self._first: dict[int, tuple[int, int]] = {}

    def __iter__(self) -> Iterator[int]:
        begin = (self._start, -1)
        seen = {begin}
        queue = deque([begin])
        while queue and not self._budget.spent:
            node = queue.popleft()
            state, last = node
            for maker in self._makers:
                if maker == last:
                    continue
                for after in self._moves(maker, state):
                    # Where moves are transitive, who came last does not matter: one node a state.
                    reached = (after, -1 if self._game.transitive else maker)
                    if reached in seen:
                        continue
                    seen.add(reached)
                    self._came[reached] = (node, Step(maker, state, after))
                    self._first.setdefault(after, reached)
                    queue.append(reached)
                    yield after

    def path(self, state: int) -> tuple[Step, ...]:
        """A shortest sequence to a state that iterating gave."""
        steps: list[Step] = []
        node = self._first[state]
        while True:
            before, step = self._came[node]
            steps.append(step)
            if before[0] == self._start and before not in self._came:
                return tuple(reversed(steps))
            node = before

    def _moves(self, maker: int, state: int) -> Iterator[int]:
        here = self._game.rank(maker, state) if self._improving else 0
        for after in self._game.moves(maker, state):
            if not self._budget.take():
                return
            if not self._improving or self._game.rank(maker, after) > here:
                yield after
