from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bench.match import pair

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-2, 6), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def best(table: list[list[int]]) -> int:
    """The greatest total by trying every assignment."""
    rows, columns = len(table), len(table[0])
    if rows > columns:
        return best([list(column) for column in zip(*table, strict=True)])
    return max(
        sum(max(0, table[row][column]) for row, column in enumerate(order))
        for order in permutations(range(columns), rows)
    )


@given(TABLES)
def test_the_total_is_the_greatest_there_is(table: list[list[int]]) -> None:
    pairs = pair(range(len(table)), range(len(table[0])), lambda g, r: table[g][r])

    assert sum(table[g][r] for g, r in pairs) == best(table)
    assert len({g for g, _ in pairs}) == len({r for _, r in pairs}) == len(pairs)
    assert all(table[g][r] > 0 for g, r in pairs)


def test_two_do_not_share_one() -> None:
    assert pair(["a", "a"], ["a"], lambda g, r: float(g == r)) in ([(0, 0)], [(1, 0)])


def test_nothing_is_paired_with_nothing() -> None:
    assert pair([], ["a"], lambda _g, _r: 1.0) == []
    assert pair(["a"], ["b"], lambda g, r: float(g == r)) == []
