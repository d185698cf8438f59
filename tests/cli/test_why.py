"""`detente why` and `detente read --explain`: what they print, what they tell and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.cli import readers
from detente.model import Reading, Report
from tests.cli.conftest import Run
from tests.exports.explained import CLAIMED, EXPLAINED
from tests.exports.sample import READING, TALKS, TEXT


class Explains:
    """Reads the sample reading out of any report, traces and all."""

    def read(self, report: Report) -> Reading:
        return EXPLAINED


@pytest.fixture(autouse=True)
def files(detente: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "make", lambda name, **options: Explains())
    Path("a b.txt").write_text(f"Published: 2025-05-11\n\n{TEXT}")
    Path("undated.txt").write_text("The truce holds since Thursday.")


def test_explaining_prints_every_entry_with_its_id(detente: Run) -> None:
    result = detente("read", "--explain", "a b.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{READING.report.title}\n")
    assert all(entry.id in result.stdout.split() for entry in EXPLAINED.entries())
    assert "THE STORY" not in result.stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_traces_are_in_json_on_request(detente: Run, form: str) -> None:
    plain = json.loads(detente("read", "a b.txt", "--format", form).stdout)
    assert [event["trace"] for event in plain["events"]] == [{}, {}]
    full = json.loads(detente("read", "a b.txt", "--format", form, "--explain").stdout)
    assert full["events"][1]["trace"] == {"act": "events: will come"}
    assert full["events"][1]["conditions"][0]["trace"]["kind"] == "conditions: only if"
    assert [event["id"] for event in full["events"]] == [event["id"] for event in plain["events"]]


def test_one_entry_is_explained(detente: Run) -> None:
    result = detente("why", "a b.txt", CLAIMED.id[:10])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "claim  Orlo Penn claims 12 violations by Arvenia\n" in result.stdout
    assert CLAIMED.id in result.stdout.split()
    assert TALKS.id not in result.stdout.split()


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_one_entry_is_an_object_with_its_trace(detente: Run, form: str) -> None:
    found = json.loads(detente("why", "a b.txt", CLAIMED.id, "--format", form).stdout)
    assert found["id"] == CLAIMED.id
    assert found["trace"] == {"accuser": "claims: Orlo Penn answered"}


def test_a_report_from_standard_input(detente: Run) -> None:
    result = detente("why", "-", CLAIMED.id, "--published", "2025-05-11", input=TEXT)
    assert result.exit_code == 0
    result = detente("why", "-", "claim-x", "--published", "2025-05-11", input=TEXT)
    assert result.stderr.startswith("error: standard input: no entry has the id 'claim-x'")


def test_an_unknown_id_is_told_with_the_file_and_the_ids_that_there_are(detente: Run) -> None:
    result = detente("why", "a b.txt", f"{CLAIMED.id[:-2]}zz", "--published", "2025-05-11")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"error: a b.txt: no entry has the id '{CLAIMED.id[:-2]}zz'.")
    assert lines[1].split() == [CLAIMED.id, *"Orlo Penn claims 12 violations by Arvenia".split()]
    assert lines[-1] == "  and 2 more: detente read --explain --published 2025-05-11 'a b.txt'"


def test_a_beginning_that_several_share_is_told_with_all_of_them(detente: Run) -> None:
    result = detente("why", "a b.txt", "event")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the ids of 2 entries begin with 'event'" in result.stderr
    assert all(event.id in result.stderr for event in EXPLAINED.events)


def test_what_cannot_be_read_is_told_as_read_tells_it(detente: Run) -> None:
    for name in ("undated.txt", "none.txt"):
        told = detente("why", name, "event-1")
        assert told.exit_code == 1
        assert told.stderr == detente("read", name).stderr


@pytest.mark.parametrize(
    "arguments", [["why"], ["why", "a b.txt"], ["why", "a b.txt", "x", "--format", "xml"]]
)
def test_misuse_ends_with_two(detente: Run, arguments: list[str]) -> None:
    assert detente(*arguments).exit_code == 2
