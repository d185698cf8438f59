"""The engine against one written from the definitions alone, on random models."""

from __future__ import annotations

from random import Random

import pytest

from detente.analysis.stability import Sanctions, label_of, parse_model, solve
from detente.analysis.stability.check import check
from detente.analysis.stability.game import game_of
from detente.analysis.stability.states import all_states
from tests.analysis.agree import FIVE, differences
from tests.analysis.brute import Conflict, ends, stable
from tests.analysis.random_models import drawn, graph, options


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_random_models(start: int) -> None:
    assert {seed: found for seed in range(start, start + 50) if (found := differences(*drawn(seed)))} == {}


def test_the_models_are_of_every_kind() -> None:
    conflicts = [drawn(seed)[1] for seed in range(300)]
    assert {len(c.moves) for c in conflicts} == {2, 3, 4}
    assert any(len(set(p.values())) < len(c.states) for c in conflicts for p in c.payoff)
    assert any(not transitive(c) for c in conflicts if c.options is None)
    assert any(len(c.states) < 1 << len(c.options) for c in conflicts if c.options)
    assert any(one_way(c) for c in conflicts if c.options)
    assert sum('"orders"' in drawn(seed)[0] for seed in range(300)) > 50


def transitive(c: Conflict) -> bool:
    return all(r in mine[s] or r == s for mine in c.moves for s in c.states for t in mine[s] for r in mine[t])


def one_way(c: Conflict) -> bool:
    return any(s not in mine[t] for mine in c.moves for s in c.states for t in mine[s])


def test_no_one_moves_twice_in_a_row() -> None:
    """A gains by 1 → 2. Only 4 punishes it, which B reaches from 2 by two moves of its own."""
    two = """
    dms: [A, B]
    states: [1, 2, 3, 4]
    moves: {A: {1: [2]}, B: {2: [3], 3: [4]}}
    payoff: {A: {1: 2, 2: 3, 3: 4, 4: 1}, B: {1: 1, 2: 2, 3: 3, 4: 4}}
    """
    assert 0 not in solve(parse_model(two), ["GMR"]).states(0, "GMR")


def test_one_may_move_again_after_another() -> None:
    """As above, but C moves in between: B 2 → 3, C 3 → 5, B 5 → 4."""
    three = """
    dms: [A, B, C]
    states: [1, 2, 3, 4, 5]
    moves: {A: {1: [2]}, B: {2: [3], 3: [4], 5: [4]}, C: {3: [5]}}
    payoff:
      A: {1: 2, 2: 3, 3: 4, 4: 1, 5: 5}
      B: {1: 1, 2: 2, 3: 3, 4: 5, 5: 4}
      C: {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}
    """
    solution = solve(parse_model(three), ["GMR", "SEQ"])
    assert 0 in solution.states(0, "GMR")
    assert 0 not in solution.states(0, "SEQ"), "C does not gain by its move"


@pytest.mark.parametrize("seed", range(40))
def test_foresight(seed: int) -> None:
    r = Random(seed)
    text, conflict = (graph if seed % 2 else options)(r, 2, ties=False)
    model = parse_model(text)
    solution = solve(model, ["L1", "L2", "L3", "L5", "Nash"])
    for i in range(2):
        assert solution.states(i, "L1") == solution.states(i, "Nash")
        for h in (2, 3, 5):
            held = {label_of(model.form, s) for s in solution.states(i, f"L{h}")}
            assert held == {s for s in conflict.states if ends(conflict, h, i, s) == s}


@pytest.mark.parametrize("seed", range(12))
def test_non_myopic_stability_is_stability_at_every_horizon_from_some_on(seed: int) -> None:
    text, _ = graph(Random(100 + seed), 2, ties=False)
    solution = solve(parse_model(text), ["NM", *(f"L{h}" for h in range(30, 150))])
    for i in range(2):
        always = set(solution.states(i, "L30"))
        for h in range(30, 150):
            always &= set(solution.states(i, f"L{h}"))
        assert set(solution.states(i, "NM")) == always


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("sanctions", list(Sanctions))
def test_a_state_checked_alone_gets_the_same_verdict(seed: int, sanctions: Sanctions) -> None:
    text, conflict = drawn(5000 + seed)
    model = parse_model(text)
    game = game_of(model)
    by_label = {label_of(model.form, s): s for s in all_states(model.form)}
    for i in range(len(model.makers)):
        for state in conflict.states:
            for concept in (*FIVE, "SIM") if conflict.options else FIVE:
                verdict = check(game, i, by_label[state], concept, sanctions)
                assert verdict.stable is stable(conflict, i, state, concept, sanctions is Sanctions.STRICT)
