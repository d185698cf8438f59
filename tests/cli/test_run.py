"""`detente run` and the import of what it made, as a person at a terminal meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from detente.cli.running import Running, duration, per_second
from detente.scale.held import held
from detente.scale.job import Tally
from tests.cli.conftest import Run
from tests.scale.made import write

RUN = ("run", "in.jsonl", "--to", "out", "--step", "trivial", "--workers", "1", "--shard", "10")


@pytest.fixture(autouse=True)
def folder(detente: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DETENTE_RECORD", raising=False)
    write(Path("in.jsonl"), 24)
    with Path("in.jsonl").open("a") as table:
        table.write('{"text": "A truce without a day."}\n')


def test_reports_become_parts_and_parts_a_record(detente: Run) -> None:
    result = detente(*RUN)
    assert result.exit_code == 1  # a report has no date
    first, second, third, fourth, *rest = result.stderr.splitlines()
    assert first.startswith("error: in.jsonl, line 25: it has no publication date")
    assert second == "24 readings of 25 reports in 3 parts: out"
    assert third == "1 report not read: out/errors.jsonl"
    assert re.fullmatch(r"25 reports read in \d+ s by 1 worker: \S+ reports/s\.", fourth)
    assert rest == ["To keep them in a record: detente import out"]
    result = detente("import", "out", "--record", "new.db")
    assert (result.exit_code, result.stderr) == (0, "24 reports imported into new.db.\n")
    again = detente("import", "out/part-00000-00001.parquet", "--record", "new.db")
    assert again.stderr == "0 reports imported into new.db; 10 there already.\n"

    result = detente(*RUN, "--format", "json")
    account = json.loads(result.stdout)
    assert (account["parts"], account["parts_there"], account["not_read"]) == (3, 3, 1)
    assert account["reports_per_second"] == 0


def test_triage_lets_go_what_is_not_about_a_conflict(detente: Run) -> None:
    write(Path("in.jsonl"), 3)
    with Path("in.jsonl").open("a") as table:
        game = {
            "text": "City beat Rovers 3-1 after a late goal from the striker.",
            "published_at": "2025-05-11",
        }
        table.write(json.dumps(game | {"language": "en"}) + "\n")
    result = detente(*RUN, "--triage")
    assert result.stderr.splitlines()[:2] == [
        "3 readings of 4 reports in 1 part: out",
        "1 report let go by triage; the parts' manifests name them.",
    ]
    part = json.loads(Path("out/part-00000-00000.json").read_text())
    assert part["dropped"] == ["in.jsonl:4"]
    everything = detente(*RUN, "--triage", "--threshold", "0")
    assert everything.stderr.startswith("4 readings of 4 reports in 1 part")


def test_a_folder_that_another_run_writes_is_refused(detente: Run) -> None:
    with held(Path("out")):
        result = detente(*RUN)
    assert re.match(
        r"out: another run is writing it \(process \d+ on .* or name another folder with --to\.",
        str(result.exception),
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "https://example.org/feed", "--to", "out"), "run takes files and folders"),
        (("run", "in.jsonl", "--to", "out", "--address", "node:6379"), "--address is for --executor ray"),
        (("run", "in.jsonl", "--to", "out", "--threshold", "0.9"), "--threshold goes with --triage"),
        (("run", "-", "--to", "out", "--executor", "ray"), "can't read standard input"),
    ],
)
def test_misuse_is_told(detente: Run, arguments: tuple[str, ...], says: str) -> None:
    result = detente(*arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.output.replace("│", " ").split())


def test_a_line_tells_how_far_it_is_how_fast_and_how_long_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    running = Running(10_000, every=300)
    now += 20  # the workers load
    running.heard(Tally(reports=100, readings=100, read_now=100))
    now += 48
    tally = Tally(reports=2_500, readings=2_498, refused=2, read_now=2_500, died=1)
    assert running.line(tally) == (
        "2,500 of about 10,000 reports · 50 reports/s · 2 min 30 s left · 2 not read · 1 worker started again"
    )
    assert Running(None).line(Tally(reports=7)) == "7 reports"


def test_rates_and_durations_are_short() -> None:
    assert [per_second(rate) for rate in (1234.5, 12.3, 1.23, 0.123)] == ["1,234", "12", "1.2", "0.12"]
    assert [duration(seconds) for seconds in (3, 200, 18_720, 273_600)] == [
        "3 s", "3 min 20 s", "5 h 12 min", "3 d 4 h",
    ]  # fmt: skip
