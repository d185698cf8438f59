"""How fast a record is as it grows: `python -m bench.record_speed [EVENTS …]`, or `--kept RECORD …`.

One record of made-up reports grows to each number of events in turn. At each: the time that one more report
takes beyond its reading, the time from there to the ids of the matters of its entries, and the time of
searches that mix words with filters. With `--kept` records that are there are measured, such as
`bench.made_record` and `bench.multiplied` make: of each a copy is, since adding changes it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from bench.made_record import EVENTS, PUBLISHERS, STATES, TOWNS, readings
from bench.tables import columns
from detente.model.codes import Act, Issue
from detente.record import Filter, Record, open_record

SIZES = (10_000, 100_000)
ADDED = 60
_FIRST = 3
"""Reports that are added before those that are timed: the first of a process loads what all need."""
SEARCHES = 300
_UNUSED = 5_000_000
"""The number of the first report that is added to a record that is there: it has none of so high a number."""
Times = tuple[float, float]
"""Milliseconds that passed and that the processor was at it: on a busy machine the second is the steadier."""


@dataclass(frozen=True)
class Speed:
    """What was measured at one size; times in milliseconds, the size on disk in MB (10^6 bytes)."""

    events: int
    add: float
    add_p95: float
    add_cpu: float
    add_cpu_p95: float
    resolve: float
    resolve_p95: float
    resolve_cpu: float
    resolve_cpu_p95: float
    search: float
    search_p95: float
    search_cpu: float
    search_cpu_p95: float
    count: float
    count_p95: float
    count_cpu: float
    count_cpu_p95: float
    disk: float


def measure(place: str, sizes: Sequence[int]) -> Iterator[Speed]:
    """A measurement at each size, the record at `place` growing from one to the next."""
    kept = 0
    with open_record(place, create=True) as record:
        for size in sorted(sizes):
            reports = size // EVENTS
            for reading in readings(reports - kept, kept):
                record.add(reading)
            kept = reports + _FIRST + ADDED
            yield _speed(record, place, size, reports)


def measure_kept(place: str, folder: str) -> Speed:
    """A measurement of a copy of a record that is there, which goes again."""
    with open_record(place) as record:
        size = record.count(Filter(kind=("event",)), 1 << 40)
    copy = f"{folder}/{Path(place).name}"
    with sqlite3.connect(place) as there, sqlite3.connect(copy) as here:
        there.backup(here)
    os.sync()  # else the disk is still at the copy while reports are added
    with open_record(copy) as record:
        speed = _speed(record, copy, size, _UNUSED)
    for path in Path(folder).glob(f"{Path(place).name}*"):
        path.unlink()
    return speed


def _speed(record: Record, place: str, events: int, start: int) -> Speed:
    adds, resolves = _grown(record, start)
    finds, counts = _searches(record)
    disk = sum(path.stat().st_size for path in Path(place).parent.glob(f"{Path(place).name}*"))
    return Speed(
        events,
        *_figures(adds),
        *_figures(resolves),
        *_figures(finds),
        *_figures(counts),
        disk / 1e6,
    )


def _grown(record: Record, start: int) -> tuple[list[Times], list[Times]]:
    """The times of keeping each of some reports, and of naming the matters of what it tells."""
    for reading in readings(_FIRST, start):
        record.add(reading)
    gc.collect()
    gc.freeze()  # as `detente.record.adder` does after its first report
    adds, resolves = [], []
    for reading in readings(ADDED, start + _FIRST):
        adds.append(_timed(partial(record.add, reading)))
        resolves.append(_timed(partial(record.resolved.ids_of, reading.report.id)))
    return adds, resolves


def _searches(record: Record) -> tuple[list[Times], list[Times]]:
    wanted = [_filter(random.Random(number)) for number in range(SEARCHES)]
    for one in wanted[:10]:
        record.search(one)
    finds = [_timed(partial(record.search, one, 20)) for one in wanted]
    return finds, [_timed(partial(record.count, one)) for one in wanted]


def _filter(draw: random.Random) -> Filter:
    """One to three words, most of them common, with one to three criteria."""
    words = draw.sample(
        "truce ceasefire prisoners border withdrawal talks shelling mediation".split(), draw.randrange(1, 4)
    )
    if draw.random() < 0.2:
        words = [f"unit{draw.randrange(50_000)}"]
    first = date(2014, 1, 1) + timedelta(days=draw.randrange(4_000))
    criteria = {
        "act": (draw.choice(tuple(Act)),),
        "issue": (draw.choice(tuple(Issue)),),
        "side": (draw.choice(STATES),),
        "place": (draw.choice(TOWNS)[0],),
        "source": (draw.choice(PUBLISHERS),),
        "confidence": draw.choice((0.5, 0.7, 0.9)),
        "time": (first.isoformat(), (first + timedelta(days=draw.choice((7, 60, 700)))).isoformat()),
    }
    given = {name: criteria[name] for name in draw.sample(sorted(criteria), draw.randrange(1, 4))}
    if time_ := given.pop("time", None):
        given["since"], given["until"] = time_  # type: ignore[misc]
    return Filter.of(
        {"text": " ".join(words), **{n: list(v) if isinstance(v, tuple) else v for n, v in given.items()}}
    )


def _timed(work: Callable[[], object]) -> Times:
    began = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - began[0]) * 1000, (time.process_time() - began[1]) * 1000


def _figures(times: Sequence[Times]) -> tuple[float, float, float, float]:
    """The median and the 95th percentile of the time that passed, and those of the processor's time."""
    passed, used = zip(*times, strict=True)
    return median(passed), quantiles(passed, n=20)[-1], median(used), quantiles(used, n=20)[-1]


def table(speeds: Sequence[Speed]) -> str:
    """The measurements for a person to read, a line a size."""
    head = [
        "events",
        *(
            f"{what}{column}"
            for what in ("add", "resolve", "search", "count")
            for column in ("", " p95", " cpu", " cpu p95")
        ),
        "MB",
    ]
    rows = [
        [f"{one.events:,}", *(f"{value:,.1f}" for name, value in asdict(one).items() if name != "events")]
        for one in speeds
    ]
    return columns([head, *rows])


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.record_speed", description=__doc__)
    parser.add_argument(
        "events", type=int, nargs="*", default=list(SIZES), help="sizes (default: 10000 100000)"
    )
    parser.add_argument(
        "--kept",
        nargs="+",
        default=[],
        metavar="RECORD",
        help="measure copies of these instead",
    )
    parser.add_argument("--folder", type=Path, help="where to make the record (default: a folder that goes)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        speeds = []
        grown = measure(f"{folder}/speed.db", args.events)
        for speed in (measure_kept(place, folder) for place in args.kept) if args.kept else grown:
            speeds.append(speed)
            # A run of a million events takes a while: what is measured is told at once.
            print(table([speed]), file=sys.stderr, flush=True)
    print(json.dumps([asdict(one) for one in speeds], indent=1) if args.json else table(speeds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
