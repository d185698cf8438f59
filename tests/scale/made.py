"""Reports made for these tests, readers that meet them, and runs in this process."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.model import ReaderInfo, Reading, Report, UnreadableReportError
from detente.scale.job import Event, Executor, Job, Tally, job, run
from detente.scale.shards import Loader
from detente.scale.steps import Read, Step
from detente.scale.trivial import VERSION, Trivial
from detente.scale.work import Worker

TRIVIAL = Read(Trivial, VERSION)


def write(path: Path, number: int, special: dict[int, str] | None = None) -> Path:
    """A JSON Lines table of so many reports; `special` gives the words of some, by their line."""
    said = special or {}
    with path.open("w") as out:
        for line in range(1, number + 1):
            text = f"Talks on a ceasefire began, said the envoy in report {line}. {said.get(line, '')}"
            out.write(json.dumps({"text": text, "published_at": "2025-05-11", "language": "en"}) + "\n")
    return path


class Hard:
    """A reader that some words upset: REFUSE, STUMBLE, KILL, at which its process is killed, and HANG."""

    def read(self, report: Report) -> Reading:
        """An empty reading."""
        if "REFUSE" in report.text:
            raise UnreadableReportError("the report", "it is refused", "Choose another reader")
        if "STUMBLE" in report.text:
            raise ZeroDivisionError("no\nway")
        if "KILL" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG" in report.text:
            re.match(r"(a+)+$", "a" * 60 + "b")  # goes on for years, and no other thread has its turn
        return Reading(report=report, reader=ReaderInfo(name="hard", version="1"))


class Slow:
    """A reader that takes two thousandths of a second."""

    def read(self, report: Report) -> Reading:
        """An empty reading."""
        time.sleep(0.002)
        return Trivial().read(report)


HARD = Read(Hard, "hard 1")
SLOW = Read(Slow, VERSION)  # the readings are Trivial's


@dataclass(frozen=True)
class Dies:
    """A step whose process is killed as it loads."""

    version: str = "dies 1"

    def load(self) -> Callable[..., Iterator[object]]:
        """Never returns."""
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def made(source: Path, folder: Path, *steps: Step, size: int = 10, limit: float | None = None) -> Job:
    """A job on one source."""
    return job([str(source)], steps or [TRIVIAL], folder, loader=Loader(), size=size, limit=limit)


def here(todo: Job) -> Iterator[Event]:
    """The executor of this process alone."""
    worker = Worker(todo.plan)
    for shard in todo.shards():
        yield worker.do(shard)


def ran(todo: Job, executor: Executor = here) -> Tally:
    """The run of a job, unwatched."""
    return run(todo, executor, lambda event, tally: None)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
