"""Models from the literature with the equilibria that were published of them."""

from __future__ import annotations

from detente.analysis.stability import Solution, label_of, parse_model, solve
from detente.analysis.stability.coalitions import smallest
from detente.analysis.stability.game import game_of
from detente.analysis.stability.paths import Kind, paths

DILEMMA = """
title: Prisoner's dilemma, the text-book form (Tucker 1950)
dms: [First, Second]
options:
  - {name: confess, dm: First}
  - {name: confess, dm: Second}
ranking:
  First: [YN, NN, YY, NY]
  Second: [NY, NN, YY, YN]
"""

CHICKEN = """
title: Chicken; first word the row's, second the column's
dms: [Row, Column]
states: [swerve swerve, swerve dare, dare swerve, dare dare]
moves:
  Row: {swerve swerve: [dare swerve], dare swerve: [swerve swerve],
        swerve dare: [dare dare], dare dare: [swerve dare]}
  Column: {swerve swerve: [swerve dare], swerve dare: [swerve swerve],
           dare swerve: [dare dare], dare dare: [dare swerve]}
ranking:
  Row: [dare swerve, swerve swerve, swerve dare, dare dare]
  Column: [swerve dare, swerve swerve, dare swerve, dare dare]
"""

ELMIRA = """
title: Elmira, Ontario, 1991 (Hipel, Fang, Kilgour and Haight 1993; Kilgour and Hipel 2005)
dms: [Ministry, Uniroyal, Local]
options:
  - {name: modify, dm: Ministry, direction: fwd}
  - {name: delay, dm: Uniroyal, direction: back}
  - {name: accept, dm: Uniroyal}
  - {name: abandon, dm: Uniroyal, direction: fwd}
  - {name: insist, dm: Local}
infeasible:
  - delay AND accept
  - abandon AND (delay OR accept)
  - NOT (delay OR accept OR abandon)
states: {1: NYNNN, 2: YYNNN, 3: NNYNN, 4: YNYNN, 5: NYNNY, 6: YYNNY, 7: NNYNY, 8: YNYNY}
status_quo: 1
ranking:
  Ministry: [7, 3, 4, 8, 5, 1, 2, 6, [NNNYN, YNNYN, NNNYY, YNNYY]]
  Uniroyal: [1, 4, 8, 5, [NNNYN, YNNYN, NNNYY, YNNYY], 3, 7, 2, 6]
  Local: [7, 3, 5, 1, 8, 6, 4, 2, [NNNYN, YNNYN, NNNYY, YNNYY]]
"""


def named(solution: Solution, concept: str) -> set[str]:
    return {label_of(solution.model.form, s) for s in solution.equilibria(concept)}


def test_the_prisoners_dilemma() -> None:
    """Not to confess is no Nash equilibrium, but holds once each foresees the other's answer.

    Fraser and Hipel 1984; for L_h and NM, Fang, Hipel and Kilgour 1993.
    """
    solution = solve(parse_model(DILEMMA))
    assert named(solution, "Nash") == named(solution, "L1") == {"YY"}
    for concept in ("GMR", "SMR", "SEQ", "SSEQ", "L2", "NM"):
        assert named(solution, concept) == {"YY", "NN"}, concept


def test_chicken() -> None:
    """To dare alone is Nash and sequentially stable; to swerve both is metarational, and what farsighted
    players come to (Fang, Hipel and Kilgour 1993).
    """
    solution = solve(parse_model(CHICKEN))
    alone = {"swerve dare", "dare swerve"}
    for concept in ("Nash", "SEQ"):
        assert named(solution, concept) == alone
    for concept in ("GMR", "SMR"):
        assert named(solution, concept) == {*alone, "swerve swerve"}
    assert named(solution, "NM") == {"swerve swerve"}


def test_elmira() -> None:
    """States 5 and 8 and abandonment are the strong equilibria; 1 and 4 only metarational."""
    solution = solve(parse_model(ELMIRA))
    abandoned = {"NNNYN", "YNNYN", "NNNYY", "YNNYY"}
    for concept in ("Nash", "SEQ", "SSEQ"):
        assert named(solution, concept) == {"5", "8", *abandoned}
    for concept in ("GMR", "SMR"):
        assert named(solution, concept) == {"1", "4", "5", "8", *abandoned}


def test_what_happened_in_elmira() -> None:
    """State 5 came first; the Ministry and Uniroyal then left it together for 8.

    Kilgour, Hipel, Peng and Fang 2001.
    """
    model = parse_model(ELMIRA)
    game = game_of(model)
    by_label = {label: state for state, label in model.form.names.items()}  # type: ignore[union-attr]
    upset = smallest(game, by_label["5"])
    assert [(one.members, one.end) for one in upset.joint] == [((0, 1), by_label["8"])]
    assert upset.complete
    assert smallest(game, by_label["8"]).joint == ()
    found = {path.kind: path for path in paths(game, by_label["1"], by_label["8"])}
    assert Kind.IMPROVEMENTS not in found
    legs = found[Kind.COALITIONS].legs
    assert [(leg.members, leg.end) for leg in legs] == [((2,), by_label["5"]), ((0, 1), by_label["8"])]
