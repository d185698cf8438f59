"""The package: what nobody need drop if it is done together, and what has to soften for that."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.components import components
from detente.analysis.conditions.fixpoint import NEVER
from detente.analysis.conditions.gate import Gate
from detente.analysis.conditions.net import Net


@dataclass(frozen=True, slots=True)
class Package:
    """`items` can all come about if they are done together; `at_once` are those of them that can be so even
    with every "first" kept; `obstacles` are the conditions that ask for "first" on the others' circles.
    """

    items: frozenset[int]
    at_once: frozenset[int]
    obstacles: tuple[int, ...]


def package(net: Net, step: list[int], possible: list[bool], broken: list[int], gates: list[Gate]) -> Package:
    """The greatest fixpoint less the least one, and the strict conditions in its way.

    `step` is what `least` gives, `possible` and `broken` what `greatest` gives.
    """
    items = frozenset(i for i, can in enumerate(possible) if can and step[i] == NEVER)
    usable = {
        i: [
            [c for c in net.conditions[a] if net.needs[c] in items]
            for a in net.options[i]
            if broken[a] == NEVER
        ]
        for i in items
    }
    at_once = _at_once(net, usable, gates)
    rest = items - at_once
    edges = [
        [net.needs[c] for alternative in usable[i] for c in alternative if net.needs[c] in rest]
        if i in rest
        else []
        for i in range(len(net.names))
    ]
    part_of = {i: n for n, part in enumerate(components(edges, sorted(rest))) for i in part}
    obstacles = [
        c
        for i in sorted(rest)
        for alternative in usable[i]
        for c in alternative
        if gates[c].requirement.strict and i in part_of and part_of[i] == part_of.get(net.needs[c])
    ]
    return Package(items, at_once, tuple(obstacles))


def _at_once(net: Net, usable: dict[int, list[list[int]]], gates: list[Gate]) -> frozenset[int]:
    """What comes about in joint steps, each of which waits for what its strict conditions ask for."""
    done: set[int] = set()
    while True:
        joint = usable.keys() - done
        while True:
            kept = {
                i
                for i in joint
                if any(
                    all(
                        net.needs[c] in done or (net.needs[c] in joint and not gates[c].requirement.strict)
                        for c in alternative
                    )
                    for alternative in usable[i]
                )
            }
            if kept == joint:
                break
            joint = kept
        if not joint:
            return frozenset(done)
        done |= joint
