"""`detente export` of a record, `import` and `coverage`, as a person at a terminal meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from detente.record import open_record
from tests.cli.conftest import Run
from tests.record.told import apart, demand, reading, report


@pytest.fixture(autouse=True)
def folder(detente: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DETENTE_RECORD", raising=False)
    monkeypatch.setenv("DETENTE_USER", "Ada")
    with open_record("detente.db", create=True) as record:
        record.add(reading())
        record.add(reading(text=apart(1), published_at="2025-07-01", publisher="Harbour Daily"))
        record.judge(report().id, demand(reading()), "reject", why="Нет")


def test_a_record_moves_by_two_commands(detente: Run) -> None:
    result = detente("export", "--to", "all.jsonl")
    assert result.exit_code == 0, result.output
    assert result.stderr.splitlines() == [
        "note: detente.db: everything in the record",
        "all.jsonl: 2 reports, 18 entries",
    ]
    result = detente("import", "all.jsonl", "--record", "new.db")
    assert (result.exit_code, result.stderr) == (0, "2 reports imported into new.db, with 1 judgement.\n")
    again = detente("import", "all.jsonl", "--record", "new.db")
    assert (again.exit_code, again.stderr) == (0, "0 reports imported into new.db; 2 there already.\n")
    detente("export", "--record", "new.db", "--to", "again.jsonl")
    assert Path("again.jsonl").read_bytes() == Path("all.jsonl").read_bytes()


def test_an_export_is_what_the_filter_finds(detente: Run) -> None:
    asked = ("--act", "demand", "--side", "Russia", "--towards", "Ukraine", "--words", "ceasefire")
    result = detente("export", *asked, "--to", "demands.csv")
    assert result.stderr.splitlines() == [
        "note: detente.db: events where the side Russia demands towards Ukraine, with the words ceasefire, "
        "copies left out",
        "demands.csv: 2 events",
    ]
    with Path("demands.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["act"], row["verdict"]) for row in csv.DictReader(file)] == [
            ("demand", "reject"),
            ("demand", ""),
        ]
    assert detente("search", "--save", "mine", "--source", "Harbour").exit_code == 0
    result = detente("export", "--saved", "mine")
    assert result.stderr == "note: detente.db: entries, from Harbour, copies left out\n"
    assert len(result.stdout.splitlines()) == 2


def test_misuse_of_export_is_told(detente: Run) -> None:
    detente("export", "--to", "all.jsonl")
    for arguments, code, told in (
        (("all.jsonl", "--act", "demand"), 2, "Criteria go with a record"),
        (("all.jsonl", "--record", "detente.db"), 2, "Criteria go with a record"),
        (("--saved", "mine", "--act", "demand"), 2, "--saved goes without other criteria"),
    ):
        result = detente("export", *arguments)
        assert result.exit_code == code
        assert told in " ".join(result.stderr.split())


def test_a_part_of_a_record_is_not_imported_as_the_whole(detente: Run) -> None:
    detente("export", "--act", "demand", "--to", "part.jsonl")
    result = detente("import", "part.jsonl", "--record", "new.db")
    assert result.exit_code == 1
    assert result.stderr == (
        "0 reports imported into new.db; 2 reports left out, of which the file holds only what passed a "
        "filter: export without criteria to move reports whole.\n"
    )


def test_where_nothing_can_be_imported_no_record_is_made(detente: Run) -> None:
    Path("junk.jsonl").write_text("junk\n")
    result = detente("import", "junk.jsonl", "none.jsonl", "--record", "new.db")
    assert result.exit_code == 1
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == [
        "junk.jsonl, line 1",
        "none.jsonl",
        "there are none in what was given.",
    ]
    assert not Path("new.db").exists()


def test_coverage_for_a_person(detente: Run) -> None:
    result = detente("coverage")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "Counted: entries, copies left out, by day of publication"
    assert lines[1].split() == "source since until reports copies entries gaps languages".split()
    assert lines[2].split() == "Harbour Daily 2025-07-01 2025-07-01 1 0 4 en".split()
    assert lines[-1] == "No run of add is noted: the reports were imported, or added by a program."


def test_counts_by_month_with_source_onsets(detente: Run) -> None:
    lines = detente("coverage", "--by", "month", "--act", "demand").stdout.splitlines()
    assert [line.split() for line in lines[2:]] == [
        "2025-05 1 1 1 Northern Wire: 1".split(),
        "2025-06 0 0 0".split(),
        "2025-07 1 1 1 Harbour Daily: 1".split(),
    ]
    weeks = detente("coverage", "--by", "week").stdout.splitlines()
    assert [line.split()[0] for line in weeks[2:]] == ["2025-05-05", "2025-05-12", "2025-06-30"]
    assert weeks[3].split()[1:] == ["…", "2025-06-23", "0", "0", "0"]


def test_coverage_for_programs(detente: Run) -> None:
    found = json.loads(detente("coverage", "--format", "json").stdout)
    assert [one["source"] for one in found["sources"]] == ["Harbour Daily", "Northern Wire"]
    rows = list(csv.DictReader(io.StringIO(detente("coverage", "--format", "csv").stdout)))
    assert [(row["source"], row["reports"]) for row in rows] == [
        ("Harbour Daily", "1"),
        ("Northern Wire", "1"),
    ]
    found = json.loads(detente("coverage", "--by", "year", "--format", "json").stdout)
    assert found["periods"] == [
        {
            "period": "2025",
            "entries": 8,
            "reports": 2,
            "sources": 2,
            "new_sources": ["Harbour Daily", "Northern Wire"],
            "entries_of_new": 8,
        }
    ]
    rows = list(csv.DictReader(io.StringIO(detente("coverage", "--by", "day", "--format", "csv").stdout)))
    assert len(rows) == 52
