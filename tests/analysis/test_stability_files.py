"""Model files: what can be written, and that what is wrong is told with its line and a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.analysis.stability import ModelFileError, label_of, load_model, parse_model, solve
from detente.analysis.stability.game import game_of
from detente.analysis.stability.logic import holds
from detente.analysis.stability.model import OptionForm, Priorities

GOOD = """\
title: A truce
dms: [North, South]
options:
  - {name: hold fire, dm: North}
  - {name: hold fire, dm: South}
  - {name: come to talks, dm: South, direction: fwd}
status_quo: NNN
priority_statements:
  North:
    - South.hold fire
    - NOT North.hold fire
  South:
    - come to talks IF North.hold fire
"""


def test_a_model_in_yaml() -> None:
    model = parse_model(GOOD)
    assert model.title == "A truce"
    assert model.makers == ("North", "South")
    assert model.status_quo == 0
    north = model.preferences[0]
    assert isinstance(north, Priorities)
    assert [s.text for s in north.statements] == ["South.hold fire", "NOT North.hold fire"]
    assert len(solve(model).equilibria("Nash")) > 0


def test_yaml_and_json_with_tabs_are_the_same(tmp_path: Path) -> None:
    content = {
        "dms": ["A", "B"], "form": "graph", "states": [1, 2], "moves": [{"1": [2]}, {"2": [1]}],
        "payoff": [{"1": 1, "2": 2}, {"1": 1, "2": 2}],
    }  # fmt: skip
    file = tmp_path / "model.json"
    file.write_text(json.dumps(content, indent="\t"), encoding="utf-8")
    yaml = "dms: [A, B]\nstates: [1, 2]\nmoves: [{1: [2]}, {2: [1]}]\nranking: {A: [2, 1], B: [2, 1]}\n"
    assert load_model(file) == parse_model(yaml)


@pytest.mark.parametrize(
    ("line", "change", "wanted"),
    [
        (2, ("[North, South]", "[North, North]"), "stands twice"),
        (2, ("[North, South]", "[North, South"), "not YAML or JSON"),
        (4, ("- {name: hold fire, dm: North}", "- {name: hold fire, dm: East}"), "'East' is no decision"),
        (4, ("- {name: hold fire, dm: North}", "- {name: hold fire}"), "has no 'dm'"),
        (4, ("dm: North}", "dm: North, colour: red}"), "'colour' is no key of an option"),
        (5, ("- {name: hold fire, dm: South}", "- {name: hold fire, dm: North}"), "twice"),
        (6, ("direction: fwd", "direction: forward"), "'forward' is no direction"),
        (7, ("status_quo: NNN", "status_quo: NNNN"), "'NNNN' is no state"),
        (7, ("status_quo: NNN", "status-quo: NNN"), "'status-quo' is no key of a model"),
        (10, ("South.hold fire", "hold fire"), "several decision makers have an option 'hold fire'"),
        (10, ("South.hold fire", "South: hold fire"), "quotation marks around a statement with a colon"),
        (11, ("NOT North.hold fire", "NOT surrender"), "no option is called 'surrender'"),
        (11, ("NOT North.hold fire", "(NOT North.hold fire"), "a bracket does not close"),
        (13, ("come to talks IF North.hold fire", "come to talks IF"), "ends where an option is expected"),
        (13, ("come to talks IF North.hold fire", "Y-NN"), "has 4 places, the model 3 options"),
        (13, ("come to talks IF North.hold fire", "9"), "no option is called '9'"),
        (13, ("come to talks IF North.hold fire", "*talks"), "anchor or alias"),
        (12, ("South:\n    - come", "East:\n    - come"), "'East' is no decision maker"),
        (8, ("  South:\n    - come to talks IF North.hold fire\n", ""), "nothing says what South prefers"),
        (8, ("priority_statements:", "status_quo: NNN\npriority_statements:"), "'status_quo' stands twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(line: int, change: tuple[str, str], wanted: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(ModelFileError) as told:
        parse_model(GOOD.replace(*change, 1), "truce.yaml")
    assert told.value.line == line, told.value
    assert str(told.value).startswith(f"truce.yaml, line {line}: ")
    assert wanted in str(told.value)
    assert told.value.remedy


GRAPH = """\
dms: [A, B]
states: [1, 2, 3]
moves:
  A: {1: [2]}
  B: {2: [3]}
payoff:
  A: {1: 1, 2: 2, 3: 3}
  B: {1: 1, 2: 2, 3: 3}
"""


@pytest.mark.parametrize(
    ("line", "change", "wanted"),
    [
        (2, ("[1, 2, 3]", "[1, 2, 2]"), "'2' stands twice"),
        (4, ("A: {1: [2]}", "A: {1: [7]}"), "A moves to '7', which is no state"),
        (4, ("A: {1: [2]}", "A: {1: [1]}"), "to itself"),
        (5, ("B: {2: [3]}", "C: {2: [3]}"), "'C' is no decision maker"),
        (7, ("A: {1: 1, 2: 2, 3: 3}", "A: {1: 1, 2: 2}"), "does not rank 1 of the states: 3"),
        (7, ("A: {1: 1,", "A: {1: much,"), "'much' is no number"),
        (7, ("A: {1: 1,", "A: {1: .nan,"), "no number"),
        (7, ("A: {1: 1,", "A: {1: inf,"), "not finite"),
        (6, ("payoff:", "priority_statements:"), "no options to state"),
    ],
)
def test_graphs_too(line: int, change: tuple[str, str], wanted: str) -> None:
    assert change[0] in GRAPH
    with pytest.raises(ModelFileError, match=f"line {line}: .*{wanted}"):
        parse_model(GRAPH.replace(*change, 1), "graph.yaml")


def test_a_ranking_names_every_feasible_state_once() -> None:
    text = "dms: [A]\noptions: [{name: go, dm: A}, {name: stay, dm: A}]\ninfeasible: [go AND stay]\n"
    text += "ranking:\n  A: "
    assert len(solve(parse_model(f"{text}[YN, [NY, NN]]")).states(0, "Nash")) == 1
    for ranking, problem in (
        ("[YN, NY]", "does not rank 1 of the states: NN"),
        ("[YN, NY, NN, YN]", "ranks the state YN twice"),
        ("[YN, NY, NN, YY]", "infeasible"),
        ("[YN, NY, [NN, []]]", "not a word"),
    ):
        with pytest.raises(ModelFileError, match=f"line 5: .*{problem}"):
            parse_model(text + ranking)


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]", "dms", "{", "dms: [A]\noptions: []\n", "\x00"])
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(ModelFileError):
        parse_model(text)


ORDERS = """dms: [A, B]
options:
  - {name: truce, dm: A}
  - {name: talks, dm: B}
  - {name: aid, dm: B}
orders:
  - {option: talks, after: truce, note: as B says}
ranking: {A: [%s], B: [%s]}
"""
ALL = "YYY, YYN, YNY, YNN, NYY, NYN, NNY, NNN"


def test_an_order_binds_who_takes_the_step_and_no_one_afterwards() -> None:
    model = parse_model(ORDERS % (ALL, ALL))
    game = game_of(model)
    assert {label_of(model.form, s) for s in game.moves(1, 0)} == {"NNY"}
    assert {label_of(model.form, s) for s in game.moves(1, 0b001)} == {"YYN", "YNY", "YYY"}
    assert {label_of(model.form, s) for s in game.moves(0, 0b011)} == {"NYN"}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (("option: talks", "option: peace"), "line 7: the order is of no option"),
        (("option: talks", "option: YN-"), "line 7: 'YN-' is no single option"),
        (("after: truce", "before: truce"), "line 7: 'before' is no key of an order"),
        (("after: truce, ", ""), "line 7: the order has no 'after'"),
        (("after: truce", "after: peace"), "line 7: 'peace' is no condition"),
        (
            ("- {option: talks, after: truce, note: as B says}", "- talks"),
            "line 7: an order is not a mapping",
        ),
    ],
)
def test_what_is_wrong_with_an_order_is_told(change: tuple[str, str], wanted: str) -> None:
    with pytest.raises(ModelFileError, match=wanted):
        parse_model((ORDERS % (ALL, ALL)).replace(*change))


def test_nothing_is_too_deep_or_too_long() -> None:
    with pytest.raises(ModelFileError, match="nests deeper"):
        parse_model("dms: " + "[" * 5000 + "]" * 5000)
    with pytest.raises(ModelFileError, match="deeper than"):
        parse_model(GOOD.replace("NOT North.hold fire", "(" * 500 + "1" + ")" * 500))
    with pytest.raises(ModelFileError, match="more than 2000 words"):
        parse_model(GOOD.replace("NOT North.hold fire", " AND ".join(["1"] * 2000)))
    assert parse_model(GOOD.replace("NOT North", "NOT " * 801 + "North")).makers == ("North", "South")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="can't be read"):
        load_model(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("dms: [Türkiye]".encode("latin-1"))
    with pytest.raises(ModelFileError, match="not UTF-8"):
        load_model(tmp_path / "latin.yaml")


def test_a_ranking_and_statements_that_disagree_are_noted() -> None:
    ranked = GOOD + "ranking:\n  South: [YYY, YNY, [NYY, NNY, NYN, NNN, YNN, YYN]]\n"
    assert [w.partition(" disagree")[0] for w in parse_model(ranked).warnings] == [
        "South: the ranking and the statements"
    ]


def test_unknown_pairs_are_noted() -> None:
    known = GOOD + "unknown: {North: [[1, 2]]}\n"
    assert parse_model(known).warnings == (
        "North: which comes first is unknown of statements 1 and 2; they are taken as written, and --robust "
        "tries them otherwise",
    )
    with pytest.raises(ModelFileError, match="line 14: North has no statement '3'"):
        parse_model(known.replace("[1, 2]", "[1, 3]"))


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("1", {"YNN", "YYN", "YNY", "YYY"}),
        ("-1 AND -2", {"NNN", "NNY"}),
        ("North.hold fire & come to talks", {"YNY", "YYY"}),
        ("1 AND 2 OR 3", {"YYN", "YYY", "NNY", "YNY", "NYY"}),
        ("1 AND (2 OR 3)", {"YYN", "YYY", "YNY"}),
        ("3 IF 1", {"NNN", "NYN", "NNY", "NYY", "YNY", "YYY"}),
        ("1 IFF 2", {"NNN", "NNY", "YYN", "YYY"}),
        ("NOT (1 | 2)", {"NNN", "NNY"}),
        ('"South: hold fire" AND NOT 3', {"NYN", "YYN"}),
        ("Y-N", {"YNN", "YYN"}),
    ],
)
def test_conditions(words: str, states: set[str]) -> None:
    text = GOOD.replace("options:", f"infeasible: ['{words}']\noptions:").replace("status_quo: NNN\n", "")
    form = parse_model(text).form
    assert isinstance(form, OptionForm)
    held = {
        "".join("Y" if s >> k & 1 else "N" for k in range(3))
        for s in range(8)
        if holds(form.infeasible[0], s)
    }
    assert held == states
