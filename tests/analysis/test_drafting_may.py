"""The worked example as a model: five reports of May 2025, as annotated and as read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bench.gold import load_folder
from bench.gold_readings import gold_readings
from bench.run_reader import report_of
from detente.analysis.drafting import Draft, draft
from detente.analysis.stability import parse_model, solve
from detente.analysis.stability.game import game_of
from detente.analysis.stability.model import OptionForm
from detente.cli.kept import as_kept
from detente.exports.drafting import write_draft
from detente.model import Reading
from detente.reading.local.local import Local

DAY = "2025-05-1"


@pytest.fixture(scope="module", params=["gold", "read"])
def readings(request: pytest.FixtureRequest, shared: Path) -> list[Reading]:
    if request.param == "gold":
        return gold_readings(shared / "gold", DAY)
    reader = Local()
    return [reader.read(report_of(one)) for one in load_folder(shared / "gold") if one.name.startswith(DAY)]


@pytest.fixture(scope="module")
def drafted(readings: list[Reading]) -> Draft:
    return draft(as_kept(readings), "2025-05-12")


def test_the_order_of_ceasefire_and_talks_is_in_it(drafted: Draft) -> None:
    orders = {one.option: one for one in drafted.orders}
    assert "Ukraine.talks" in orders["Russia.ceasefire"].after
    talks = orders["Ukraine.talks"]
    assert talks.strict
    assert "Russia.ceasefire" in talks.after
    assert {"ceasefire", "talks"} <= set(drafted.package)


def test_every_part_has_its_quote_or_a_question(drafted: Draft) -> None:
    bare = {name for name, grounds in drafted.named() if not all(one.source.quote for one in grounds)}
    assert bare == set()
    asked = " ".join(drafted.questions)
    assert [
        name
        for name, grounds in drafted.named()
        if not grounds and name.removeprefix("option ").partition(".")[0] not in asked
    ] == []


def test_it_is_solved_and_no_one_opens_talks_alone(drafted: Draft) -> None:
    out = io.StringIO()
    write_draft(drafted, out)
    model = parse_model(out.getvalue())
    solution = solve(model)
    assert solution.equilibria("GMR")
    assert isinstance(model.form, OptionForm)
    names = [f"{model.makers[one.owner]}.{one.name}" for one in model.form.options]
    truce, talks = (1 << names.index(name) for name in ("Russia.ceasefire", "Ukraine.talks"))
    game = game_of(model)
    ready = sum(1 << names.index(name) for name in ("Ukraine.ceasefire", "Russia.talks"))
    both = ready | truce | talks
    assert game.feasible(ready)
    assert game.feasible(both), "as a package it can be"
    reached = [t for i in range(len(model.makers)) for t in game.moves(i, ready)]
    assert not any(t & (truce | talks) for t in reached), "no one begins it"
    assert ready | talks in game.moves(model.makers.index("Russia"), both), "a truce can break down later"


def test_who_threatens_decides_too(drafted: Draft) -> None:
    assert drafted.makers[:2] == ("Russia", "Ukraine")
    assert "European leaders.sanctions as threatened" in {one.key for one in drafted.choices}
