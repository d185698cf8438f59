"""`detente matters`: what it prints, and what it says of files that hold no readings."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from detente.model import Reading
from detente.record import open_record
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
    result = detente("matters", "--from", "readings.jsonl")
    assert result.exit_code == 0, result.output
    assert "CEASEFIRES" in result.stdout
    assert "disputed  duration: 7 days (" in result.stdout
    assert "told by 2 reports" in result.stdout
    assert "Serbia" not in result.stdout


def test_all_shows_what_one_report_tells(detente: Run) -> None:
    assert "Serbia" in detente("matters", "--all", "--from", "readings.jsonl").stdout


def test_json_holds_matters_and_doubts(detente: Run) -> None:
    found = json.loads(detente("matters", "--format", "json", "--from", "readings.jsonl").stdout)
    assert set(found) == {"matters", "doubts", "crowded"}
    assert {matter["kind"] for matter in found["matters"]} == {"actor", "ceasefire"}
    lines = detente("matters", "--format", "jsonl", "--from", "readings.jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found["matters"]


def test_csv_has_a_row_for_each_value(detente: Run) -> None:
    detente("matters", "--format", "csv", "-o", "out.csv", "--from", "readings.jsonl")
    with Path("out.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["field"] == "duration"]
    assert [(row["status"], row["value"], row["independent"]) for row in rows] == [
        ("disputed", "P7D", "1"),
        ("disputed", "P30D", "1"),
    ]


def test_a_line_that_is_no_reading_is_named(detente: Run) -> None:
    Path("bad.jsonl").write_text('\n{"report": 1}\n', encoding="utf-8")
    result = detente("matters", "--from", "bad.jsonl")
    assert result.exit_code == 1
    assert "bad.jsonl, line 2: it holds no reading: report" in str(result.exception)
    assert "detente read --format jsonl" in str(result.exception)


def test_a_file_that_is_not_there(detente: Run) -> None:
    assert "none.jsonl: it can't be opened" in str(detente("matters", "--from", "none.jsonl").exception)


def test_nothing_in_common_is_said(detente: Run) -> None:
    line = Path("readings.jsonl").read_text(encoding="utf-8").splitlines()[2]
    Path("one.jsonl").write_text(line, encoding="utf-8")
    assert "No two reports tell the same thing" in detente("matters", "--from", "one.jsonl").stdout


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same readings in the record `detente.db`."""
    monkeypatch.delenv("DETENTE_RECORD", raising=False)
    monkeypatch.setenv("DETENTE_USER", "Ada")
    with open_record(create=True) as record:
        for line in Path("readings.jsonl").read_text(encoding="utf-8").splitlines():
            record.add(Reading.model_validate_json(line))


@pytest.mark.usefixtures("kept")
def test_a_record_shows_the_same(detente: Run) -> None:
    assert detente("matters").stdout == detente("matters", "--from", "readings.jsonl").stdout
    assert "disputed  duration" in detente("matters", "--disputed", "--side", "Armenia").stdout
    assert "No two reports" in detente("matters", "--since", "2025").stdout
    assert detente("matters", "--doubts").stdout == "No pair is in doubt.\n"


@pytest.mark.usefixtures("kept")
def test_a_split_is_made_listed_and_undone(detente: Run) -> None:
    found = json.loads(detente("matters", "--format", "json", "--kind", "ceasefire").stdout)
    (truce_,) = found["matters"]
    one, other = (f"{member['report']}/{member['entry']}" for member in truce_["members"])
    made = detente("matters", "split", one, other, "--why", "two truces")
    assert made.exit_code == 0, made.output
    assert "Undo it with: detente matters undo 1" in made.stdout
    assert "CEASEFIRES" not in detente("matters").stdout
    assert "1 Ada, " in detente("matters", "decisions").stdout
    assert "(two truces)" in detente("matters", "decisions").stdout
    assert detente("matters", "undo", "1").stdout == "Decision 1 is undone.\n"
    assert "CEASEFIRES" in detente("matters").stdout


def test_criteria_are_for_a_record(detente: Run) -> None:
    assert "--from takes no criteria" in str(
        detente("matters", "--side", "Armenia", "--from", "readings.jsonl").exception
    )


def test_pairs_in_doubt_are_judged_by_keys_from_a_pipe(detente: Run) -> None:
    truces = [truce("the first", start="2020-10-10"), truce("a new one", start="2020-10-18")]
    with open_record("detente.db", create=True, who="Ada") as record:
        record.add(report("a", "2020-10-18", ARMENIA, AZERBAIJAN, ceasefires=truces))
        record.add(report("b", "2020-10-18", ARMENIA, AZERBAIJAN, ceasefires=[truce("the truce")]))
    result = detente("review", "--matters", "--as", "Ada", input="?u")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("another is as likely") == 1
    assert "'?' is none of the keys." in result.stderr
    assert result.stderr.splitlines()[-1] == "1 decided; 0 pairs of matters in doubt."
    assert "unsure" in detente("matters", "decisions").stdout
