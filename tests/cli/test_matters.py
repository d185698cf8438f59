"""`detente matters`: what it prints, and what it says of files that hold no readings."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.record.matters.telling import ARMENIA, AZERBAIJAN, report, truce


@pytest.fixture(autouse=True)
def files(detente: Run) -> None:
    readings = [
        report(name, day, ARMENIA, AZERBAIJAN,
               ceasefires=[truce(f"the truce that {name} tells of", start="2020-10-10", duration=lasts)])
        for name, day, lasts in (("a", "2020-10-11", "P7D"), ("b", "2020-10-12", "P30D"))
    ]  # fmt: skip
    alone = report("c", "2021-01-01", ("Serbia", "state", "Serbia", "SRB"))
    lines = [reading.model_dump_json() for reading in (*readings, alone)]
    Path("readings.jsonl").write_text("\n".join((*lines, "")), encoding="utf-8")


def test_text_shows_what_is_disputed_and_by_whom(detente: Run) -> None:
    result = detente("matters", "readings.jsonl")
    assert result.exit_code == 0, result.output
    assert "CEASEFIRES" in result.stdout
    assert "disputed  duration: 7 days (" in result.stdout
    assert "told by 2 reports" in result.stdout
    assert "Serbia" not in result.stdout


def test_all_shows_what_one_report_tells(detente: Run) -> None:
    assert "Serbia" in detente("matters", "--all", "readings.jsonl").stdout


def test_json_holds_matters_and_doubts(detente: Run) -> None:
    found = json.loads(detente("matters", "--format", "json", "readings.jsonl").stdout)
    assert set(found) == {"matters", "doubts", "crowded"}
    assert {matter["kind"] for matter in found["matters"]} == {"actor", "ceasefire"}
    lines = detente("matters", "--format", "jsonl", "readings.jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found["matters"]


def test_csv_has_a_row_for_each_value(detente: Run) -> None:
    detente("matters", "--format", "csv", "-o", "out.csv", "readings.jsonl")
    with Path("out.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["field"] == "duration"]
    assert [(row["status"], row["value"], row["independent"]) for row in rows] == [
        ("disputed", "P7D", "1"),
        ("disputed", "P30D", "1"),
    ]


def test_a_line_that_is_no_reading_is_named(detente: Run) -> None:
    Path("bad.jsonl").write_text('\n{"report": 1}\n', encoding="utf-8")
    result = detente("matters", "bad.jsonl")
    assert result.exit_code == 1
    assert "bad.jsonl, line 2: it holds no reading: report" in str(result.exception)
    assert "detente read --format jsonl" in str(result.exception)


def test_a_file_that_is_not_there(detente: Run) -> None:
    assert "none.jsonl: it can't be opened" in str(detente("matters", "none.jsonl").exception)


def test_nothing_in_common_is_said(detente: Run) -> None:
    line = Path("readings.jsonl").read_text(encoding="utf-8").splitlines()[2]
    Path("one.jsonl").write_text(line, encoding="utf-8")
    assert "No two reports tell the same thing" in detente("matters", "one.jsonl").stdout
