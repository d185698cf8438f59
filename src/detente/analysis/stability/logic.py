"""Conditions on the options of a state: trees that hold or do not, for one state or for an array of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The options in `care` (a bit mask) are as in `want`."""

    care: int
    want: int


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Logic


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part holds."""

    parts: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class If:
    """`then` holds, or `condition` does not."""

    then: Logic
    condition: Logic


@dataclass(frozen=True, slots=True)
class Iff:
    """Both hold or neither."""

    left: Logic
    right: Logic


Logic: TypeAlias = Pattern | Not | And | Or | If | Iff


@overload
def holds(logic: Logic, states: int) -> bool: ...
@overload
def holds(logic: Logic, states: Ints) -> Bools: ...
def holds(logic: Logic, states: int | Ints) -> bool | Bools:
    """Whether it holds in the state (a bit mask, any number of options) or in each state of an array."""
    return _holds(logic, states)  # type: ignore[no-any-return]


def _holds(logic: Logic, states: Any) -> Any:
    match logic:
        case Pattern(care, want):
            return (states & care) == want
        case Not(part):
            return _holds(part, states) ^ True
        case And(parts):
            found = _holds(parts[0], states)
            for part in parts[1:]:
                found = found & _holds(part, states)
            return found
        case Or(parts):
            found = _holds(parts[0], states)
            for part in parts[1:]:
                found = found | _holds(part, states)
            return found
        case If(then, condition):
            return _holds(then, states) | (_holds(condition, states) ^ True)
        case Iff(left, right):
            return _holds(left, states) == _holds(right, states)


def compiled(logic: Logic) -> Callable[[int], bool]:
    """The same as a test of one state: several times quicker than `holds`, since it stops when it knows."""
    match logic:
        case Pattern(care, want):
            return lambda state: state & care == want
        case Not(part):
            test = compiled(part)
            return lambda state: not test(state)
        case And(parts):
            tests = [compiled(part) for part in parts]
            return lambda state: all(test(state) for test in tests)
        case Or(parts):
            tests = [compiled(part) for part in parts]
            return lambda state: any(test(state) for test in tests)
        case If(then, condition):
            wanted, given = compiled(then), compiled(condition)
            return lambda state: not given(state) or wanted(state)
        case Iff(left, right):
            one, other = compiled(left), compiled(right)
            return lambda state: one(state) == other(state)
