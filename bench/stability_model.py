"""A model to measure the stability engine with: random, with ties, infeasible states and one-way options."""

from __future__ import annotations

from random import Random

from detente.analysis.stability import Model, parse_model

STATEMENTS = 30


def sample(options: int, makers: int, seed: int = 1) -> Model:
    """A model in option form; a fifth of the options go one way, three patterns of three are infeasible."""
    r = Random(seed)
    names = [f"D{i}" for i in range(makers)]
    lines = [f"dms: [{', '.join(names)}]", "options:"]
    for k in range(options):
        way = r.choice(["fwd", "back"]) if r.random() < 0.2 else "both"
        lines.append(f"  - {{name: o{k}, dm: {names[k % makers]}, direction: {way}}}")
    lines.append("infeasible:")
    lines += [f"  - {_condition(r, options, 3)}" for _ in range(3)]
    lines.append("priority_statements:")
    for name in names:
        lines.append(f"  {name}:")
        lines += [f"    - {_condition(r, options, r.choice([1, 2, 3]))}" for _ in range(STATEMENTS)]
    return parse_model("\n".join(lines))


def _condition(r: Random, options: int, width: int) -> str:
    parts = (f"{r.choice(['', 'NOT '])}o{k}" for k in r.sample(range(options), width))
    return " AND ".join(parts)
