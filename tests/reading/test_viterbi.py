"""The best labels under scores and transitions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from detente.reading.local.quotations.viterbi import best_paths, stretches


@pytest.mark.parametrize("seed", range(5))
def test_no_other_sequence_scores_higher(seed: int) -> None:
    chance = np.random.default_rng(seed)
    moves, first = chance.normal(size=(3, 3)).astype(np.float32), chance.normal(size=3).astype(np.float32)
    tables = [chance.normal(size=(length, 3)).astype(np.float32) for length in (5, 1, 4)]

    def worth(table: np.ndarray, path: tuple[int, ...]) -> float:
        steps = sum(float(moves[a, b]) for a, b in itertools.pairwise(path))
        return float(first[path[0]]) + steps + sum(float(row[k]) for row, k in zip(table, path, strict=True))

    for table, path in zip(tables, best_paths(tables, moves, first), strict=True):
        others = itertools.product(range(3), repeat=len(table))
        assert worth(table, tuple(path)) == pytest.approx(max(worth(table, other) for other in others))


def test_nothing_gives_nothing() -> None:
    none = np.zeros((0, 3), np.float32)
    assert best_paths([], np.zeros((3, 3), np.float32), np.zeros(3, np.float32)) == []
    assert best_paths([none], np.zeros((3, 3), np.float32), np.zeros(3, np.float32)) == [[]]


def test_stretches_open_with_one_label_and_go_on_with_the_next() -> None:
    assert stretches([0, 1, 2, 2, 0, 1, 1, 2, 3, 2], 1) == [(1, 4), (5, 6), (6, 8)]
