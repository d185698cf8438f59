"""Compiles the loops over states: once per machine, kept in numba's cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """The same function as machine code, compiled at its first call and cached beside the source.

    Where neither that folder nor the user's cache can be written, each process compiles anew.
    """
    try:
        return cast("Callable[P, R]", numba.njit(cache=True)(function))
    except RuntimeError:
        return cast("Callable[P, R]", numba.njit()(function))
