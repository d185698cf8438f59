"""One state for one decision maker, move by move: the verdict with what it rests on. Needs no tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.stability.concepts import (
    BY_IMPROVEMENT,
    NASH,
    NM,
    SIM,
    WITH_COUNTER,
    Sanctions,
    horizon,
)
from detente.analysis.stability.errors import UndefinedConceptError
from detente.analysis.stability.game import Game, OptionGame
from detente.analysis.stability.walk import Budget, Step, Walk

MOVES = 200_000
"""Moves that a search for one verdict looks at before it gives up."""


@dataclass(frozen=True)
class Answer:
    """What the others can do about an improvement.

    `path` is how they answer it to `end` (for SIM: the moves made together with it), `None` where they
    can't. `escape` tells where every answer fails because of a counter-move: a path that would deter, and
    the move after it that leads out.
    """

    improvement: int
    path: tuple[Step, ...] | None
    end: int | None = None
    escape: tuple[tuple[Step, ...], Step] | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether a state is stable for a decision maker, and why.

    `stable` is `None` where the search gave up. `answers` has one entry an improvement, up to the first that
    nothing answers.
    """

    maker: int
    state: int
    concept: str
    sanctions: Sanctions
    stable: bool | None
    answers: tuple[Answer, ...]


def check(
    game: Game,
    maker: int,
    state: int,
    concept: str,
    sanctions: Sanctions = Sanctions.WEAK,
    moves: int = MOVES,
) -> Verdict:
    """The verdict on one state under Nash, GMR, SMR, SEQ, SSEQ or SIM.

    Looks at `moves` moves at most and gives up beyond.

    Raises:
        UndefinedConceptError: SIM in graph form; L_h and NM, which look at all states.
    """
    if concept == NM or horizon(concept) is not None:
        raise UndefinedConceptError(f"{concept} looks at all states, so it is not checked for one alone.")
    if concept == SIM and not isinstance(game, OptionGame):
        raise UndefinedConceptError("SIM needs a model in option form: give 'options'.")
    asked = _Check(game, maker, state, concept, sanctions, Budget(moves))
    answers: list[Answer] = []
    for improvement in asked.improvements():
        answer = Answer(improvement, None) if concept == NASH else asked.answer(improvement)
        if asked.budget.spent:
            return Verdict(maker, state, concept, sanctions, None, tuple(answers))
        answers.append(answer)
        if answer.path is None:
            return Verdict(maker, state, concept, sanctions, False, tuple(answers))
    stable = None if asked.budget.spent else True
    return Verdict(maker, state, concept, sanctions, stable, tuple(answers))


@dataclass
class _Check:
    game: Game
    maker: int
    state: int
    concept: str
    sanctions: Sanctions
    budget: Budget

    def __post_init__(self) -> None:
        self.here = self.game.rank(self.maker, self.state)
        self.others = [j for j in range(len(self.game.model.makers)) if j != self.maker]

    def improvements(self) -> Iterator[int]:
        """The better states within one move."""
        for t in self.game.moves(self.maker, self.state):
            if not self.budget.take():
                return
            if self.game.rank(self.maker, t) > self.here:
                yield t

    def deters(self, state: int) -> bool:
        """Whether ending there leaves the decision maker without a gain."""
        there = self.game.rank(self.maker, state)
        return there < self.here or (there == self.here and self.sanctions is Sanctions.WEAK)

    def answer(self, improvement: int) -> Answer:
        """The shortest answer to an improvement."""
        if self.concept == SIM:
            return self.spoil(improvement)
        walk = Walk(
            self.game, improvement, self.others, self.budget, improving=self.concept in BY_IMPROVEMENT
        )
        escape = None
        for state in walk:
            if not self.deters(state):
                continue
            counter = self.counter(state) if self.concept in WITH_COUNTER else None
            if counter is None:
                return Answer(improvement, walk.path(state), state)
            escape = escape or (walk.path(state), Step(self.maker, state, counter))
        return Answer(improvement, None, escape=escape)

    def counter(self, state: int) -> int | None:
        """The best state to escape to from a sanction, where there is one."""
        best = None
        for t in self.game.moves(self.maker, state):
            if not self.budget.take():
                return t
            if not self.deters(t) and (
                best is None or self.game.rank(self.maker, t) > self.game.rank(self.maker, best)
            ):
                best = t
        return best

    def spoil(self, improvement: int) -> Answer:
        """The others' improvements from the state itself that, made together, spoil the improvement."""
        change = self.state ^ improvement
        better: list[list[int]] = []
        for j in self.others:
            here = self.game.rank(j, self.state)
            moves = []
            for t in self.game.moves(j, self.state):
                if not self.budget.take():
                    return Answer(improvement, None)
                if self.game.rank(j, t) > here:
                    moves.append(t)
            better.append(moves)
        joint: list[tuple[int, tuple[Step, ...]]] = [(0, ())]
        for j, moves in zip(self.others, better, strict=True):
            for flips, steps in list(joint):
                for t in moves:
                    if not self.budget.take():
                        return Answer(improvement, None)
                    both = flips | (t ^ self.state)
                    end = self.state ^ change ^ both
                    path = (*steps, Step(j, self.state, t))
                    if self.game.feasible(end) and self.deters(end):
                        return Answer(improvement, path, end)
                    joint.append((both, path))
        return Answer(improvement, None)
