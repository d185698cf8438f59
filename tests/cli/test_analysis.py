"""`detente positions` and `detente conditions` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analysis.told import act, report
from tests.cli.conftest import Run

RULES = "items:\n  talks: [[ceasefire]]\n  ceasefire: [[talks]]\ngoal: talks\n"


@pytest.fixture
def readings(tmp_path: Path) -> str:
    word = report(
        "2025-05-11",
        act("Russia", "propose", "ceasefire").under("during", "talks"),
        act("Ukraine", "accept", "talks").under("before", "ceasefire"),
        talks="Russia, Ukraine",
    )
    path = tmp_path / "readings.jsonl"
    path.write_text(word.reading.model_dump_json(by_alias=True) + "\n\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("command", ["positions", "conditions"])
def test_every_form(detente: Run, readings: str, command: str, form: str) -> None:
    result = detente(command, readings, "--format", form)
    assert result.exit_code == 0, result.output
    assert "Ukraine" in result.stdout
    if form == "json":
        assert json.loads(result.stdout)["on"] == "2025-05-11"


def test_standard_input(detente: Run, readings: str) -> None:
    text = Path(readings).read_text(encoding="utf-8")
    result = detente("conditions", "-", "--format", "json", input=text)
    assert json.loads(result.stdout)["package_deal"] == ["ceasefire", "talks"]


def test_rules_of_a_file(detente: Run) -> None:
    Path("rules.yaml").write_text(RULES, encoding="utf-8")
    result = detente(
        "conditions", "--rules", "rules.yaml", "--format", "json", "--drop", "talks without ceasefire"
    )
    found = json.loads(result.stdout)
    assert found["ways"] == [["talks without ceasefire"], ["ceasefire without talks"]]
    assert found["what_if"]["reachable_step_by_step"] == [["talks"], ["ceasefire"]]


def test_pictures(detente: Run, readings: str) -> None:
    for command in ("positions", "conditions"):
        result = detente(command, readings, "--plot", f"{command}.svg")
        assert result.exit_code == 0, result.output
        assert Path(f"{command}.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["conditions", "R", "--rules", "none.yaml"], 2, "--rules FILE goes without READINGS"),
        (["conditions", "R", "--case", "a"], 2, "--case chooses among the rules"),
        (["conditions", "--rules", "none.yaml", "--on", "2025-05-11"], 2, "--rules FILE goes without"),
        (["conditions", "R", "--on", "yesterday"], 2, "no ISO 8601 day"),
        (["positions", "R", "--issue", "truce"], 2, "no issue"),
        (["positions", "R", "--issue", "cease-fire"], 2, "Did you mean ceasefire"),
    ],
)
def test_misuse(detente: Run, readings: str, arguments: list[str], code: int, told: str) -> None:
    result = detente(*(readings if part == "R" else part for part in arguments))
    assert result.exit_code == code
    assert told in " ".join(result.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["conditions"], "there is no record"),
        (["positions"], "or a file of readings"),
        (["conditions", "none.jsonl"], "none.jsonl: it can't be read"),
        (["positions", "bad.jsonl"], "bad.jsonl, line 2: it holds no reading"),
        (["conditions", "--rules", "bad.jsonl"], "bad.jsonl, line"),
        (["conditions", "R", "--plot", "a.pdf"], "a picture is SVG or PNG"),
        (["conditions", "R", "--drop", "nonsense"], "Write ITEM without ITEM"),
        (["positions", "R", "--side", "Ruritania"], "is no side on record"),
    ],
)
def test_what_can_t_be_used_is_told_with_a_remedy(
    detente: Run, readings: str, arguments: list[str], told: str
) -> None:
    Path("bad.jsonl").write_text("\n{}\n", encoding="utf-8")
    result = detente(*(readings if part == "R" else part for part in arguments))
    assert result.exit_code == 1
    assert told in str(result.exception)
