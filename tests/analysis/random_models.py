"""Random conflicts, each as a model file's content and as `brute` takes it."""

from __future__ import annotations

import itertools
import json
from random import Random
from typing import Any

from tests.analysis.brute import Conflict, Moves, option_moves


def drawn(seed: int) -> tuple[str, Conflict]:
    """A model file in JSON and the same conflict for the brute-force engine; two in five are graphs."""
    r = Random(seed)
    return graph(r) if r.random() < 0.4 else options(r)


def options(
    r: Random, makers: int | None = None, *, full: bool = False, ties: bool = True
) -> tuple[str, Conflict]:
    """A conflict in option form. `full`: all states feasible, all options both ways."""
    count = makers or r.randint(2, 4)
    size = r.randint(max(2, count - 1), 5)
    owned = [
        (r.randrange(count), "both" if full else r.choice(["both", "both", "fwd", "back"]))
        for _ in range(size)
    ]
    patterns = []
    if not full and size > 2:
        patterns = ["".join(r.choice("YN--") for _ in range(size)) for _ in range(r.randint(0, 3))]
        patterns = [p for p in patterns if set(p) != {"-"}]
    states = [
        s
        for s in map("".join, itertools.product("NY", repeat=size))
        if not any(all(p in ("-", c) for p, c in zip(pattern, s, strict=True)) for pattern in patterns)
    ]
    if len(states) < 2:
        return options(r, makers, full=full, ties=ties)
    payoff = [payoffs(r, states, ties=ties) for _ in range(count)]
    names = [f"D{i}" for i in range(count)]
    content: dict[str, Any] = {
        "dms": names,
        "form": "option",
        "options": [{"name": f"o{k}", "dm": names[i], "direction": way} for k, (i, way) in enumerate(owned)],
        "infeasible_patterns": patterns,
        "ranking": {name: classes(payoff[i]) for i, name in enumerate(names)},
    }
    orders: list[tuple[int, list[tuple[int, str]]]] = []
    if not full and r.random() < 0.5:
        for k in r.sample(range(size), r.randint(1, size - 1)):
            rest = [other for other in range(size) if other != k]
            asked = r.sample(rest, r.randint(1, min(2, len(rest))))
            orders.append((k, [(other, r.choice("YYN")) for other in asked]))
        content["orders"] = [
            {
                "option": f"o{k}",
                "after": " AND ".join(f"o{n}" if sign == "Y" else f"NOT o{n}" for n, sign in asked),
            }
            for k, asked in orders
        ]
    moves = [option_moves(owned, states, i, orders) for i in range(count)]
    return json.dumps(content, indent=1), Conflict(states, moves, payoff, [i for i, _ in owned])


def graph(r: Random, makers: int | None = None, *, ties: bool = True) -> tuple[str, Conflict]:
    """A conflict drawn by hand: any moves, transitive or not."""
    count = makers or r.randint(2, 4)
    states = [f"s{k}" for k in range(r.randint(2, 9))]
    density = r.choice([0.1, 0.2, 0.35])
    moves: list[Moves] = [
        {s: {t for t in states if t != s and r.random() < density} for s in states} for _ in range(count)
    ]
    payoff = [payoffs(r, states, ties=ties) for _ in range(count)]
    content = {
        "dms": [f"D{i}" for i in range(count)],
        "form": "graph",
        "states": states,
        "moves": [{s: sorted(t) for s, t in mine.items() if t} for mine in moves],
        "payoff": payoff,
    }
    return json.dumps(content, indent=1), Conflict(states, moves, payoff)


def payoffs(r: Random, states: list[str], *, ties: bool) -> dict[str, int]:
    """With ties, as many levels as states or fewer; without, a permutation."""
    if ties and r.random() < 0.7:
        levels = r.randint(2, max(2, len(states)))
        return {s: r.randrange(levels) for s in states}
    order = r.sample(range(len(states)), len(states))
    return dict(zip(states, order, strict=True))


def classes(payoff: dict[str, int]) -> list[list[str]]:
    """A ranking, the best class first."""
    return [[s for s in payoff if payoff[s] == level] for level in sorted(set(payoff.values()), reverse=True)]
