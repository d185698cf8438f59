"""A model state by state, without tables: moves, ranks and words as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Protocol

from detente.analysis.stability.logic import compiled
from detente.analysis.stability.model import (
    GraphForm,
    Model,
    OptionForm,
    Preference,
    Priorities,
    Ranking,
)
from detente.analysis.stability.states import label_of
from detente.knowledge.plural import verb


class Game(Protocol):
    """Who can move where, and who likes it. `transitive` says that two moves of one are a move."""

    model: Model
    transitive: bool

    def feasible(self, state: int) -> bool:
        """Whether the state can occur."""

    def moves(self, maker: int, state: int) -> Iterator[int]:
        """The states that a decision maker reaches in one move."""

    def rank(self, maker: int, state: int) -> int:
        """How good the state is for a decision maker: the higher the better."""

    def words(self, state: int) -> str:
        """The state in words."""

    def act(self, maker: int, before: int, after: int) -> str:
        """A move in words."""


def game_of(model: Model) -> Game:
    """The game of a model."""
    return OptionGame(model) if isinstance(model.form, OptionForm) else GraphGame(model)


class OptionGame:
    """A model in option form, with any number of options."""

    def __init__(self, model: Model) -> None:
        if not isinstance(model.form, OptionForm):
            raise TypeError("the model is in graph form")
        self.model = model
        self.form = model.form
        makers = range(len(model.makers))
        self._once = [self.form.one_way(i) for i in makers]
        self._free = [self.form.own(i) & ~self.form.one_way(i) for i in makers]
        self._own = [(i, self.form.own(i)) for i in makers if self.form.own(i)]
        self._said = lru_cache(maxsize=1 << 16)(self._say)
        self._infeasible = [compiled(logic) for logic in self.form.infeasible]
        self.transitive = not self.form.orders
        self._orders = [
            [
                (1 << order.option, compiled(order.after))
                for order in self.form.orders
                if own >> order.option & 1
            ]
            for own in map(self.form.own, makers)
        ]
        self._backward = self.form.backward
        self._reached = lru_cache(maxsize=1 << 16)(self._in_order)
        self._ranks = [_ranking(p) for p in model.preferences]

    def feasible(self, state: int) -> bool:
        """Whether the state can occur."""
        return not any(test(state) for test in self._infeasible)

    def changes(self, maker: int, state: int) -> int:
        """The options that a decision maker can change, as a mask."""
        return self._free[maker] | (self._once[maker] & ~(state ^ self._backward))

    def moves(self, maker: int, state: int) -> Iterator[int]:
        """The states that a decision maker reaches in one move."""
        if self._orders[maker]:
            yield from self._reached(maker, state)
            return
        own = self.changes(maker, state)
        part = own & -own
        while part:
            if self.feasible(state ^ part):
                yield state ^ part
            part = (part - own) & own

    def _in_order(self, maker: int, state: int) -> tuple[int, ...]:
        """The same where options wait for others: one option changes after the other, each once."""
        found, reached, seen = [], [state], {state}
        for at in reached:  # grows while it is read
            own = self.changes(maker, at) & ~(at ^ state)
            for bit, after in self._orders[maker]:
                if own & bit and not at & bit and not after(at):
                    own ^= bit
            while own:
                bit = own & -own
                own ^= bit
                if at ^ bit not in seen:
                    seen.add(at ^ bit)
                    reached.append(at ^ bit)
                    if self.feasible(at ^ bit):
                        found.append(at ^ bit)
        return tuple(found)

    def rank(self, maker: int, state: int) -> int:
        """How good the state is for a decision maker: the higher the better."""
        return self._ranks[maker](state)

    def words(self, state: int) -> str:
        """`Russia: ceasefire yes; Ukraine: talks no`."""
        return "; ".join([self._said(maker, state & own) for maker, own in self._own])

    def _say(self, maker: int, taken: int) -> str:
        mine = [k for k, option in enumerate(self.form.options) if option.owner == maker]
        return f"{self.model.makers[maker]}: {', '.join(self._option(k, taken) for k in mine)}"

    def act(self, maker: int, before: int, after: int) -> str:
        """`Russia takes up talks and drops ceasefire`."""
        name = self.model.makers[maker]
        told = [
            f"{verb(word, [name])}{' up' if word == 'takes' else ''} {', '.join(options)}"
            for word, options in (
                ("takes", self._only(after & ~before)),
                ("drops", self._only(before & ~after)),
            )
            if options
        ]
        return f"{name} {' and '.join(told)}"

    def _option(self, k: int, state: int) -> str:
        return f"{self.form.options[k].name} {'yes' if state >> k & 1 else 'no'}"

    def _only(self, state: int) -> list[str]:
        return [option.name for k, option in enumerate(self.form.options) if state >> k & 1]


class GraphGame:
    """A model in graph form."""

    transitive = False

    def __init__(self, model: Model) -> None:
        if not isinstance(model.form, GraphForm):
            raise TypeError("the model is in option form")
        self.model = model
        self.form = model.form
        self._ranks = [_ranking(p) for p in model.preferences]

    def feasible(self, state: int) -> bool:
        """Whether the state can occur: all of a graph can."""
        return 0 <= state < len(self.form.labels)

    def moves(self, maker: int, state: int) -> Iterator[int]:
        """The states that a decision maker reaches in one move."""
        return iter(self.form.moves[maker][state])

    def rank(self, maker: int, state: int) -> int:
        """How good the state is for a decision maker: the higher the better."""
        return self._ranks[maker](state)

    def words(self, state: int) -> str:
        """The state's description, or its label."""
        return self.form.words[state]

    def act(self, maker: int, before: int, after: int) -> str:
        """`Uniroyal moves to state 8`."""
        label = label_of(self.form, after)
        words = self.form.words[after]
        more = f" ({words})" if words != label else ""
        name = self.model.makers[maker]
        return f"{name} {verb('moves', [name])} to state {label}{more}"


def _ranking(preference: Preference) -> Callable[[int], int]:
    """The rank of a state: its place in a ranking by hand, or Σ 2^(k-j)[statement j holds]."""
    match preference:
        case Ranking(classes):
            places = {s: place for place, tied in enumerate(reversed(classes)) for s in tied}
            return places.__getitem__
        case Priorities(statements):
            tests = [compiled(statement.logic) for statement in statements]

            def score(state: int) -> int:
                found = 0
                for test in tests:
                    found = found * 2 + test(state)
                return found

            return lru_cache(maxsize=1 << 18)(score)
