"""The shared cases, exactly: every equilibrium and every decision maker's stable states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.analysis.stability import Solution, label_of, parse_model, solve


def cases(shared: Path) -> list[dict[str, Any]]:
    text = (shared / "data" / "analysis" / "cases.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["stability"]
    return found


def labels(solution: Solution, states: list[int]) -> list[str]:
    return [label_of(solution.model.form, s) for s in states]


def test_every_case(shared: Path) -> None:
    wrong: list[object] = []
    checked = 0
    for case in cases(shared):
        solution = solve(parse_model(json.dumps(case), case["id"]))
        expected = case["expected_stability_by_dm"]
        for concept, states in case["expected_equilibria"].items():
            checked += 1
            found = labels(solution, solution.equilibria(concept))
            if found != [str(s) for s in states]:
                wrong.append((case["id"], concept, found, states))
        for i, maker in enumerate(solution.model.makers):
            for concept, states in expected[maker].items():
                checked += 1
                found = labels(solution, solution.states(i, concept))
                if found != [str(s) for s in states]:
                    wrong.append((case["id"], maker, concept, found, states))
    assert wrong == []
    assert checked > 150


def test_what_was_published_of_simultaneous_sanctions(shared: Path) -> None:
    """Jacobi 2017: in the Korean game state 4 holds by simultaneous sanctions only, beside those of SEQ."""
    case = next(c for c in cases(shared) if c["id"] == "nk_base")
    solution = solve(parse_model(json.dumps(case)))
    either = set(solution.equilibria("SEQ")) | set(solution.equilibria("SIM"))
    assert sorted(int(label) for label in labels(solution, sorted(either))) == case["published"]["SEQ+SIM"]


@pytest.mark.parametrize("case", ["elmira9", "cuba"])
def test_a_file_of_several_models_gives_the_one_that_is_named(shared: Path, case: str) -> None:
    text = (shared / "data" / "analysis" / "cases.json").read_text(encoding="utf-8")
    alone = next(c for c in cases(shared) if c["id"] == case)
    assert parse_model(text, "cases", case) == parse_model(json.dumps(alone))
