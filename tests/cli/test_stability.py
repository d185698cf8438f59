"""`detente stability`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.analysis.stability import ModelFileError
from tests.analysis.test_stability_published import DILEMMA, ELMIRA
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def models(tmp_path: Path) -> None:
    (tmp_path / "dilemma.yaml").write_text(DILEMMA, encoding="utf-8")
    (tmp_path / "elmira.yaml").write_text(ELMIRA, encoding="utf-8")


def test_the_three_forms(detente: Run) -> None:
    assert "every concept" in detente("stability", "dilemma.yaml").stdout
    found = json.loads(
        detente("stability", "dilemma.yaml", "--format", "json", "--concept", "nash,L_2").stdout
    )
    assert found["equilibria"] == {"Nash": ["YY"], "L2": ["NN", "YY"]}
    assert detente("stability", "dilemma.yaml", "--format", "csv").stdout.startswith("state,words,Nash,")


def test_one_state(detente: Run) -> None:
    told = detente("stability", "elmira.yaml", "--state", "1", "--concept", "Nash", "--inverse").stdout
    assert "Local leaves, under Nash" in told
    assert "stable once it is ranked no lower than 5" in told


def test_strict_sanctions_and_robustness(detente: Run) -> None:
    told = detente("stability", "dilemma.yaml", "--sanctions", "strict", "--robust").stdout
    assert "leaves the other worse off" in " ".join(told.split())
    assert "of 8 variants" in told


def test_the_status_quo_can_be_given(detente: Run, tmp_path: Path) -> None:
    told = detente("stability", "dilemma.yaml", "--status-quo", "NN", "--plot", "a.svg").stdout
    assert "State NN, the status quo" in told
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["--concept", "Hash"], "no solution concept"),
        (["--state", "YYY"], "no state of the model"),
        (["--inverse"], "name it with"),
        (["--state", "NN", "--robust"], "leave"),
    ],
)
def test_misuse(detente: Run, arguments: list[str], wanted: str) -> None:
    result = detente("stability", "dilemma.yaml", *arguments)
    assert result.exit_code == 2
    assert wanted in " ".join(result.stderr.split())


def test_a_file_of_several_models(detente: Run, tmp_path: Path) -> None:
    case = {"dms": ["A"], "states": [1, 2], "moves": [{"1": [2]}], "payoff": [{"1": 1, "2": 2}]}
    several = {"stability": [case | {"id": "one"}, case | {"id": "two", "payoff": [{"1": 2, "2": 1}]}]}
    (tmp_path / "cases.json").write_text(json.dumps(several, indent=1), encoding="utf-8")
    result = detente("stability", "cases.json")
    assert isinstance(result.exception, ModelFileError)
    assert "--case: one, two" in str(result.exception)
    for name, stable in (("one", [2]), ("two", [1, 2])):
        found = json.loads(detente("stability", "cases.json", "--case", name, "--format", "json").stdout)
        assert found["equilibria"]["Nash"] == stable
