"""The rounds behind `bench.speed`, in a process of their own: `python -m bench.rounds ROUNDS FILE...`.

Prints one JSON array: the number of words, and of each round the seconds of the reader and of spaCy alone.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.run_reader import engines


def main(argv: list[str]) -> int:
    """Measures report by report, reader and pipeline one after the other, so that a machine that slows down
    for a moment slows both.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    work = engines([Path(name) for name in argv[1:]])
    for _, reader, _ in work:
        reader()  # caches filled and models loaded
    times = []
    for _ in range(int(argv[0])):
        seconds = [(_time(reader), _time(pipeline)) for _, reader, pipeline in work]
        times.append((sum(reader for reader, _ in seconds), sum(pipeline for _, pipeline in seconds)))
    print(json.dumps([sum(len(text.split()) for text, _, _ in work), times]))
    return 0


def _time(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
