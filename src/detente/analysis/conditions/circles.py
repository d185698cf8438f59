"""Vicious circles: items out of reach that wait for one another."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.components import Graph, components, shortest_circle
from detente.analysis.conditions.fixpoint import NEVER
from detente.analysis.conditions.gate import Gate, gate_of
from detente.analysis.conditions.net import Net
from detente.analysis.conditions.rules import Rules


@dataclass(frozen=True, slots=True)
class Circle:
    """A shortest circle among `items`, which all wait for one another: each gate's requirement is the item of
    the next.
    """

    items: tuple[str, ...]
    gates: tuple[Gate, ...]

    @property
    def key(self) -> frozenset[str]:
        """What makes it the same circle on another day: the items on it."""
        return frozenset(gate.item for gate in self.gates)


def circles(rules: Rules, net: Net, step: list[int], most: int) -> tuple[tuple[Circle, ...], int]:
    """One shortest circle of each strongly connected component of what is out of reach, at most `most` of
    them, the smallest components first; and how many components are not shown.
    """
    graph = Graph(net.bounds, net.needs)
    parts = components(graph, (item for item, at in enumerate(step) if at == NEVER))
    parts.sort(key=lambda part: (len(part), part))
    shown = [_circle(rules, net, graph, part) for part in parts[:most]]
    return tuple(shown), max(0, len(parts) - most)


def _circle(rules: Rules, net: Net, graph: Graph, part: list[int]) -> Circle:
    path = shortest_circle(graph, part)
    found = []
    for item, following in zip(path, [*path[1:], path[0]], strict=True):
        condition = next(c for a in net.options(item) for c in net.conditions(a) if net.needs[c] == following)
        if net.asks[condition].waivable:
            found.append(gate_of(rules, net, condition))
    # Told from a condition that asks for "first" on, where there is one.
    first = next((n for n, gate in enumerate(found) if gate.requirement.strict), 0)
    items = tuple(rules.steps([net.names[item] for item in part]))
    return Circle(items, (*found[first:], *found[:first]))
