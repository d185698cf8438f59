"""How fast the reader is: `python -m bench.speed FOLDER`.

Words per second of the whole reader and of the spaCy pipeline alone, measured in turn in one process on one
core, so that both meet the same machine; peak memory and start-up time of fresh processes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.tables import columns

ROUNDS = 5
STARTS = 3
ROOT = Path(__file__).resolve().parents[1]
DETENTE = [sys.executable, "-c", "from detente.cli import main; main()"]
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)


@dataclass(frozen=True)
class Speed:
    """One measurement. Speeds in words a second, times in seconds, memory in MB (10^6 bytes)."""

    reports: int
    words: int
    rounds: int
    reader: float
    pipeline: float
    ratio: float
    start: float
    first_read: float
    memory: float


def measure(files: Sequence[Path], rounds: int = ROUNDS) -> Speed:
    """Measures on these text files; a round reads all of them once with each, the reader and spaCy.

    `ratio` is the median over the rounds of the two speeds of one round. `start` is the median time of
    `detente --version`, `first_read` that of a process that reads the first file, with the most memory that
    it ever held as `memory`.

    Raises:
        RuntimeError: a process failed; the message holds the end of what it said.
    """
    words, times = _rounds(files, rounds)
    begun = [_process([*DETENTE, "--version"])[0] for _ in range(STARTS)]
    reading = [*DETENTE, "read", str(files[0]), "--published", "2025-01-01", "--format", "json"]
    first = [_process(reading) for _ in range(STARTS)]
    return Speed(
        reports=len(files),
        words=words,
        rounds=rounds,
        reader=words / median(reader for reader, _ in times),
        pipeline=words / median(pipeline for _, pipeline in times),
        ratio=median(pipeline / reader for reader, pipeline in times),
        start=median(begun),
        first_read=median(seconds for seconds, _ in first),
        memory=max(memory for _, memory in first),
    )


def _rounds(files: Sequence[Path], rounds: int) -> tuple[int, list[tuple[float, float]]]:
    """The number of words, and of each round the seconds of the reader and of the pipeline."""
    command = [sys.executable, "-m", "bench.rounds", str(rounds), *map(str, (f.resolve() for f in files))]
    shown = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=os.environ | ONE_THREAD)
    if shown.returncode:
        raise RuntimeError(f"bench.rounds failed: {shown.stderr[-2000:].strip()}")
    words, times = json.loads(shown.stdout)
    return int(words), [(float(reader), float(pipeline)) for reader, pipeline in times]


_MEASURED = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([done.returncode, done.stderr[-2000:], seconds, peak / 1e6]))
"""


def _process(command: list[str]) -> tuple[float, float]:
    """Wall time and peak memory of a command, watched from a process that has no other children.

    Raises:
        RuntimeError: the command failed; the message holds the end of what it said.
    """
    watcher = [sys.executable, "-c", _MEASURED, *command]
    shown = subprocess.run(watcher, capture_output=True, text=True, check=True)
    code, said, seconds, memory = json.loads(shown.stdout)
    if code:
        raise RuntimeError(f"{' '.join(command)} failed: {said.strip()}")
    return float(seconds), float(memory)


def table(speed: Speed) -> str:
    """The measurement for a person to read."""
    rows = [
        ["speed", ""],
        ["  whole reader", f"{speed.reader:,.0f} words/s"],
        ["  spaCy pipeline alone", f"{speed.pipeline:,.0f} words/s"],
        ["  ratio", f"{speed.ratio:.2f}"],
        ["  start-up (--version)", f"{speed.start:.2f} s"],
        ["  first report, from the shell", f"{speed.first_read:.2f} s"],
        ["  peak memory", f"{speed.memory:,.0f} MB"],
        ["  measured on", f"{speed.reports} reports, {speed.words:,} words, {speed.rounds} rounds"],
    ]
    return columns(rows)


def reports_in(folder: Path) -> list[Path]:
    """The text files of a folder, or of its `reports`."""
    inside = folder / "reports"
    return sorted((inside if inside.is_dir() else folder).glob("*.txt"))


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where there are no reports or a process failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description="Measures the reader's speed.")
    parser.add_argument("folder", type=Path, help="a folder of text files, or one that has a folder reports")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"how often to read all (default: {ROUNDS})"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    files = reports_in(args.folder)
    if not files:
        print(f"bench: {args.folder}: no text files", file=sys.stderr)
        return 2
    try:
        speed = measure(files, args.rounds)
    except RuntimeError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    print(json.dumps(asdict(speed), indent=1) if args.json else table(speed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
