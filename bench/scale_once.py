"""One run, timed: `python -m bench.scale_once TABLE FOLDER STEP EXECUTOR WORKERS SHARD`; prints JSON.

In a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from detente.cli import readers
from detente.model import Report
from detente.scale.cluster import cluster
from detente.scale.job import Event, Executor, Job, Tally, job, run
from detente.scale.local import local
from detente.scale.shards import Loader
from detente.scale.steps import Read, Step, Triage
from detente.scale.trivial import VERSION, Trivial
from detente.scale.work import Done


def judge() -> Callable[[Report], bool]:
    """The predicate of triage, loaded."""
    from detente.reading.triage import Triage as Judge

    return Judge().keeps


STEPS: dict[str, Step] = {
    "trivial": Read(Trivial, VERSION),
    "read": Read(partial(readers.make, readers.ReaderName.LOCAL), "read"),
    "triage": Triage(judge, "triage"),
}
"""What can be measured."""


def executor(name: str, workers: int) -> Executor:
    """The executor of that name."""
    return cluster(workers, None) if name == "ray" else local(workers)


def made(table: Path, folder: Path, step: str, shard: int) -> Job:
    """The job."""
    return job([str(table)], [STEPS[step]], folder, loader=Loader(), size=shard)


def once(todo: Job, chosen: Executor, workers: int) -> dict[str, float]:
    """Seconds of the whole run, and reports a second from when each worker has given a part until the last
    part: loading models is in the first, not in the second. Memory in MB (10^6 bytes): of this process, and
    of the largest of those that it waited for. Seconds of processor time of this process (which loads the
    sources) and of those, a report.
    """
    began = time.perf_counter()
    times: list[tuple[float, int]] = []

    def heard(event: Event, tally: Tally) -> None:
        if isinstance(event, Done):
            times.append((time.perf_counter(), event.reports))

    tally = run(todo, chosen, heard)
    seconds = time.perf_counter() - began
    warm = times[workers - 1 :]
    rate = sum(reports for _, reports in warm[1:]) / (warm[-1][0] - warm[0][0]) if len(warm) > 1 else 0.0
    scale = 1 if sys.platform == "darwin" else 1024
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": seconds,
        "rate": rate,
        "readings": tally.readings,
        "memory": own.ru_maxrss * scale / 1e6,
        "memory_worker": others.ru_maxrss * scale / 1e6,
        "cpu": (own.ru_utime + own.ru_stime) / tally.reports,
        "cpu_workers": (others.ru_utime + others.ru_stime) / tally.reports,
    }


def main(table: str, folder: str, step: str, name: str, workers: str, shard: str) -> None:
    """Run and print."""
    todo = made(Path(table), Path(folder), step, int(shard))
    print(json.dumps(once(todo, executor(name, int(workers)), int(workers))))


if __name__ == "__main__":
    main(*sys.argv[1:])
