"""`detente model`, and what asks the record where no file is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.model import Reading
from detente.record import open_record
from tests.analysis.told import act, report
from tests.cli.conftest import Run

FIRST = report(
    "2025-05-11",
    act("Russia", "propose", "ceasefire").under("during", "talks"),
    act("Ukraine", "accept", "talks").under("before", "ceasefire"),
    talks="Russia, Ukraine",
).reading
LATER = report(
    "2025-05-20",
    act("Ukraine", "accept", "talks", unconditional=True),
    act("France", "threaten", "sanctions", to="Russia").under("unless", "ceasefire", of="Russia"),
    talks="Russia, Ukraine",
).reading
ORDER = "Ukraine.talks after Russia.ceasefire AND Ukraine.ceasefire"


def keep(*readings: Reading) -> None:
    with open_record("detente.db", who="ann", create=True) as record:
        for reading in readings:
            record.add(reading)


def test_a_model_is_drafted_from_the_record_and_solved(detente: Run) -> None:
    keep(FIRST)
    made = detente("model", "--on", "2025-05-12", "--output", "m.yaml")
    assert made.exit_code == 0, made.output
    assert f"order {ORDER}" in Path("m.yaml").read_text(encoding="utf-8")
    solved = detente("stability", "m.yaml", "--format", "json")
    assert solved.exit_code == 0, solved.output
    assert json.loads(solved.stdout)["equilibria"]["Nash"]
    assert detente("stability", "m.yaml", "--robust").exit_code == 0


def test_the_difference_tells_what_came_and_went_and_what_is_the_analyst_s(detente: Run) -> None:
    keep(FIRST)
    detente("model", "--output", "m.yaml")
    drafted = Path("m.yaml").read_text(encoding="utf-8")
    edited = drafted.replace("options:\n", 'options:\n  - {name: "open a corridor", dm: "Russia"}\n').replace(
        'status_quo: "NNNN"', 'status_quo: "NNNNN"'
    )
    assert edited != drafted
    Path("m.yaml").write_text(edited, encoding="utf-8")
    keep(LATER)
    told = json.loads(detente("model", "--diff", "m.yaml", "--format", "json").stdout)
    assert {one["part"] for one in told["new"]} >= {"option France.sanctions as threatened"}
    assert {"part": f"order {ORDER}", "in_file": True} in told["gone"]
    assert told["added_by_hand"] == ["option Russia.open a corridor"]
    assert any(one["part"] == "option Ukraine.talks" and one["new"] for one in told["evidence"])
    page = detente("model", "--diff", "m.yaml").stdout
    assert "+ option France.sanctions as threatened" in page
    assert "threatens it: “France threaten" in page
    assert Path("m.yaml").read_text(encoding="utf-8") == edited


def test_nothing_changed_is_said(detente: Run) -> None:
    keep(FIRST)
    detente("model", "-o", "m.yaml")
    assert "the same options, orders and statements" in detente("model", "--diff", "m.yaml").stdout


def test_positions_and_conditions_ask_the_record_as_people_judged_it(detente: Run) -> None:
    keep(FIRST)
    assert json.loads(detente("conditions", "--format", "json").stdout)["package_deal"] == [
        "ceasefire",
        "talks",
    ]
    with open_record("detente.db", who="ann") as record:
        record.judge(FIRST.report.id, FIRST.events[1].id, "edit", {"conditions": []})
        record.judge(FIRST.report.id, FIRST.events[0].id, "reject")
    found = json.loads(detente("conditions", "--record", "detente.db", "--format", "json").stdout)
    assert found["package_deal"] == []
    assert found["reachable_step_by_step"] == [["talks"]]
    assert "proposes" not in detente("positions").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ["model", "--on", "2020-01-01"],
            1,
            "threatens anything up to 2020-01-01",
        ),
        (["model", "--record", "none.db"], 1, "none.db: there is no record"),
        (["model", "--diff", "plain.yaml"], 1, "it does not say from what it was drafted"),
        (["model", "--diff", "none.yaml"], 1, "can't be read"),
        (["model", "--output", "plain.yaml"], 2, "may hold someone's edits"),
        (["positions", "r.jsonl", "--record", "detente.db"], 2, "are for a record, not for READINGS"),
        (["model", "--issue", "truce"], 2, "no issue"),
    ],
)
def test_what_can_t_be_done_is_told_with_a_remedy(
    detente: Run, arguments: list[str], code: int, told: str
) -> None:
    keep(FIRST)
    Path("plain.yaml").write_text(
        "dms: [A]\noptions: [{name: x, dm: A}]\npriority_statements: {A: [x]}\n", encoding="utf-8"
    )
    result = detente(*arguments)
    assert result.exit_code == code
    assert told in " ".join(f"{result.output} {result.exception}".replace("│", " ").split())
