"""`detente compare`, and the language-model reader behind `read` and `add`, as a person meets them."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.cli import readers
from detente.cli.readers import make
from tests.cli.conftest import Run
from tests.reading.llm.conftest import ACTORS, GOOD, OFFER, TEXT
from tests.reading.llm.server import Server, failing

REPORT = f"Title: The offer\nPublished: 2025-05-11\n\n{TEXT}\n"
OTHER = {"actors": ACTORS, "events": [{**OFFER, "act": "demand"}]}


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    with Server().running() as server:
        yield server


@pytest.fixture
def server(served: Server, detente: Run, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that the environment names, and a report beside."""
    monkeypatch.setattr(readers, "make", make)
    served.requests.clear()
    served.headers.clear()
    for name, value in {
        "DETENTE_LLM_URL": served.url,
        "DETENTE_LLM_MODEL": "test",
        "DETENTE_LLM_KEY": "sk-secret-secret",
        "DETENTE_USER": "Ada",
        "COLUMNS": "100",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DETENTE_RECORD", raising=False)
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    return served


def test_read_tells_what_it_took(detente: Run, server: Server) -> None:
    server.says(GOOD)
    done = detente(
        "read", "report.txt", "--reader", "llm", "--no-cache", "--format", "json", "--llm-price", "1/2"
    )
    assert done.exit_code == 0
    reading = json.loads(done.stdout)
    assert [event["act"] for event in reading["events"]] == ["propose", "reject"]
    assert reading["reader"]["name"] == "llm"
    assert reading["reader"]["model"].startswith("test, prompt ")
    assert (
        done.stderr.split()
        == (
            "note: test at 127.0.0.1: 1 report read; 3 of the 3 entries that the model gave stand in the "
            "text. "
            "1 request; 1,000 tokens read and 200 written; cost 0.0014."
        ).split()
    )


def test_nonsense_is_told_and_nothing_is_printed(detente: Run, server: Server) -> None:
    server.says("I would rather talk about the weather.")
    done = detente("read", "report.txt", "--reader", "llm", "--no-cache", "--format", "jsonl")
    assert (done.exit_code, done.stdout) == (1, "")
    error, account = done.stderr.splitlines()
    assert error.startswith("error: report.txt: the model answered no JSON")
    assert "0 reports read, 1 report not" in account


def test_a_server_that_refuses_does_not_get_the_key_told(detente: Run, server: Server) -> None:
    server.says(failing(401, "Incorrect API key provided: sk-secret-secret"))
    done = detente("read", "report.txt", "--reader", "llm", "--no-cache")
    assert done.exit_code == 1
    assert "401" in done.stderr
    assert "sk-secret" not in done.stderr + done.stdout


def test_without_a_server_or_the_extra_the_remedy_is_told(
    detente: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "detente.reading.llm.client", None)
    done = detente("read", "report.txt", "--reader", "llm", "--no-cache")
    assert done.exit_code != 0
    assert 'pip install "detente[llm]"' in str(done.exception) + done.stderr
    monkeypatch.delenv("DETENTE_LLM_URL")
    done = detente("read", "report.txt", "--reader", "llm")
    assert done.exit_code != 0
    assert "--llm-url" in str(done.exception) + done.stderr


def test_two_kept_versions_are_compared_and_the_queue_is_fed(detente: Run, server: Server) -> None:
    for model, answer in (("one", GOOD), ("two", OTHER)):
        server.says(answer)
        done = detente("add", "report.txt", "--reader", "llm", "--no-cache", "--llm-model", model)
        assert done.exit_code == 0
    asked = len(server.requests)
    assert detente("add", "report.txt", "--reader", "llm", "--no-cache", "--llm-model", "two").exit_code == 0
    assert len(server.requests) == asked  # it is there already: nothing is paid

    done = detente("compare", "--a", "llm:one", "--b", "llm:two", "--format", "csv", "--queue")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["verdict"], row["field"], row["a"], row["b"]) for row in rows if row["kind"] == "event"] == [
        ("differ", "act", "propose", "demand"),
        ("only_a", "", "", ""),
    ]
    assert all(
        TEXT[int(row["start_a"]) : int(row["end_a"])] == row["quote_a"] for row in rows if row["quote_a"]
    )
    assert "1 entries are first in the review queue" in done.stderr
    assert "can't be judged there" in done.stderr  # what only the older reading has

    from detente.record import open_record

    with open_record("detente.db") as record:
        first, *rest = record.queue.due()
        assert first.kind == "event"
        assert first.urgency > 10 > max((one.urgency for one in rest), default=0)
        assert any(change.what == "put first in the queue" for change in record.changes())
    again = detente("compare", "--a", "llm:one", "--b", "llm:two", "--queue")
    assert again.exit_code == 0
    with open_record("detente.db") as record:
        assert record.queue.due()[0].urgency == first.urgency


def test_two_files_are_compared(detente: Run, server: Server) -> None:
    for name, answer in (("a.json", GOOD), ("b.jsonl", OTHER)):
        server.says(answer)
        form = name.split(".")[1]
        detente("read", "report.txt", "--reader", "llm", "--no-cache", "--format", form, "-o", name)
    done = detente("compare", "--a", "a.json", "--b", "b.jsonl")
    assert done.exit_code == 0
    assert "act: A propose  |  B demand" in done.stdout
    assert "only A  event reject" in done.stdout
    found = json.loads(detente("compare", "--a", "a.json", "--b", "b.jsonl", "--format", "json").stdout)
    assert found["kinds"]["event"] == {
        "agreed": 0, "differ": 1, "only_a": 1, "only_b": 0, "precision": 1.0, "recall": 0.5,
        "f1": pytest.approx(2 / 3), "alike": 0.0,
    }  # fmt: skip
    same = detente("compare", "--a", "a.json", "--b", "a.json")
    assert "They differ in nothing." in same.stdout


@pytest.mark.parametrize("broken", ["", "{", "[1]", '{"report": 3}\n', "not JSON"])
def test_a_file_that_holds_no_readings_is_told(detente: Run, server: Server, broken: str) -> None:
    Path("a.json").write_text(broken)
    done = detente("compare", "--a", "a.json", "--b", "a.json")
    assert done.exit_code != 0 or "No report was read by both" in done.stdout


def test_a_side_that_is_nothing_is_misuse(detente: Run, server: Server) -> None:
    done = detente("compare", "--a", "oracle", "report.txt")
    assert done.exit_code == 2
    assert "no file and no reader" in done.stderr
