"""What is told beside the verdicts: reasons, the inverse question, robustness, memory."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from detente.analysis.stability import (
    Model,
    TooLargeError,
    UndefinedConceptError,
    memory,
    parse_model,
    solve,
)
from detente.analysis.stability.account import inverses, of_all, of_one
from detente.analysis.stability.check import check
from detente.analysis.stability.explain import explain
from detente.analysis.stability.game import game_of
from detente.analysis.stability.inverse import inverse
from detente.analysis.stability.model import Ranking
from detente.analysis.stability.robust import robustness
from detente.analysis.stability.states import Finder, all_states
from detente.analysis.stability.variants import Doubt, variants
from tests.analysis.random_models import graph, options
from tests.analysis.test_stability_published import DILEMMA, ELMIRA


def reasons(model: Model, maker: int, state: str, concept: str) -> list[str]:
    game = game_of(model)
    return explain(game, check(game, maker, Finder(model.form).find(state), concept))


def test_a_verdict_says_which_answer_holds_whom_back() -> None:
    model = parse_model(DILEMMA)
    assert reasons(model, 0, "NN", "SEQ") == [
        "If First takes up confess, the others can answer (Second takes up confess): then First ends worse "
        "off than before."
    ]
    assert reasons(model, 0, "NN", "SMR")[0].endswith("worse off than before, and no counter-move helps.")
    assert reasons(model, 0, "NN", "Nash") == ["If First takes up confess, First is better off."]
    assert reasons(model, 0, "YY", "Nash") == ["No move of one's own leads to a better state."]
    assert reasons(model, 0, "NY", "GMR") == [
        "If First takes up confess, First is better off, and nothing that the others can do takes that away."
    ]
    assert reasons(model, 0, "NN", "SIM") == [
        "If First takes up confess while Second takes up confess, First ends worse off than before."
    ]


def test_a_counter_move_that_escapes_is_named() -> None:
    text = """
    dms: [A, B]
    states: [here, gain, hurt, out]
    moves: {A: {here: [gain], hurt: [out]}, B: {gain: [hurt]}}
    ranking: {A: [gain, out, here, hurt], B: [hurt, gain, here, out]}
    """
    model = parse_model(text)
    assert 0 in solve(model).states(0, "SEQ")
    assert 0 not in solve(model).states(0, "SSEQ")
    assert reasons(model, 0, "here", "SSEQ") == [
        "If A moves to state gain, A is better off. The others can answer (B moves to state hurt), but then "
        "A moves to state out and is still better off."
    ]


def small(r: Random) -> tuple[Model, tuple[str, ...]]:
    """A model of five states or fewer, whose rankings can all be tried, and its concepts."""
    while True:
        text, conflict = r.choice([graph, options])(r, r.choice([2, 3]))
        if len(conflict.states) <= 5:
            five = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")
            return parse_model(text), (*five, "SIM") if conflict.options else five


@pytest.mark.parametrize("seed", range(10))
def test_the_inverse_question_counts_rankings_exactly(seed: int) -> None:
    r = Random(seed)
    model, concepts = small(r)
    states = all_states(model.form)
    wanted, maker = r.choice(states), r.randrange(len(model.makers))
    stable = dict.fromkeys(concepts, 0)
    for order in permutations(states):
        solution = solve(ranked(model, maker, order), concepts)
        for concept in concepts:
            stable[concept] += bool(solution.stable[maker, concept][wanted])
    game = game_of(model)
    found = {concept: inverse(game, maker, wanted, concept, states).count for concept in concepts}
    assert {concept: count and count.stable for concept, count in found.items()} == stable


def ranked(model: Model, maker: int, order: tuple[int, ...]) -> Model:
    preference = Ranking(tuple((s,) for s in order))
    return replace(
        model, preferences=(*model.preferences[:maker], preference, *model.preferences[maker + 1 :])
    )


@pytest.mark.parametrize("seed", range(8))
def test_the_smallest_rise_is_enough_and_no_less_is(seed: int) -> None:
    r = Random(seed)
    model = parse_model(options(r, 2, ties=False)[0])
    states = all_states(model.form)
    wanted = r.choice(states)
    for concept in ("Nash", "GMR", "SMR", "SEQ", "SSEQ"):
        rise = inverse(game_of(model), 0, wanted, concept, states).rise
        assert rise is not None
        for count in range(len(rise.overtaken) + 1):
            verdict = solve(raised(model, wanted, rise.overtaken[:count]), [concept]).stable[0, concept]
            assert verdict[wanted] == (count == len(rise.overtaken))


def raised(model: Model, state: int, overtaken: tuple[int, ...]) -> Model:
    preference = model.preferences[0]
    assert isinstance(preference, Ranking)
    order = [s for tied in preference.classes for s in tied]
    above = [s for s in order[: order.index(state)] if s not in overtaken]
    rest = [s for s in order if s not in above and s != state]
    return ranked(model, 0, (*above, state, *rest))


def test_robustness_counts_variants_and_names_those_that_break() -> None:
    model = parse_model(DILEMMA.replace("ranking:", "unknown: {First: [[NN, YY]]}\nranking:"))
    state = Finder(model.form).find("NN")
    kinds = [variant.doubt for variant in variants(model)]
    assert kinds.count(Doubt.SWAP) == 6
    assert kinds.count(Doubt.UNKNOWN) == 2
    assert kinds.count(Doubt.REVERSIBILITY) == 2
    (found,) = robustness(model, [state], ["SEQ"])
    alone = [
        variant.change
        for variant in variants(model)
        if state not in solve(variant.model, ["SEQ"]).equilibria("SEQ")
    ]
    assert list(found.breaks) == alone
    assert found.total == (10 - len(alone), 10)
    assert "First: NN and YY exchanged" in alone


def test_a_one_way_option_is_tried_as_reversible() -> None:
    changes = [v.change for v in variants(parse_model(ELMIRA)) if v.doubt is Doubt.REVERSIBILITY]
    assert "Ministry: modify can be undone" in changes
    assert "Local: insist can't be undone" in changes


def test_what_is_not_defined_is_refused_with_the_reason() -> None:
    elmira = parse_model(ELMIRA)
    with pytest.raises(UndefinedConceptError, match="two decision makers; this model has 3"):
        solve(elmira, ["L2"])
    with pytest.raises(UndefinedConceptError, match="Second is indifferent"):
        solve(parse_model(DILEMMA.replace("Second: [NY, NN,", "Second: [[NY, NN],")), ["NM"])
    assert "indifferent" in solve(parse_model(DILEMMA.replace("[NY, NN,", "[[NY, NN],"))).refused["NM"]
    with pytest.raises(UndefinedConceptError, match="option form"):
        solve(parse_model(graph(Random(1))[0]), ["SIM"])


def test_memory_is_asked_for_first(monkeypatch: pytest.MonkeyPatch) -> None:
    model = parse_model(ELMIRA)
    monkeypatch.setattr(memory, "free", lambda: memory.needed(model) - 1)
    with pytest.raises(
        TooLargeError, match=r"5 options, 2\^5 states; its tables take 1 MB, 1 MB are free.*--state"
    ):
        solve(model)
    monkeypatch.setattr(memory, "free", lambda: memory.needed(model))
    assert solve(model).concepts


BIG = """
dms: [A, B]
options: [{options}]
priority_statements: {{A: [o0, NOT o1], B: [o1 IF o0]}}
"""


def big(count: int) -> Model:
    options = ", ".join(f"{{name: o{k}, dm: {'AB'[k > 0]}}}" for k in range(count))
    return parse_model(BIG.format(options=options))


def test_a_model_too_large_for_tables_answers_for_one_state() -> None:
    model = big(80)
    with pytest.raises(TooLargeError, match=r"80 options, 2\^80 states.*--state"):
        solve(model)
    account = of_one(model, 0, ["Nash", "GMR"])
    assert account.told[0].concepts == ()
    held = {(v.maker, v.concept): v.stable for v in account.told[0].verdicts}
    assert held[0, "Nash"] is False
    assert held[1, "GMR"] in (None, True)


def test_an_account_tells_the_strongest_first() -> None:
    account = of_all(parse_model(ELMIRA), most=3)
    assert [len(told.concepts) for told in account.told] == [2, 6, 6, 6]
    assert len(account.told) == 4  # the status quo is told of besides
    assert account.others == 4
    assert account.told[1].concepts == ("Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM")
    one = of_one(account.model, account.told[1].state)
    assert len(inverses(one)) == 3 * len(one.concepts)


def test_scores_do_not_overflow() -> None:
    """100 statements: 2^99 fits no machine word."""
    names = [f"o{k % 3}" for k in range(100)]
    text = f"""
    dms: [A]
    options: [{{name: o0, dm: A}}, {{name: o1, dm: A}}, {{name: o2, dm: A}}]
    priority_statements: {{A: [{", ".join(names)}]}}
    """
    solution = solve(parse_model(text))
    assert solution.ranks[0].tolist() == [0, 4, 2, 6, 1, 5, 3, 7]
    game = game_of(solution.model)
    assert sorted(range(8), key=lambda s: game.rank(0, s)) == [0, 4, 2, 6, 1, 5, 3, 7]
