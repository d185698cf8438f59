"""Rules → what they come to: reached, possible together, blocked, circles, waivers."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.circles import Circle, circles
from detente.analysis.conditions.fixpoint import NEVER, greatest, least
from detente.analysis.conditions.gate import Gate, gate_of
from detente.analysis.conditions.net import Net, net_of
from detente.analysis.conditions.package import package
from detente.analysis.conditions.roots import roots
from detente.analysis.conditions.rules import Rules
from detente.analysis.conditions.ways import Ways, ways

MOST_CIRCLES = 20
MOST_WAYS = 200
MOST_OBSTACLES = 1_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some rules come to. Items stand by name, in alphabetical order within a step.

    `steps` is the shortest plan one step after the other, `package` what can be done only together, `at_once`
    the part of it that keeps every "first", `obstacles` what has to soften from "first" to "at the same time"
    for the rest; `more_obstacles` counts those beyond a bound. `blocked` is out of reach even so; `roots`
    says for each which items that nobody offers it hangs on. `circles` are listed up to a bound,
    `more_circles` counts the others. `unknown` are items that are required and have no entry: nobody offers
    them.
    """

    rules: Rules
    steps: tuple[tuple[str, ...], ...]
    package: tuple[str, ...]
    at_once: tuple[str, ...]
    obstacles: tuple[Gate, ...]
    more_obstacles: int
    blocked: tuple[str, ...]
    roots: dict[str, tuple[str, ...]]
    circles: tuple[Circle, ...]
    more_circles: int
    waivers: Ways
    unknown: tuple[str, ...]

    @property
    def reached(self) -> frozenset[str]:
        """Every item that is reached step by step."""
        return frozenset(name for step in self.steps for name in step)


def solve(
    rules: Rules,
    *,
    with_waivers: bool = True,
    most_circles: int = MOST_CIRCLES,
    most_ways: int = MOST_WAYS,
) -> Outcome:
    """What the rules come to. Linear in their size but for the circles, which are bounded, and the waivers,
    which are exact.
    """
    net = net_of(rules)
    step = least(net)
    possible, broken = greatest(net)
    deal = package(net, step, possible, broken)
    found, more = circles(rules, net, step, most_circles)
    blocked = [i for i, can in enumerate(possible) if not can]
    return Outcome(
        rules=rules,
        steps=_steps(rules, net, step),
        package=tuple(rules.steps([net.names[i] for i in deal.items])),
        at_once=tuple(rules.steps([net.names[i] for i in deal.at_once])),
        obstacles=tuple(gate_of(rules, net, c) for c in deal.obstacles[:MOST_OBSTACLES]),
        more_obstacles=max(0, len(deal.obstacles) - MOST_OBSTACLES),
        blocked=tuple(rules.steps([net.names[i] for i in blocked])),
        roots=roots(rules, net, broken, blocked),
        circles=found,
        more_circles=more,
        waivers=ways(rules, step, net, most_ways) if with_waivers else Ways(),
        unknown=tuple(sorted(net.names[len(rules.items) :])),
    )


def _steps(rules: Rules, net: Net, step: list[int]) -> tuple[tuple[str, ...], ...]:
    layers: dict[int, list[str]] = {}
    for name, at in zip(net.names, step, strict=True):
        if at != NEVER and name not in rules.leaves:
            layers.setdefault(at, []).append(name)
    return tuple(tuple(sorted(layers[at])) for at in sorted(layers))
