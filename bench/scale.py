"""How runs scale: `python -m bench.scale [--reports 400] [--memory 1000 10000]`.

Reports a second of triage alone; of the reader by one worker and by two, by local processes and by Ray,
beside the same reader in a process without any of it; and the peak memory of runs of which one is ten times
as long as the other.
Two runs side by side that know nothing of each other show what the machine itself gives for a second core.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.made_reports import write_long, write_short
from bench.speed import ONE_THREAD
from bench.tables import columns

ROOT = Path(__file__).resolve().parents[1]
Figures = dict[str, float]

_PLAIN = """
import json, sys, time
from pathlib import Path
from bench.scale_once import STEPS
from detente.scale.passage import Passage
from detente.scale.shards import Loader
items = list(Loader()(sys.argv[1], lambda note: None))
passages = [Passage(one.source, one.line, one.outcome) for one in items]
flow = STEPS[sys.argv[2]].load()
list(flow(passages[:10]))
began, used = time.perf_counter(), time.process_time()
list(flow(passages[10:]))
number = len(passages) - 10
print(json.dumps({
    "rate": number / (time.perf_counter() - began),
    "cpu": (time.process_time() - used) / number,
}))
"""


def start(*arguments: object) -> subprocess.Popen[str]:
    """A process of bench.scale_once."""
    command = [sys.executable, "-m", "bench.scale_once", *map(str, arguments)]
    return _started(command)


def _started(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def figures(process: subprocess.Popen[str]) -> Figures:
    """What it printed. Raises `RuntimeError` where it failed."""
    out, said = process.communicate()
    if process.returncode:
        raise RuntimeError(f"a run failed: {said[-2000:].strip()}")
    return dict(json.loads(out.splitlines()[-1]))


def speeds(folder: Path, reports: int, step: str, shard: int, executors: Sequence[str]) -> list[list[str]]:
    """The table of speeds."""
    write = write_short if step == "trivial" else write_long
    table = write(folder / "speed.jsonl", reports)
    plain = figures(_started([sys.executable, "-c", _PLAIN, str(table), step]))
    alone = plain["rate"]
    halves = [write(folder / f"half-{n}.jsonl", reports // 2) for n in (1, 2)]
    both = [start(half, folder / f"{half.stem}.out", step, "local", 1, shard) for half in halves]
    side = sum(figures(one)["rate"] for one in both)
    judged = figures(_started([sys.executable, "-c", _PLAIN, str(table), "triage"]))
    rows = [
        [
            "triage alone",
            f"{judged['rate']:.0f}",
            f"{judged['rate'] / alone:.0f}",
            "",
            f"{judged['cpu'] * 1e3:.1f}",
            "",
        ],
        ["the reader alone, one process", f"{alone:.2f}", "1.00", "", f"{plain['cpu'] * 1e3:.0f}", ""],
        ["two runs of 1 worker side by side", f"{side:.2f}", f"{side / alone:.2f}", "", "", ""],
    ]
    for name in executors:
        before = 0.0
        for workers in (1, 2):
            got = figures(start(table, folder / f"{name}-{workers}", step, name, workers, shard))
            rate = got["rate"]
            share = f"{rate / before / 2:.0%}" if before else ""
            before = rate
            # Ray's workers are not this process's: their time is not known to it.
            used = f"{got['cpu_workers'] * 1e3:.0f}" if name == "local" else ""
            label = f"{name}, {workers} worker{'' if workers == 1 else 's'}"
            rows.append([label, f"{rate:.2f}", f"{rate / alone:.2f}", share, used, f"{got['cpu'] * 1e3:.1f}"])
    return [["", "reports/s", "of alone", "of 2 x 1 worker", "CPU ms a report", "and main process"], *rows]


def memories(folder: Path, sizes: Sequence[int], step: str, shard: int) -> list[list[str]]:
    """The table of peak memory."""
    rows = [["reports", "s", "main process MB", "largest worker MB"]]
    for number in sizes:
        write = write_short if step == "trivial" else write_long
        table = write(folder / f"{step}-{number}.jsonl", number)
        got = figures(start(table, folder / f"{step}-{number}", step, "local", 2, shard))
        rows.append(
            [f"{number:,}", f"{got['seconds']:.0f}", f"{got['memory']:.0f}", f"{got['memory_worker']:.0f}"]
        )
    return rows


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where a run failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description="How runs scale.")
    parser.add_argument("--reports", type=int, default=400, help="reports to read for the speeds")
    parser.add_argument("--step", choices=("read", "trivial"), default="read", help="what is measured")
    parser.add_argument("--shard", type=int, default=10, help="reports of a shard")
    parser.add_argument("--executors", nargs="+", default=["local", "ray"], choices=("local", "ray"))
    parser.add_argument("--memory", type=int, nargs="*", default=[1_000, 10_000], help="lengths of runs")
    parser.add_argument(
        "--memory-read", type=int, nargs="*", default=[100, 1_000], help="and with the reader"
    )
    args = parser.parse_args(argv)
    began = time.perf_counter()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    try:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            if args.reports:
                print(columns(speeds(folder, args.reports, args.step, args.shard, args.executors)), "\n")
            for step, sizes in (("trivial", args.memory), ("read", args.memory_read)):
                if sizes:
                    print(f"memory, {step}, shards of 100\n{columns(memories(folder, sizes, step, 100))}\n")
    except RuntimeError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    print(f"load after: {os.getloadavg()[0]:.1f}; {time.perf_counter() - began:.0f} s in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
