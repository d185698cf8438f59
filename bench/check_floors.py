"""Holds the reader to its floors: `python -m bench.check_floors`.

`bench/floors.json` names for each set of gold ("examples", "conflicts", "shared") the least value of a
figure, by the path that `python -m bench.gold_scores --json` prints ("events.act_side.f1"); for each
published set (`published.py`) the path that its bench prints. Under "speed" stand the bounds of
`python -m bench.speed`: `ratio` is a least value; seconds and memory are most values.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.gold import GoldError, load_folder
from bench.gold_scores import score_all, total
from bench.published import PUBLISHED, UnmeasuredError
from bench.published import measure as published_values
from bench.run_reader import reader
from bench.tables import columns

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "bench" / "floors.json"
MARGIN = 0.02
CEILINGS = frozenset({"start", "first_read", "memory"})
"""Figures of speed that must stay under their bound."""
SUGGESTED = (
    "quotations.content.f1", "quotations.speaker_side.accuracy", "events.act_side.f1",
    "events.act_side.precision", "events.span.f1", "events.recipient.accuracy", "events.issues.accuracy",
    "events.reality.accuracy", "conditions.kind.f1", "conditions.all.f1", "ceasefires.status.f1",
    "violation_claims.sides.f1", "talks.found.f1", "agreements.found.f1", "actors.found.f1",
    "dates.all.accuracy", "places.all.accuracy",
)  # fmt: skip

Floors = dict[str, dict[str, float]]
Values = dict[str, float]


@dataclass(frozen=True)
class Check:
    """One figure against its bound; `value` is None where there was nothing to measure."""

    set: str
    path: str
    bound: float
    value: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure is on the right side of its bound; a figure that is not there is not."""
        if self.value is None:
            return False
        if self.set == "speed" and self.path in CEILINGS:
            return self.value <= self.bound
        return self.value >= self.bound


def sets() -> dict[str, Path]:
    """The folders of gold by the name of their set; `DETENTE_SHARED` says where the shared one lies."""
    own = ROOT / "training" / "corpus" / "events" / "test"
    return {"examples": ROOT / "examples" / "gold", "conflicts": own, "shared": shared() / "gold"}


def shared() -> Path:
    """The shared folder."""
    return Path(os.environ.get("DETENTE_SHARED", ROOT.parent / "shared"))


def measure(folder: Path) -> Values:
    """All figures of a set, by path."""
    return total(score_all(load_folder(folder), reader("local"))).flat()


def check(floors: Floors, name: str, values: Values) -> list[Check]:
    """Every floor of a set beside its value."""
    return [Check(name, path, bound, values.get(path)) for path, bound in floors.get(name, {}).items()]


def suggest(values: Values) -> Values:
    """Floors a little under the current values of the main figures, in steps of a hundredth."""
    return {
        path: max(0.0, math.floor(100 * (values[path] - MARGIN) + 1e-6) / 100)
        for path in SUGGESTED
        if path in values
    }


def report(checks: list[Check]) -> str:
    """The table of floors; what does not hold says so."""
    head = ["set", "figure", "floor", "measured", ""]
    rows = [
        [
            c.set,
            c.path,
            f"{c.bound:.3f}",
            "-" if c.value is None else f"{c.value:.3f}",
            "" if c.holds else "BELOW",
        ]
        for c in checks
    ]
    return columns([head, *rows], left=2)


def main(
    argv: list[str] | None = None,
    measured: Callable[[Path], Values] = measure,
    folders: dict[str, Path] | None = None,
) -> int:
    """The command. Gives 0 where every floor holds, 1 where one does not, 2 where a set cannot be used.

    `measured` gives a set's figures; `folders` the sets.
    """
    parser = argparse.ArgumentParser(prog="python -m bench.check_floors", description="Checks the floors.")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--suggest", action="store_true", help="print floors from the current figures")
    parser.add_argument("--speed", action="store_true", help="check the floors of speed too, on the examples")
    args = parser.parse_args(argv)
    floors: Floors = json.loads(args.floors.read_text(encoding="utf-8"))
    try:
        if folders is None:
            found = _all(floors)
        else:
            found = {name: measured(folder) for name, folder in there(folders).items()}
    except (GoldError, UnmeasuredError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if args.suggest:
        print(json.dumps({name: suggest(values) for name, values in found.items()}, indent=1))
        return 0
    if args.speed:
        found["speed"] = _speed()
    checks = [c for name, values in found.items() for c in check(floors, name, values)]
    print(report(checks))
    below = sum(not c.holds for c in checks)
    print(f"{len(checks)} floors, {below} not held" if below else f"{len(checks)} floors hold")
    return int(below > 0)


def there(places: dict[str, Path]) -> dict[str, Path]:
    """The places of sets that exist; of the others it is said that they are skipped."""
    for name, place in places.items():
        if not place.exists():
            print(f"{name}: skipped, no {place}", file=sys.stderr)
    return {name: place for name, place in places.items() if place.exists()}


def _all(floors: Floors) -> dict[str, Values]:
    """The figures of all sets, two at a time. Raises `UnmeasuredError` where one gives none."""
    published = {name: one.place(ROOT, shared()) for name, one in PUBLISHED.items() if name in floors}
    names = [*there(sets() | published), *(["triage"] if "triage" in floors else [])]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        found = dict(zip(names, pool.map(_one, names), strict=True))
    for values in found.values():
        if isinstance(values, str):
            raise UnmeasuredError(values)
    return {name: values for name, values in found.items() if not isinstance(values, str)}


def _one(name: str) -> Values | str:
    """The figures of a set, in a process of its own; words that say why there are none."""
    try:
        if name == "triage":
            return _triage()
        if name in PUBLISHED:
            return published_values(PUBLISHED[name], PUBLISHED[name].place(ROOT, shared()))
        return measure(sets()[name])
    except (GoldError, UnmeasuredError) as error:
        return str(error)


def _triage() -> Values:
    from bench import triage
    from detente.reading.triage import Triage

    return triage.measure(Triage())


def _speed() -> Values:
    from dataclasses import asdict

    from bench import speed, triage

    return {"triage.ratio": triage.speed().ratio} | {
        name: float(value)
        for name, value in asdict(speed.measure(speed.reports_in(ROOT / "examples"))).items()
    }


if __name__ == "__main__":
    sys.exit(main())
