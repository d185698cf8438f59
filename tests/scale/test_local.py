"""Worker processes, killed and unkilled."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.scale.attempts import ENDS
from detente.scale.errors import ScaleError
from detente.scale.job import Died, Event, Job, run
from detente.scale.local import local
from detente.scale.work import Done
from tests.scale.made import HARD, SLOW, Dies, files, made, ran, write


def test_a_report_that_kills_its_worker_is_set_aside_and_all_others_are_read(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 35, {7: "STUMBLE", 13: "KILL", 31: "REFUSE"})
    tally = ran(made(table, tmp_path / "out", HARD), local(2))
    assert (tally.readings, tally.refused, tally.died) == (32, 3, ENDS)
    lines = (tmp_path / "out/errors.jsonl").read_text().splitlines()
    assert [line.split('"line":')[1].split(",")[0] for line in lines] == ["7", "13", "31"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if "part" not in path.name) == [
        "errors.jsonl", "run.json",
    ]  # fmt: skip


def test_a_report_at_which_the_reader_hangs_is_set_aside_and_tried_again_with_more_time(
    tmp_path: Path,
) -> None:
    table = write(tmp_path / "in.jsonl", 12, {3: "HANG", 11: "REFUSE"})
    died: list[str] = []

    def heard(event: Event, tally: object) -> None:
        if isinstance(event, Died):
            died.append(event.why)

    tally = run(made(table, tmp_path / "out", HARD, limit=0.5), local(1), heard)
    assert (tally.readings, tally.refused, died) == (10, 2, ["a report took longer than 0.5 s"])
    slow, _ = map(json.loads, (tmp_path / "out/errors.jsonl").read_text().splitlines())
    assert (slow["line"], slow["problem"]) == (
        3, "it was not read within 0.5 s, and the worker that was at it was ended",
    )  # fmt: skip
    assert "--time-limit" in slow["remedy"]

    assert ran(made(table, tmp_path / "out", HARD, limit=0.5), local(1)).there == 2
    write(table, 12, {11: "REFUSE"})
    whys = ran(made(table, tmp_path / "out", HARD, limit=60), local(1)).whys
    assert whys == {"other reports"}


def killed_at_random(todo: Job, kills: int) -> Iterator[Event]:
    """Two workers, of which one is killed after every other shard, now and then in the midst of things."""
    draw = random.Random(1)
    for event in local(2)(todo):
        yield event
        if isinstance(event, Done) and kills:
            kills -= 1
            victim = draw.choice(multiprocessing.active_children())
            assert victim.pid
            os.kill(victim.pid, signal.SIGKILL)


def test_workers_killed_at_random_change_nothing(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 200)
    ran(made(table, tmp_path / "alone"))
    died: list[str] = []

    def heard(event: Event, tally: object) -> None:
        if isinstance(event, Died):
            died.append(event.why)

    tally = run(made(table, tmp_path / "out", SLOW), lambda todo: killed_at_random(todo, 3), heard)
    assert (tally.readings, tally.reports, tally.there) == (200, 200, 0)
    assert set(died) == {"signal 9"}
    assert files(tmp_path / "out") == files(tmp_path / "alone")


def test_workers_that_never_start_end_the_run(tmp_path: Path) -> None:
    todo = made(write(tmp_path / "in.jsonl", 5), tmp_path / "out", Dies())  # type: ignore[arg-type]
    with pytest.raises(ScaleError, match=r"3 workers in a row ended before they had loaded \(signal 9\)"):
        ran(todo, local(1))
    assert multiprocessing.active_children() == []


def test_a_run_that_is_interrupted_goes_on(tmp_path: Path) -> None:
    table = write(tmp_path / "in.jsonl", 60)

    def interrupted(todo: Job) -> Iterator[Event]:
        for number, event in enumerate(local(1)(todo)):
            if number == 3:
                raise KeyboardInterrupt
            yield event

    with pytest.raises(KeyboardInterrupt):
        ran(made(table, tmp_path / "out", SLOW), interrupted)
    tally = ran(made(table, tmp_path / "out", SLOW))
    assert (tally.readings, tally.parts) == (60, 6)
    assert tally.there >= 3
