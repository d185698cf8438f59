"""Weights that make a loss small, from its gradient."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[Any]


def adam(
    slope: Callable[[Table], Table], weights: Table, steps: int, rate: float, floor: float = 1e-9
) -> Table:
    """The weights after so many steps of Adam (Kingma and Ba 2015); `slope` gives the gradient at any."""
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        given = slope(weights)
        first = 0.9 * first + 0.1 * given
        second = 0.999 * second + 0.001 * given**2
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + floor)
    return weights
