"""What a record is after `add` was killed: `python -m bench.record_kills [--kills 50] [--record URL]`.

A process adds reports and is killed (signal 9) at a random moment, again and again. After
each kill the record is opened: every reading in it has to be whole, and the database sound.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, text

from bench.made_record import readings
from bench.tables import columns
from detente.record import NoRecordError, open_record
from detente.record.bodies import packed
from detente.record.schema import entries
from detente.record.schema import readings as rows
from detente.record.store import Store
from detente.record.where import url_of

REPORTS = 600
LATEST = 0.9
"""Seconds of new work after which a process is killed at the latest."""
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Kill:
    """What was found after one: seconds of work until it, whether there was work left to do, readings there,
    those not whole, and soundness.
    """

    seconds: float
    working: bool
    readings: int
    broken: int
    sound: bool


def run(place: str, kills: int, seed: int = 0) -> list[Kill]:
    """Kill as often; the moments are drawn so that the kills are spread over the work."""
    draw = random.Random(seed)
    found: list[Kill] = []
    for _ in range(kills):
        found.append(_kill(place, found[-1].readings if found else 0, draw.uniform(0.0, LATEST)))
    return found


def _kill(place: str, before: int, seconds: float) -> Kill:
    process = _start(place)
    assert process.stdout
    # Wait until it does new work: how long it takes to get there differs from run to run.
    while (line := process.stdout.readline()) and int(line) < before:
        pass
    try:
        process.wait(seconds)
        working = False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        working = before < REPORTS
    process.communicate()
    there, broken = check(place)
    return Kill(seconds, working, there, broken, _is_sound(place))


def _start(place: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.record_worker", place, str(REPORTS)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def check(place: str) -> tuple[int, int]:
    """How many readings the record has, and of how many the body, the entries or the index are not whole."""
    expected = {one.report.id: one for one in readings(REPORTS)}
    store = Store(url_of(place))
    there = broken = 0
    try:
        with open_record(place) as record, store.read() as connection:
            for kept in record.kept():
                one = expected[kept.reading.report.id]
                there += 1
                counted = (
                    select(func.count())
                    .select_from(entries.join(rows, rows.c.number == entries.c.reading))
                    .where(rows.c.report == one.report.id)
                )
                number = connection.execute(counted).scalar_one()
                broken += packed(kept.reading) != packed(one) or number != len(list(one.entries()))
    except NoRecordError:
        pass
    finally:
        store.close()
    return there, broken


def _is_sound(place: str) -> bool:
    if "://" in place:
        return True
    store = Store(url_of(place))
    with store.read() as connection:
        found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        keys = connection.execute(text("PRAGMA foreign_key_check")).all()
    store.close()
    return list(found) == ["ok"] and not keys


def table(kills: Sequence[Kill]) -> str:
    """The kills for a person to read, a line each."""
    head = ["kill", "after s", "readings", "not whole", "sound"]
    lines = [
        [str(n), f"{one.seconds:.2f}", str(one.readings), str(one.broken), "yes" if one.sound else "NO"]
        for n, one in enumerate(kills, 1)
    ]
    return columns([head, *lines])


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 1 where a reading was not whole, a database not sound or the work not finished."""
    parser = argparse.ArgumentParser(prog="python -m bench.record_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="how often to kill (default: 50)")
    parser.add_argument("--record", help="URL of an empty PostgreSQL database (default: an SQLite file)")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        place = args.record or f"{folder}/kills.db"
        kills = run(place, args.kills)
        _start(place).communicate()
        finished = check(place)
    print(table(kills))
    print(f"killed at work: {sum(one.working for one in kills)} of {len(kills)}")
    print(f"then left alone: {finished[0]} of {REPORTS} readings, {finished[1]} not whole")
    return int(any(one.broken or not one.sound for one in kills) or finished != (REPORTS, 0))


if __name__ == "__main__":
    sys.exit(main())
