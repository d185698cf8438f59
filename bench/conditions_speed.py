"""How fast rules are solved: `python -m bench.conditions_speed [--rules N] [--json]`.

Rules are made up: each item has two alternatives that ask for one to three others, few of them for nothing.
Two sets: in the open one most items are reached step by step, in the tangled one most wait for one another.
The steps, the package, what is blocked and the circles are worked out. Waivers are left out: the smallest
sets of a hundred thousand tangled items are nobody's question, and finding them is exponential at worst.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable

from detente.analysis.conditions.fixpoint import greatest, least
from detente.analysis.conditions.net import net_of
from detente.analysis.conditions.outcome import solve
from detente.analysis.conditions.rules import Alternative, Requirement, Rules

SEED = 7
ROUNDS = 5
SETS = {"open": 0.1, "tangled": 0.02}
"""The share of alternatives that ask for nothing."""


def made(rules: int, share: float, seed: int = SEED) -> Rules:
    """Rules with so many alternatives, two to an item, of which a share asks for nothing."""
    chance = random.Random(seed)
    count = rules // 2

    def alternative() -> Alternative:
        many = 0 if chance.random() < share else chance.randint(1, 3)
        needed = sorted({chance.randrange(count) for _ in range(many)})
        return Alternative(tuple(Requirement(f"item {n}", strict=chance.random() < 0.5) for n in needed))

    return Rules({f"item {n}": (alternative(), alternative()) for n in range(count)}, ("item 0",))


def main(arguments: list[str] | None = None) -> int:
    """Print the processor time of each part, the least of five, in seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=100_000, help="how many alternatives")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures = {name: measured(options.rules, share) for name, share in SETS.items()}
    if options.json:
        print(json.dumps(figures))
        return 0
    parts = list(next(iter(figures.values())))
    print(f"{options.rules:,} rules  " + "".join(f"{part:>14}" for part in parts))
    for name, row in figures.items():
        told = (f"{row[p]:14,.0f}" if p in {"reached", "together"} else f"{row[p]:12.3f} s" for p in parts)
        print(f"{name:15}" + "".join(told))
    return 0


def measured(count: int, share: float) -> dict[str, float]:
    """The seconds of each part on one set, and how many items are reached and possible together."""
    rules = made(count, share)
    net = net_of(rules)
    found = solve(rules, with_waivers=False)
    return {
        "reached": float(len(found.reached)),
        "together": float(len(found.package)),
        "numbering": _seconds(lambda: net_of(rules)),
        "steps": _seconds(lambda: least(net)),
        "greatest": _seconds(lambda: greatest(net)),
        "all": _seconds(lambda: solve(rules, with_waivers=False)),
    }


def _seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


if __name__ == "__main__":
    raise SystemExit(main())
