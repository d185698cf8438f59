"""One-to-one matching of what gold holds with what was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
R = TypeVar("R")
Pairs = list[tuple[int, int]]


def pair(gold: Sequence[G], read: Sequence[R], worth: Callable[[G, R], float]) -> Pairs:
    """The one-to-one pairs (index in gold, index in read) of greatest total worth, in gold's order.

    `worth` is 0 or less for two that must not be paired. Equal totals resolve the same way on every run.
    """
    if not gold or not read:
        return []
    table = [[max(0.0, worth(g, r)) for r in read] for g in gold]
    if len(gold) <= len(read):
        chosen = list(enumerate(_assign(table)))
    else:
        turned = [list(column) for column in zip(*table, strict=True)]
        chosen = [(g, r) for r, g in enumerate(_assign(turned))]
    return sorted((g, r) for g, r in chosen if table[g][r] > 0)


def _assign(table: list[list[float]]) -> list[int]:
    """The column of each row in an assignment of greatest total, for no more rows than columns.

    The Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987), cubic time.
    """
    rows, columns = len(table), len(table[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of, came_from = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        slack, seen, column = [float("inf")] * (columns + 1), [False] * (columns + 1), 0
        while row_of[column]:
            seen[column] = True
            here, step, nearest = row_of[column], float("inf"), 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                cost = -table[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
                if slack[other] < step:
                    step, nearest = slack[other], other
            for other in range(columns + 1):
                if seen[other]:
                    row_price[row_of[other]] += step
                    column_price[other] -= step
                else:
                    slack[other] -= step
            column = nearest
        while column:
            previous = came_from[column]
            row_of[column], column = row_of[previous], previous
    out = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            out[row_of[column] - 1] = column - 1
    return out
