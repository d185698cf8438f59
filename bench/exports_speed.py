"""How fast exports are: `python -m bench.exports_speed READINGS.jsonl [--events 100000]`.

The readings of a file (of `detente read --format jsonl`) are exported again and again until that many events
are written, each format in a process of its own: events a second of a processor's
time (which a busy machine does not lessen), peak memory and the size of the file.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.tables import columns
from detente.exports.export import Form, export
from detente.exports.read_kept import kept_in
from detente.model import Kept

EVENTS = 100_000
ROOT = Path(__file__).resolve().parents[1]
IMPORT = "import"


def repeated(kept: Sequence[Kept], events: int) -> Iterator[Kept]:
    """The readings from the first again after the last, until so many events have passed."""
    seen = 0
    for one in itertools.cycle(kept):
        if seen >= events:
            return
        seen += len(one.reading.events)
        yield one


def one(kept: Sequence[Kept], events: int, form: str) -> dict[str, float]:
    """The seconds that an export takes (or, for `import`, reading its JSON Lines), those of them that
    processors work, MB of the file, and MB of memory at most, with what the process holds before it begins.
    """
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "record.out")
        if form == IMPORT:
            export(repeated(kept, events), path, Form.JSONL)
        before = _memory()
        began, spent = time.perf_counter(), time.process_time()
        if form == IMPORT:
            assert all(isinstance(found, Kept) for found in kept_in(str(path)))
        else:
            export(repeated(kept, events), path, Form(form))
        seconds = time.perf_counter() - began
        return {
            "seconds": seconds,
            "cpu": time.process_time() - spent,
            "size": path.stat().st_size / 1e6,
            "memory": _memory(),
            "before": before,
        }


def _memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def measured(file: str, events: int, form: str) -> dict[str, float]:
    """The same, in a process of its own."""
    command = [sys.executable, "-m", "bench.exports_speed", file, "--events", str(events), "--one", form]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the file holds no events."""
    parser = argparse.ArgumentParser(prog="python -m bench.exports_speed", description="Speed of exports.")
    parser.add_argument("file", help="JSON Lines of readings")
    parser.add_argument("--events", type=int, default=EVENTS, help=f"how many events (default: {EVENTS})")
    parser.add_argument("--one", choices=[*Form, IMPORT], help="measure one format here and print JSON")
    args = parser.parse_args(argv)
    file = str(Path(args.file).resolve())
    kept = [found for found in kept_in(file) if isinstance(found, Kept)]
    if not any(found.reading.events for found in kept):
        print(f"bench: {args.file}: no events", file=sys.stderr)
        return 2
    if args.one:
        print(json.dumps(one(kept, args.events, args.one)))
        return 0
    rows = [["format", "events/s", "seconds", "of work", "file MB", "memory MB", "of it before"]]
    for form in (*Form, IMPORT):
        found = measured(file, args.events, form)
        numbers = [args.events / found["cpu"], *found.values()]
        rows.append([form, *(f"{number:,.0f}" for number in numbers)])
    print(columns(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
