"""Whether a run keeps everything whose workers are killed: `python -m bench.scale_kills [--step read]`.

Made-up reports go through a run that is left alone, and through one whose workers are killed (signal 9) at
random moments. Both have to leave the same files, byte for byte, with every report once.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench.made_reports import write_long, write_short
from bench.scale_once import executor, made
from bench.tables import columns
from detente.exports.readingsfile import reading_rows
from detente.model import Reading
from detente.scale.job import Executor, Job, Tally, run

PROC = Path("/proc")


class Killer(threading.Thread):
    """Kills a worker of this process now and then, `kills` times in about so many seconds."""

    def __init__(self, kills: int, seconds: float, *, ray: bool, seed: int = 0) -> None:
        super().__init__(daemon=True)
        self._left = kills
        self._pause = seconds / max(1, kills)
        self._ray = ray
        self._draw = random.Random(seed)
        self.over = threading.Event()
        self.killed = 0

    def run(self) -> None:
        """Kill until all is done, or it is over."""
        while self._left and not self.over.wait(self._draw.uniform(0.2, 1.8) * self._pause):
            found = list(_ray_workers() if self._ray else _local_workers())
            if found:
                try:
                    os.kill(self._draw.choice(found), signal.SIGKILL)
                except ProcessLookupError:
                    continue
                self._left -= 1
                self.killed += 1


def _local_workers() -> Iterator[int]:
    yield from (child.pid for child in multiprocessing.active_children() if child.pid)


def _ray_workers() -> Iterator[int]:
    """The workers of the Ray that this process has started: those of no other."""
    parents: dict[int, int] = {}
    named: list[int] = []
    for folder in PROC.glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if (folder / "cmdline").read_bytes().startswith(b"ray::MapWorker"):
                named.append(int(folder.name))
        except (OSError, ValueError, IndexError):  # it has ended meanwhile
            continue
    for pid in named:
        above = pid
        while above in parents and above != os.getpid():
            above = parents[above]
        if above == os.getpid():
            yield pid


def timed(todo: Job, chosen: Executor) -> tuple[Tally, float]:
    """The run, and its seconds."""
    began = time.perf_counter()
    tally = run(todo, chosen, lambda event, tally: None)
    return tally, time.perf_counter() - began


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a run."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def reports_in(folder: Path) -> list[str]:
    """The id of the report of every row."""
    return [
        Reading.model_validate_json(value or "").report.id
        for path in sorted(folder.glob("part-*.parquet"))
        for _, value in reading_rows(path, path.name, 1 << 26)
    ]


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 1 where the files differ, or a report is lost or doubled."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale_kills", description="Kills workers of a run."
    )
    parser.add_argument("--step", choices=("trivial", "read"), default="trivial", help="what workers do")
    parser.add_argument("--reports", type=int, help="how many (default: 100,000; 1,000 to be read)")
    parser.add_argument("--kills", type=int, default=30, help="how often to kill (default: 30)")
    parser.add_argument("--shard", type=int, help="reports of a shard (default: 500; 20 to be read)")
    parser.add_argument("--executor", choices=("local", "ray"), default="local")
    args = parser.parse_args(argv)
    reading = args.step == "read"
    number = args.reports or (1_000 if reading else 100_000)
    shard = args.shard or (20 if reading else 500)
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        table = (write_long if reading else write_short)(folder / "in.jsonl", number)
        _, alone = timed(made(table, folder / "alone", args.step, shard), executor("local", 2))
        killer = Killer(args.kills, alone, ray=args.executor == "ray")
        killer.start()
        todo = made(table, folder / "killed", args.step, shard)
        tally, seconds = timed(todo, executor(args.executor, 2))
        killer.over.set()
        killer.join()
        same = files(folder / "alone") == files(folder / "killed")
        there = reports_in(folder / "killed")
    rows = [
        ["reports", f"{number:,}"],
        ["left alone", f"{alone:.0f} s"],
        [f"{args.executor}, workers killed {killer.killed} times", f"{seconds:.0f} s"],
        ["rows", f"{len(there):,}"],
        ["lost", f"{number - len(set(there)):,}"],
        ["doubled", f"{len(there) - len(set(there)):,}"],
        ["not read or set aside", f"{tally.refused + tally.aside:,}"],
        ["files the same, byte for byte", "yes" if same else "NO"],
    ]
    print(columns(rows))
    return int(not same or len(there) != number or len(set(there)) != number)


if __name__ == "__main__":
    sys.exit(main())
