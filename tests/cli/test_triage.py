"""`detente triage`, and `add --triage`: what is listed, counted, told and noted."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TRUCE = (
    "Truce near Goma\n\nKinshasa's army and the M23 rebels agreed on a ceasefire near Goma on Monday, the "
    "mediators in Doha said. Shelling had killed nine civilians. Prisoners will be exchanged."
)
MATCH = (
    "Late goal\n\nThe striker scored twice as the home side won the cup final in front of 40,000 fans. The "
    "coach praised his goalkeeper, who saved a penalty, and the season ends with a trophy."
)


@pytest.fixture(autouse=True)
def files(detente: Run) -> None:
    Path("truce.txt").write_text(f"Published: 2025-05-11\n\n{TRUCE}")
    Path("match.txt").write_text(f"Published: 2025-05-11\n\n{MATCH}")


def test_kept_reports_are_listed_and_dropped_ones_counted(detente: Run) -> None:
    result = detente("triage", "truce.txt", "match.txt")
    assert result.exit_code == 0
    assert "Truce near Goma" in result.stdout
    assert "conflict  Congo and the M23" in result.stdout
    assert "parties   " in result.stdout
    assert "Late goal" not in result.stdout
    assert "2 judged: 1 kept, 1 dropped. Threshold 0.500: recall" in result.stderr


def test_dropped_reports_can_be_listed(detente: Run) -> None:
    assert "Late goal" in detente("triage", "--dropped", "truce.txt", "match.txt").stdout
    both = detente("triage", "--all", "truce.txt", "match.txt").stdout
    assert both.index("Truce near Goma") < both.index("Late goal")


def test_a_verdict_as_json_has_spans_of_the_text(detente: Run) -> None:
    (found,) = json.loads(detente("triage", "truce.txt", "--format", "json").stdout)
    assert found["kept"]
    assert found["conflicts"][0]["key"] == "congo_m23"
    assert {party["key"] for party in found["parties"]} == {"COD", "m23", "QAT"}
    spans = [span for party in found["parties"] for span in party["evidence"]]
    assert all(TRUCE[span["start"] : span["end"]] == span["quote"] for span in (*spans, *found["words"]))


def test_json_lines_and_csv_have_a_line_a_report(detente: Run) -> None:
    lines = detente("triage", "--all", "truce.txt", "match.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["kept"] for line in lines] == [True, False]
    table = detente("triage", "--all", "truce.txt", "match.txt", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["kept"] for row in rows] == ["yes", "no"]
    assert rows[0]["source"] == "truce.txt"


def test_a_threshold_of_none_keeps_everything(detente: Run) -> None:
    assert "2 kept, 0 dropped" in detente("triage", "truce.txt", "match.txt", "--threshold", "0").stderr
    assert detente("triage", "truce.txt", "--threshold", "2").exit_code == 2


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(detente: Run) -> None:
    result = detente("triage", "missing.txt", "truce.txt")
    assert result.exit_code == 1
    assert "1 judged: 1 kept, 0 dropped; 1 could not be read" in result.stderr


def test_add_reads_only_what_triage_keeps_and_notes_the_rest(detente: Run) -> None:
    result = detente("add", "--triage", "--record", "r.db", "truce.txt", "match.txt")
    assert result.exit_code == 0, result.output
    assert "1 report added to r.db; 1 dropped by triage" in result.stderr
    sources = detente("log", "--sources", "--record", "r.db").stdout
    assert "dropped match.txt triage: score" in sources
    again = detente("add", "--record", "r.db", "match.txt")
    assert "1 report added" in again.stderr


def test_a_threshold_goes_with_triage(detente: Run) -> None:
    assert detente("add", "--record", "r.db", "--threshold", "0.2", "truce.txt").exit_code == 2
