"""What is proved of the concepts holds of the engine."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.stability import Sanctions, Solution, label_of, parse_model, solve
from tests.analysis.brute import Conflict
from tests.analysis.random_models import drawn, options

INCLUSIONS = (
    ("Nash", "SSEQ"), ("SSEQ", "SEQ"), ("SEQ", "GMR"), ("SSEQ", "SMR"), ("SMR", "GMR"),
)  # fmt: skip


@pytest.mark.parametrize("sanctions", list(Sanctions))
@pytest.mark.parametrize("seed", range(0, 400, 4))
def test_a_stricter_concept_keeps_fewer_states(seed: int, sanctions: Sanctions) -> None:
    solution = solve(parse_model(drawn(10_000 + seed)[0]), None, sanctions)
    for i in range(len(solution.model.makers)):
        for narrow, wide in INCLUSIONS:
            assert set(solution.states(i, narrow)) <= set(solution.states(i, wide)), (narrow, wide)


@pytest.mark.parametrize("seed", range(80))
def test_strict_sanctions_keep_fewer_states(seed: int) -> None:
    model = parse_model(drawn(20_000 + seed)[0])
    weak, strict = solve(model), solve(model, None, Sanctions.STRICT)
    for i in range(len(model.makers)):
        for concept in ("GMR", "SMR", "SEQ", "SSEQ"):
            assert set(strict.states(i, concept)) <= set(weak.states(i, concept))
            lost = set(weak.states(i, concept)) - set(strict.states(i, concept))
            assert set(weak.differs(i, concept)) == lost


@pytest.mark.parametrize("seed", range(120))
def test_on_a_full_cube_two_sides_are_held_by_their_security_levels(seed: int) -> None:
    """GMR ⇔ Nash or u(s) ≥ maximin; SMR ⇔ Nash or u(s) ≥ minimax, where every move can be undone."""
    text, conflict = options(Random(seed), 2, full=True)
    solution = solve(parse_model(text))
    for i in range(2):
        worth = conflict.payoff[i]
        nash = named(solution, i, "Nash")
        assert named(solution, i, "GMR") == nash | {s for s in worth if worth[s] >= maximin(conflict, i)}
        assert named(solution, i, "SMR") == nash | {s for s in worth if worth[s] >= minimax(conflict, i)}


def named(solution: Solution, maker: int, concept: str) -> set[str]:
    return {label_of(solution.model.form, s) for s in solution.states(maker, concept)}


def table(c: Conflict, i: int) -> list[list[int]]:
    """A row for each choice of i, a column for each of the other."""
    assert c.options is not None
    rows: dict[str, dict[str, int]] = {}
    for s in c.states:
        mine = "".join(sign for sign, owner in zip(s, c.options, strict=True) if owner == i)
        theirs = "".join(sign for sign, owner in zip(s, c.options, strict=True) if owner != i)
        rows.setdefault(mine, {})[theirs] = c.payoff[i][s]
    return [[row[k] for k in sorted(row)] for row in rows.values()]


def maximin(c: Conflict, i: int) -> int:
    return max(min(row) for row in table(c, i))


def minimax(c: Conflict, i: int) -> int:
    columns: list[tuple[int, ...]] = list(zip(*table(c, i), strict=True))
    return min(max(column) for column in columns)
