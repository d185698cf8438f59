"""The package: what nobody need drop if it is done together, and what has to soften for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.conditions.components import components
from detente.analysis.conditions.fixpoint import NEVER
from detente.analysis.conditions.net import Net


@dataclass(frozen=True, slots=True)
class Package:
    """`items` can all come about if they are done together; `at_once` are those of them that can be so even
    with every "first" kept; `obstacles` are the conditions that ask for "first" on the others' circles.
    """

    items: frozenset[int]
    at_once: frozenset[int]
    obstacles: tuple[int, ...]


def package(net: Net, step: list[int], possible: list[bool], broken: list[int]) -> Package:
    """The greatest fixpoint less the least one, and the strict conditions in its way.

    `step` is what `least` gives, `possible` and `broken` what `greatest` gives.
    """
    items = {i for i, can in enumerate(possible) if can and step[i] == NEVER}
    open_ = _open(net, items, step, broken)
    at_once = _at_once(net, open_)
    rest = items - at_once
    edges: list[Sequence[int]] = [()] * len(net.names)
    for i in rest:
        edges[i] = [net.needs[c] for a in net.options[i] for c in open_.get(a, ()) if net.needs[c] in rest]
    part_of = {i: n for n, part in enumerate(components(edges, sorted(rest))) for i in part}
    obstacles = [
        c
        for i in sorted(part_of)
        for a in net.options[i]
        for c in open_.get(a, ())
        if net.asks[c].strict and part_of[i] == part_of.get(net.needs[c])
    ]
    return Package(frozenset(items), frozenset(at_once), tuple(obstacles))


def _open(net: Net, items: set[int], step: list[int], broken: list[int]) -> dict[int, list[int]]:
    """The alternatives of the package that nothing rules out, with those of their conditions that are not met
    step by step.
    """
    return {
        a: [c for c in net.conditions[a] if step[net.needs[c]] == NEVER]
        for i in items
        for a in net.options[i]
        if broken[a] == NEVER
    }


def _at_once(net: Net, open_: dict[int, list[int]]) -> set[int]:
    """What comes about in joint steps, each of which waits for what its strict conditions ask for."""
    asks, of = net.asks, net.of
    waits = {a: sum(asks[c].strict for c in conditions) for a, conditions in open_.items()}
    ready = [a for a, firsts in waits.items() if firsts == 0]
    done: set[int] = set()
    while True:
        ready = [a for a in ready if net.head[a] not in done]
        joint = _joint(net, ready, done, open_)
        if not joint:
            return done
        done |= joint
        for item in joint:
            for c in net.users[item]:
                if asks[c].strict and of[c] in waits:
                    waits[of[c]] -= 1
                    if waits[of[c]] == 0:
                        ready.append(of[c])


def _joint(net: Net, ready: list[int], done: set[int], open_: dict[int, list[int]]) -> set[int]:
    """The items that can be done in one step after `done`, in ways that ask for nothing more first."""
    ways: dict[int, int] = {}
    for a in ready:
        ways[net.head[a]] = ways.get(net.head[a], 0) + 1
    left = dict.fromkeys(ready)
    pending = list(ready)
    for a in pending:  # grows while it is read
        if a not in left or all(net.needs[c] in done or ways.get(net.needs[c]) for c in open_[a]):
            continue
        del left[a]
        head = net.head[a]
        ways[head] -= 1
        if ways[head] == 0:
            pending += [net.of[c] for c in net.users[head] if net.of[c] in left]
    return {item for item, count in ways.items() if count}
