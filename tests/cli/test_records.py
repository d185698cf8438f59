"""`detente add`, `search`, `review`, `users` and `log`, as a person at a terminal meets them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli import readers
from detente.model import Reading, Report, UnreadableReportError
from tests.cli.conftest import Run
from tests.record.told import TEXT, demand, reading

HEADED = f"Title: Offer\nPublished: 2025-05-11\nPublisher: Northern Wire\nUrl: https://x.test/1\n\n{TEXT}\n"


class Told:
    """Reads what `tests.record.told` has, out of every report that has its text."""

    def read(self, report: Report) -> Reading:
        if TEXT not in report.text:
            raise UnreadableReportError("the report", "it tells nothing", "Take another")
        made = reading(text=report.text)
        return made.model_copy(update={"report": report})


@pytest.fixture(autouse=True)
def folder(detente: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "make", lambda name, **options: Told())
    monkeypatch.delenv("DETENTE_RECORD", raising=False)
    monkeypatch.setenv("DETENTE_USER", "Ada")
    monkeypatch.setenv("COLUMNS", "100")
    Path("one.txt").write_text(HEADED, encoding="utf-8")
    Path("other.txt").write_text("Published: 2025-05-11\n\nNothing happened in the north.\n")


def test_add_says_what_became_of_each(detente: Run) -> None:
    result = detente("add", "one.txt", "other.txt", "none.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "error: other.txt: it tells nothing. Take another",
        "error: none.txt: there is no such file. Check its name",
        "1 report added to detente.db; 2 could not be read.",
    ]
    again = detente("add", "one.txt")
    assert again.exit_code == 0
    assert again.stderr == "0 reports added to detente.db; 1 there already.\n"


def test_a_record_elsewhere(detente: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    detente("add", "one.txt", "--record", "mine.db")
    assert Path("mine.db").exists()
    assert not Path("detente.db").exists()
    monkeypatch.setenv("DETENTE_RECORD", "mine.db")
    assert detente("search", "ceasefire").exit_code == 0


def test_search_shows_the_filter_the_sentence_and_the_source(detente: Run) -> None:
    detente("add", "one.txt")
    result = detente("search", "--act", "demand", "--side", "Russia")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Events where the side Russia demands, copies left out: 1",
        "",
        "Vladimir Putin demanded a ceasefire from Ukraine",
        "  Vladimir Putin «demanded a ceasefire from Ukraine».",
        "  Northern Wire, 11 May 2025: “Offer”",
        f"  {demand(reading())}",
    ]


def test_search_that_finds_nothing_ends_with_1(detente: Run) -> None:
    detente("add", "one.txt")
    result = detente("search", "xylophone")
    assert (result.exit_code, result.stdout) == (1, "Entries, with the words xylophone, copies left out: 0\n")
    wrong = detente("search", "--act", "demnd")
    assert "act 'demnd' is unknown. Did you mean demand" in str(wrong.exception)


def test_search_for_machines(detente: Run) -> None:
    detente("add", "one.txt")
    as_json, as_lines, as_csv = (
        detente("search", "--act", "demand", "--format", form) for form in ("json", "jsonl", "csv")
    )
    (row,) = json.loads(as_json.stdout)
    assert as_json.stderr == "Events where somebody demands, copies left out: 1\n"
    assert row["sentence"] == "Vladimir Putin demanded a ceasefire from Ukraine."
    assert (row["url"], row["publisher"], row["act"]) == ("https://x.test/1", "Northern Wire", "demand")
    assert json.loads(as_lines.stdout) == row
    (line,) = csv.DictReader(io.StringIO(as_csv.stdout))
    assert line["entry"] == row["entry"]
    assert TEXT[int(line["start"]) : int(line["end"])] == "demanded a ceasefire from Ukraine"


def test_what_a_spreadsheet_would_run_is_a_text(detente: Run) -> None:
    Path("one.txt").write_text(HEADED.replace("Northern Wire", '=HYPERLINK("x")'), encoding="utf-8")
    detente("add", "one.txt")
    (line,) = csv.DictReader(io.StringIO(detente("search", "--act", "demand", "--format", "csv").stdout))
    assert line["publisher"] == '\'=HYPERLINK("x")'


def test_a_search_is_saved_and_found_again(detente: Run) -> None:
    detente("add", "one.txt")
    first = detente("search", "--act", "demand", "--save", "demands")
    assert detente("search", "--saved", "demands").stdout == first.stdout
    assert detente("search", "--saved", "demands", "--act", "reject").exit_code == 2


def test_review_by_keys_from_a_pipe(detente: Run) -> None:
    detente("add", "one.txt")
    result = detente("review", input="e\nact=deny\nhe denies it\na z r\n?s q")
    assert result.exit_code == 0, result.output
    assert "  Kyiv «rejected talks in Istanbul» in 2024." in result.stdout
    assert "'?' is none of the keys." in result.stderr
    assert result.stderr.splitlines()[-1] == "2 judged; 2 of the record not judged yet."
    log = [json.loads(line) for line in detente("log", "--format", "jsonl").stdout.splitlines()]
    judged = [
        (change["what"], (change["after"] or {}).get("verdict")) for change in log if "judg" in change["what"]
    ]
    assert judged == [
        ("judgement", "edit"),
        ("judgement", "accept"),
        ("judgement taken back", None),
        ("judgement", "reject"),
    ]
    assert log[-4]["before"] == {"act": "reject"}


def test_an_edit_that_does_not_fit_is_told_and_asked_again(detente: Run) -> None:
    detente("add", "one.txt")
    result = detente("review", input="e\nact=shout\n\ne\nactor=Hakan Fidan, Russia\n\nq")
    assert "error: act can't be 'shout'" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("1 judged;")
    shown = detente("search", "--judged", "--format", "json")
    assert [row["act"] for row in json.loads(shown.stdout)] == ["reject"]


def test_two_people_judge_and_a_third_settles(detente: Run) -> None:
    detente("add", "one.txt")
    for name, role in (("Bo", "coder"), ("Rita", "reviewer"), ("Cy", "coder")):
        assert detente("users", "add", name, "--role", role).exit_code == 0
    assert detente("users", "list").stdout.splitlines() == [
        "admin     Ada", "coder     Bo", "coder     Cy", "reviewer  Rita",
    ]  # fmt: skip
    detente("review", "--as", "Bo", input="a a")
    double = detente("review", "--as", "Cy", "--work", "double", input="r a")
    assert "Bo" not in double.stdout
    told = detente("review", "--agreement").stdout
    assert told.startswith("2 entries judged by two people or more (Bo, Cy).")
    settle = detente("review", "--as", "Rita", "--work", "settle", input="a")
    assert "Bo, " in settle.stdout
    assert settle.stderr.splitlines()[-1] == "1 judged; 0 of the record to be settled."
    refused = detente("review", "--as", "Bo", "--work", "settle")
    assert "Bo is coder; who settles differences is reviewer or more" in str(refused.exception)
    assert detente("users", "role", "Bo", "reader").exit_code == 0
    assert "who adds reports is coder or more" in str(detente("add", "one.txt", "--as", "Bo").exception)


def test_copies_are_listed_and_set_apart(detente: Run) -> None:
    Path("copy.txt").write_text(HEADED.replace("05-11", "05-12") + "\n(Northern Wire)\n", encoding="utf-8")
    detente("add", "copy.txt", "one.txt")
    copy, original, why = detente("copies", "list").stdout.splitlines()
    assert copy.endswith("Northern Wire, 12 May 2025: “Offer”")
    assert original.endswith("Northern Wire, 11 May 2025: “Offer”")
    assert why.startswith("  the machine: ")
    assert detente("copies", "apart", copy.split()[1], original.split()[1]).exit_code == 0
    assert detente("copies", "list").stdout == ""


def test_the_log_of_sources(detente: Run) -> None:
    detente("add", "one.txt", "none.txt")
    lines = detente("log", "--sources").stdout.splitlines()
    assert lines[0].startswith("added one.txt report-")
    assert lines[1] == "failed none.txt there is no such file. Check its name"


@pytest.mark.slow
def test_the_real_command_from_reports_to_hits(root: Path, tmp_path: Path) -> None:
    """With the local reader, in processes of their own."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def run(*arguments: str, keys: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from detente.cli import main; main()", *arguments]
        return subprocess.run(
            command, input=keys, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=300
        )

    added = run("add", str(root / "examples/reports/2025-05-11-example-wire-istanbul.txt"))
    assert added.stderr.endswith("1 report added to detente.db.\n")
    found = run("search", "istanbul", "--format", "json")
    assert found.returncode == 0, found.stderr
    assert all("istanbul" in row["sentence"].casefold() for row in json.loads(found.stdout))
    assert run("review", keys="a").stderr.count("1 judged") == 1
    assert run("search", "--record", "none.db").stderr == (
        "error: none.db: there is no record. Make one with: detente add FILE …\n"
    )
