from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import check_floors
from bench.check_floors import ROOT, Check, main, suggest
from bench.published import PUBLISHED, Published

VALUES = {"events.act_side.f1": 0.517, "dates.all.accuracy": 0.82}


def run(tmp_path: Path, floors: dict[str, float], *options: str, there: bool = True) -> int:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"examples": floors}), encoding="utf-8")
    folder = tmp_path if there else tmp_path / "nowhere"
    return main(["--floors", str(path), *options], measured=lambda _: VALUES, folders={"examples": folder})


def test_floors_that_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, {"events.act_side.f1": 0.5, "dates.all.accuracy": 0.82}) == 0
    assert "2 floors hold" in capsys.readouterr().out


def test_a_figure_below_its_floor_is_named_with_both_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, {"events.act_side.f1": 0.55, "dates.all.accuracy": 0.8}) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["examples", "events.act_side.f1", "0.550", "0.517", "BELOW"] in lines


def test_a_floor_for_a_figure_that_is_not_measured_does_not_hold(tmp_path: Path) -> None:
    assert run(tmp_path, {"events.act_sight.f1": 0.1}) == 1


def test_a_set_that_is_not_there_is_skipped_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, {"events.act_side.f1": 0.9}, there=False) == 0
    assert "examples: skipped" in capsys.readouterr().err


def test_a_published_set_that_cannot_be_used_is_a_message_and_no_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_floors, "sets", dict)
    monkeypatch.setattr(check_floors, "PUBLISHED", {"broken": Published(lambda _: 2, str(tmp_path))})
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"broken": {"all.f1": 0.5}}), encoding="utf-8")
    assert main(["--floors", str(floors)]) == 2
    assert f"bench: {tmp_path} cannot be measured" in capsys.readouterr().err


def test_suggested_floors_lie_a_little_under_the_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert suggest(VALUES) == {"events.act_side.f1": 0.49, "dates.all.accuracy": 0.8}
    assert run(tmp_path, {}, "--suggest") == 0
    assert json.loads(capsys.readouterr().out) == {"examples": suggest(VALUES)}


def test_time_and_memory_are_bounded_from_above() -> None:
    assert Check("speed", "start", 3, 0.4).holds
    assert not Check("speed", "start", 3, 3.5).holds
    assert not Check("speed", "ratio", 0.4, 0.3).holds


def test_the_projects_floors_name_figures_that_exist() -> None:
    floors = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
    assert set(floors) == {"examples", "conflicts", "shared", "speed", "triage", *PUBLISHED}
    assert all(0 <= value <= 1 for name in floors if name != "speed" for value in floors[name].values())
