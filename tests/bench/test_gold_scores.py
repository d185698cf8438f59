"""The command `python -m bench.gold_scores`, on readings made before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.gold_scores import main
from tests.bench.perfect import reading_of
from tests.bench.sample import data, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Gold, its report, and in `readings.jsonl` a reading that takes the rejection for criticism and has
    lost the attack.
    """
    gold = write(tmp_path, data())
    reading = reading_of(gold)
    reading["events"][1]["act"] = "criticize"
    del reading["events"][5]
    (tmp_path / "readings.jsonl").write_text(json.dumps(reading) + "\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> int:
    return main([str(folder), "--readings", str(folder / "readings.jsonl"), *options])


def test_the_table_gives_each_types_figures_and_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["act_side", "0.833", "0.667", "0.741", "5/6", "4/6"] in lines
    assert ["span", "1.000", "0.833", "0.909", "6/6", "5/6"] in lines
    assert ["content", "1.000", "1.000", "1.000", "2/2", "2/2"] in lines


def test_errors_are_told_one_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--errors") == 0
    lines = capsys.readouterr().out.splitlines()
    (differs,) = [line for line in lines if "differs" in line]
    assert "reject  Manila -> MILF" in differs
    assert "act: reject, read criticize" in differs
    (missed,) = [line for line in lines if "MISSED" in line]
    assert "attack  Gunmen -> -" in missed
    assert "“Gunmen killed two traders near Jolo”" in missed


def test_errors_of_one_type(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--errors", "--kind", "ceasefires,talks") == 0
    assert capsys.readouterr().out.strip() == ""


def test_reports_that_are_only_scored_are_not_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = folder / "reports" / "index.csv"
    index.write_text("file,part\n2013-06-12-cotabato.txt,report\n", encoding="utf-8")
    assert run(folder, "--errors") == 0
    out = capsys.readouterr().out
    assert "Gunmen" not in out
    assert "1 reports of part 'report' are scored and not shown" in out
    assert run(folder, "--part", "report") == 0
    assert run(folder, "--part", "look") == 2


def test_json_holds_every_figure_by_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    events = shown["figures"]["events.act_side"]
    assert (events["right"], events["read"], events["found"], events["gold"]) == (5, 6, 4, 6)
    assert shown["reports"]["2013-06-12-cotabato"]["events.act_side"] == events


def test_a_report_without_a_reading_counts_as_nothing_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "readings.jsonl").write_text("[]", encoding="utf-8")
    assert run(folder, "--json") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["figures"]["events.span"]["found"] == 0
    assert "not read" in shown.err


def test_gold_that_cannot_be_used_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
