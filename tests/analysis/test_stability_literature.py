"""Games of the literature, in option form, with what was published of them or follows by hand."""

from __future__ import annotations

import json

import pytest

from detente.analysis.stability import Model, Sanctions, Solution, label_of, parse_model, solve
from detente.analysis.stability.coalitions import smallest
from detente.analysis.stability.game import game_of
from detente.analysis.stability.inverse import inverse
from detente.analysis.stability.robust import robustness
from detente.analysis.stability.states import Finder, all_states
from detente.analysis.stability.variants import Doubt

GISBORNE = """
title: Bulk water from Lake Gisborne, Newfoundland (Li, Hipel, Kilgour and Fang 2004; Xu et al. 2009)
dms: [Federal, Provincial, Support]
options:
  - {name: continue ban, dm: Federal}
  - {name: lift ban, dm: Provincial}
  - {name: appeal, dm: Support}
states: {s1: NNN, s2: YNN, s3: NYN, s4: YYN, s5: NNY, s6: YNY, s7: NYY, s8: YYY}
ranking:
  Federal: [s2, s6, s4, s8, s1, s5, s3, s7]
  Provincial: [%s]
  Support: [s3, s4, s7, s8, s5, s6, s1, s2]
priority_statements:
  Federal: [continue ban, NOT lift ban, NOT appeal]
  Provincial: [%s]
  Support: [lift ban, appeal IFF NOT lift ban, NOT continue ban]
"""
FOR_MONEY = GISBORNE % ("s3, s7, s4, s8, s1, s5, s2, s6", "lift ban, NOT continue ban, NOT appeal")
FOR_NATURE = GISBORNE % ("s2, s6, s1, s5, s4, s8, s3, s7", "NOT lift ban, continue ban, NOT appeal")

BISMARCK = """
title: Battle of the Bismarck Sea, 1943; days of bombing (Haywood 1954)
dms: [Kenney, Imamura]
options:
  - {name: search the south, dm: Kenney}
  - {name: sail by the south, dm: Imamura}
ranking:
  Kenney: [YY, [NN, NY], YN]
  Imamura: [YN, [NN, NY], YY]
"""

SEXES = """
title: Battle of the sexes (Luce and Raiffa 1957)
dms: [He, She]
options:
  - {name: ballet, dm: He}
  - {name: ballet, dm: She}
ranking:
  He: [NN, YY, [NY, YN]]
  She: [YY, NN, [NY, YN]]
"""

CUBA = """
title: Cuba 1962 as Chicken (Brams 1985)
dms: [United States, Soviet Union]
options:
  - {name: air strike, dm: United States}
  - {name: maintain missiles, dm: Soviet Union}
ranking:
  United States: [YN, NN, NY, YY]
  Soviet Union: [NY, NN, YN, YY]
"""

PENNIES = """
title: Matching pennies (von Neumann and Morgenstern 1944)
dms: [Even, Odd]
options:
  - {name: tails, dm: Even}
  - {name: tails, dm: Odd}
ranking:
  Even: [[NN, YY], [NY, YN]]
  Odd: [[NY, YN], [NN, YY]]
"""

DEADLOCK = """
title: Deadlock (Snyder and Diesing 1977)
dms: [First, Second]
options:
  - {name: stand firm, dm: First}
  - {name: stand firm, dm: Second}
ranking:
  First: [YN, YY, NN, NY]
  Second: [NY, YY, NN, YN]
"""


def named(solution: Solution, concept: str) -> set[str]:
    return {label_of(solution.model.form, s) for s in solution.equilibria(concept)}


def as_graph(model: Model) -> Model:
    """The same moves and rankings, drawn state by state."""
    game, states = game_of(model), all_states(model.form)
    labels = {s: label_of(model.form, s) for s in states}
    makers = range(len(model.makers))
    content = {
        "dms": model.makers,
        "states": [labels[s] for s in states],
        "moves": [{labels[s]: [labels[t] for t in game.moves(i, s)] for s in states} for i in makers],
        "payoff": [{labels[s]: game.rank(i, s) for s in states} for i in makers],
    }
    return parse_model(json.dumps(content))


EVERY = [FOR_MONEY, FOR_NATURE, BISMARCK, SEXES, CUBA, PENNIES, DEADLOCK]


@pytest.mark.parametrize("text", EVERY)
@pytest.mark.parametrize("sanctions", list(Sanctions))
def test_drawn_as_a_graph_it_is_the_same(text: str, sanctions: Sanctions) -> None:
    model = parse_model(text)
    concepts = ["Nash", "GMR", "SMR", "SEQ", "SSEQ"]
    one, other = solve(model, concepts, sanctions), solve(as_graph(model), concepts, sanctions)
    for concept in concepts:
        assert named(one, concept) == named(other, concept)


def test_gisborne_with_a_province_that_wants_the_money() -> None:
    """s4: the ban stands, the province lifts its own. s8 is held by sanctions that hurt those who make
    them: should the group drop its appeal, the province could ban exports again.
    """
    solution = solve(parse_model(FOR_MONEY))
    for concept in ("Nash", "SEQ", "SSEQ"):
        assert named(solution, concept) == {"s4"}
    for concept in ("GMR", "SMR"):
        assert named(solution, concept) == {"s4", "s8"}


def test_gisborne_with_a_province_that_guards_the_lake() -> None:
    solution = solve(parse_model(FOR_NATURE))
    for concept in ("Nash", "GMR", "SMR", "SEQ", "SSEQ"):
        assert named(solution, concept) == {"s6"}


@pytest.mark.parametrize("text", [FOR_MONEY, FOR_NATURE])
def test_the_statements_of_gisborne_are_its_rankings(text: str) -> None:
    """Option prioritising: where the two disagree, the reader of the file says so."""
    both = parse_model(text)
    assert both.warnings == ()
    stated = parse_model(text[: text.index("ranking:")] + text[text.index("priority_statements:") :])
    for concept in ("Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"):
        assert solve(both).equilibria(concept) == solve(stated).equilibria(concept)


def test_what_the_province_would_have_to_want_for_a_ban_by_both() -> None:
    model = parse_model(FOR_MONEY)
    game, state = game_of(model), Finder(model.form).find("s6")
    found = inverse(game, 1, state, "Nash", all_states(model.form))
    (clause,) = found.clauses
    assert label_of(model.form, clause.target) == "s8"
    assert found.rise is not None
    assert [label_of(model.form, s) for s in found.rise.overtaken] == ["s2", "s5", "s1", "s8"]
    assert found.count is not None
    assert found.count.stable * 2 == found.count.rankings


def test_the_bismarck_sea_has_its_saddle_point_and_ties_tell_sanctions_apart() -> None:
    """Both by the north: no one gains alone. With Imamura in the south Kenney would gain by following him,
    were it not that Imamura then turns north. From there Kenney comes back to two days: as many as before,
    so that only a sanction that has to hurt is escaped.
    """
    weak, strict = solve(parse_model(BISMARCK)), solve(parse_model(BISMARCK), None, Sanctions.STRICT)
    assert named(weak, "Nash") == {"NN"}
    for concept in ("GMR", "SEQ"):
        assert named(weak, concept) == named(strict, concept) == {"NN", "NY"}
    for concept in ("SMR", "SSEQ"):
        assert named(weak, concept) == {"NN", "NY"}
        assert named(strict, concept) == {"NN"}


def test_the_battle_of_the_sexes_has_two_places_to_meet() -> None:
    """To miss each other is held only by a sanction that leads to missing each other again."""
    solution = solve(parse_model(SEXES))
    for concept in ("Nash", "SEQ", "SSEQ", "SMR"):
        assert named(solution, concept) == {"NN", "YY"}
    assert named(solution, "GMR") == {"NN", "NY", "YN", "YY"}
    assert named(solve(parse_model(SEXES), ["GMR"], Sanctions.STRICT), "GMR") == {"NN", "YY"}


def test_cuba_ends_in_a_compromise_where_both_look_ahead() -> None:
    """Blockade and withdrawal, Brams's nonmyopic equilibrium; the two Nash equilibria are victories."""
    solution = solve(parse_model(CUBA))
    assert named(solution, "Nash") == {"NY", "YN"}
    assert named(solution, "NM") == {"NN"}
    assert "NN" in named(solution, "GMR")
    assert "NN" in named(solution, "SIM"), "if both press on at the same time, both get the worst"


def test_matching_pennies_has_no_nash_equilibrium_and_every_outcome_is_metarational() -> None:
    """Howard 1971: every finite game has an outcome that is general metarational for all."""
    solution = solve(parse_model(PENNIES))
    assert named(solution, "Nash") == set()
    for concept in ("GMR", "SEQ"):
        assert named(solution, concept) == {"NN", "NY", "YN", "YY"}
    assert named(solve(parse_model(PENNIES), ["GMR"], Sanctions.STRICT), "GMR") == set()


def test_deadlock_is_stable_however_far_one_looks() -> None:
    solution = solve(parse_model(DEADLOCK))
    for concept in ("Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM", "L1", "L2", "L3", "NM"):
        assert named(solution, concept) == {"YY"}, concept


@pytest.mark.parametrize(("cost", "enough"), [(3, 2), (5, 3)])
def test_the_smallest_coalition_that_gains_by_cooperating(cost: int, enough: int) -> None:
    """Schelling 1973: in the dilemma of many each gains by defecting, all defect, and k are enough to gain
    by cooperating. Each cooperation is worth 2 to everyone.
    """
    states = [f"{a}{b}{c}" for a in "NY" for b in "NY" for c in "NY"]
    worth = [{s: 2 * s.count("Y") - cost * (s[i] == "Y") for s in states} for i in range(3)]
    model = parse_model(
        json.dumps(
            {
                "dms": ["A", "B", "C"],
                "options": [{"name": "cooperate", "dm": name} for name in "ABC"],
                "ranking": [
                    [
                        [s for s in states if mine[s] == level]
                        for level in sorted(set(mine.values()), reverse=True)
                    ]
                    for mine in worth
                ],
            }
        )
    )
    assert named(solve(model), "Nash") == {"NNN"}
    assert "YYY" in named(solve(model), "GMR")
    upset = smallest(game_of(model), 0)
    assert {len(one.members) for one in upset.joint} == {enough}


def test_an_unknown_pair_is_tried_both_ways() -> None:
    """Of Gisborne's province it is not known whether it wants the money or the lake."""
    text = FOR_MONEY[: FOR_MONEY.index("ranking:")] + FOR_MONEY[FOR_MONEY.index("priority_statements:") :]
    text = text.replace("[lift ban, NOT continue ban, NOT appeal]", "[lift ban, NOT lift ban, continue ban]")
    model = parse_model(text + "unknown: {Provincial: [[1, 2]]}\n")
    find = Finder(model.form).find
    for label, given in (("s4", 0), ("s6", 1)):
        (found,) = robustness(model, [find(label)], ["Nash"])
        unknown = {doubt: (k, n) for doubt, k, n in found.counts}[Doubt.UNKNOWN]
        assert unknown == (given, 1)
