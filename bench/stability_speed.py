"""How fast the stability engine is: `python -m bench.stability_speed`.

Nash, GMR, SMR, SEQ and SSEQ of random models, each model in a process of its own: the time of the first
call, which compiles or loads the kernels, told apart on a model of four options; the time of the model; peak
memory. Up to 12 options, dense matrices over all pairs of states give the same verdicts in the same process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bench.stability_dense import dense
from bench.stability_model import sample
from bench.tables import columns
from detente.analysis.stability import solve
from detente.analysis.stability.concepts import FIVE
from detente.analysis.stability.memory import needed

SIZES = ((8, 3), (10, 3), (12, 3), (16, 2), (16, 4), (20, 2), (20, 4))
"""Options and decision makers."""

MOST_DENSE = 12
BARS = {16: 5.0, 20: 60.0}
"""Seconds that models of so many options may take."""

MB = 10**6


@dataclass(frozen=True)
class Speed:
    """One model: seconds, and bytes of memory beyond what the process held before."""

    options: int
    makers: int
    first_call: float
    engine: float
    memory: int
    asked: int
    dense: float | None = None
    dense_memory: int | None = None


def measure(options: int, makers: int) -> Speed:
    """Measures one model in this process.

    Raises:
        RuntimeError: the dense version gives other verdicts.
    """
    begun = time.perf_counter()
    solve(sample(4, makers), FIVE)
    first_call = time.perf_counter() - begun
    model = sample(options, makers)
    held = _peak()
    begun = time.perf_counter()
    solution = solve(model, FIVE)
    engine = time.perf_counter() - begun
    memory = _peak() - held
    found = Speed(options, makers, first_call, engine, memory, needed(model))
    if options > MOST_DENSE:
        return found
    dense(sample(4, makers))
    held = _peak()
    begun = time.perf_counter()
    other = dense(model)
    seconds = time.perf_counter() - begun
    for key, states in other.items():
        if set(solution.states(*key)) != states:
            raise RuntimeError(f"{key}: the dense version gives other verdicts")
    return Speed(**asdict(found) | {"dense": seconds, "dense_memory": _peak() - held})


def slow(found: Sequence[Speed]) -> list[str]:
    """The models that take longer than their bar, a line each."""
    return [
        f"{one.options} options, {one.makers} decision makers: {one.engine:.1f} s, not under {bar:.0f} s"
        for one in found
        if (bar := BARS.get(one.options)) and one.engine >= bar
    ]


def table(found: Sequence[Speed]) -> str:
    """The measurements as lines of columns."""
    head = ["options", "decision makers", "engine", "memory", "first call", "dense", "memory", "ratio"]
    return columns([head, *(_row(one) for one in found)])


def _row(one: Speed) -> list[str]:
    row = [str(one.options), str(one.makers), f"{one.engine:.3f} s", f"{one.memory / MB:.0f} MB"]
    row.append(f"{one.first_call:.2f} s")
    if one.dense is None or one.dense_memory is None:
        return [*row, "-", "-", "-"]
    return [*row, f"{one.dense:.2f} s", f"{one.dense_memory / MB:.0f} MB", f"{one.dense / one.engine:.0f}"]


def _peak() -> int:
    """The most memory that this process ever held, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _apart(options: int, makers: int) -> Speed:
    command = [sys.executable, "-m", "bench.stability_speed", "--one", str(options), str(makers)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Speed(**json.loads(done.stdout))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="bench.stability_speed", description=__doc__)
    parser.add_argument("--one", nargs=2, type=int, metavar=("OPTIONS", "MAKERS"), help="this model, as JSON")
    given = parser.parse_args(arguments)
    if given.one:
        print(json.dumps(asdict(measure(*given.one))))
        return 0
    found = [_apart(*size) for size in SIZES]
    print(table(found))
    missed = slow(found)
    print("\n".join(missed) if missed else "every bar is met: 16 options under 5 s, 20 under 60 s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
