"""A conflict as the Graph Model sees it: decision makers, moves by options or by hand, preferences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from detente.analysis.stability.logic import Logic


class Direction(StrEnum):
    """Which way an option can be changed: both, only from no to yes, or only from yes to no."""

    BOTH = "both"
    FORWARD = "fwd"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Option:
    """What a decision maker may do or leave; `owner` is the index of the decision maker."""

    name: str
    owner: int
    direction: Direction = Direction.BOTH


@dataclass(frozen=True, slots=True)
class Order:
    """The option of that index can be taken only where `after` holds already. It may be kept where `after`
    holds no longer: an order binds whoever takes a step, not the others afterwards.
    """

    option: int
    after: Logic


@dataclass(frozen=True)
class OptionForm:
    """Moves by options. A state is a bit mask: bit k is set where option k is taken.

    A decision maker changes any number of own options in one move; with `orders` one after the other, each
    once. `infeasible` holds in no state, but may on the way within a move; `names` maps a state to the label
    that the file gives it.
    """

    options: tuple[Option, ...]
    infeasible: tuple[Logic, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    orders: tuple[Order, ...] = ()

    def own(self, maker: int) -> int:
        """The options of a decision maker, as a mask."""
        return sum(1 << k for k, option in enumerate(self.options) if option.owner == maker)

    def one_way(self, maker: int) -> int:
        """The options of a decision maker that can be changed once only, as a mask."""
        return self.own(maker) & ~self._going(Direction.BOTH)

    @property
    def backward(self) -> int:
        """The options that can only be given up, as a mask."""
        return self._going(Direction.BACK)

    def _going(self, direction: Direction) -> int:
        return sum(1 << k for k, option in enumerate(self.options) if option.direction is direction)


@dataclass(frozen=True)
class GraphForm:
    """Moves by hand. A state is its index in `labels`; `moves[i][s]` are the states that i reaches from s.

    `words` describes each state, or repeats its label.
    """

    labels: tuple[str, ...]
    words: tuple[str, ...]
    moves: tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True)
class Ranking:
    """All states, the best class first; states of one class are tied.

    `unknown` holds pairs of states of which nobody knows which is the better one.
    """

    classes: tuple[tuple[int, ...], ...]
    unknown: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a decision maker wants, as written and as a condition."""

    text: str
    logic: Logic


@dataclass(frozen=True)
class Priorities:
    """Statements, the most important first: one that holds outweighs all that follow it.

    `unknown` holds pairs of indices of which nobody knows which comes first.
    """

    statements: tuple[Statement, ...]
    unknown: tuple[tuple[int, int], ...] = ()


Preference: TypeAlias = Ranking | Priorities


@dataclass(frozen=True)
class Model:
    """A conflict: one preference a decision maker; `warnings` say what the file leaves doubtful."""

    title: str
    makers: tuple[str, ...]
    form: OptionForm | GraphForm
    preferences: tuple[Preference, ...]
    status_quo: int | None = None
    warnings: tuple[str, ...] = ()
