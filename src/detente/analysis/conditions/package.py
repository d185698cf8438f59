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
    left = bytearray(can and at == NEVER for can, at in zip(possible, step, strict=True))
    items = frozenset(i for i, inside in enumerate(left) if inside)
    usable = bytearray(out == NEVER and left[i] for out, i in zip(broken, net.head, strict=True))
    needs, of = net.needs, net.of
    firsts = [c for c, r in enumerate(net.asks) if r.strict and usable[of[c]] and left[needs[c]]]
    at_once = _at_once(net, left, usable, firsts)
    edges: list[Sequence[int]] = [()] * len(net.names)
    for i in items:
        if left[i]:
            wanted = [needs[c] for a in net.options[i] if usable[a] for c in net.conditions[a]]
            edges[i] = [needed for needed in wanted if left[needed]]
    part_of = {
        i: n
        for n, part in enumerate(components(edges, (i for i, inside in enumerate(left) if inside)))
        for i in part
    }
    obstacles = [c for c in firsts if part_of.get(net.head[of[c]], NEVER) == part_of.get(needs[c])]
    return Package(items, frozenset(at_once), tuple(obstacles))


def _at_once(net: Net, left: bytearray, usable: bytearray, firsts: list[int]) -> set[int]:
    """What comes about in joint steps, each of which waits for what its strict conditions ask for. It is
    taken out of `left`, the items that are not reached otherwise.
    """
    of = net.of
    waits = [0] * len(net.head)
    for c in firsts:
        waits[of[c]] += 1
    ready = [a for a, can in enumerate(usable) if can and waits[a] == 0]
    strict = frozenset(firsts)
    done: set[int] = set()
    while True:
        ready = [a for a in ready if net.head[a] not in done]
        joint = _joint(net, ready, left)
        if not joint:
            return done
        done |= joint
        for item in joint:
            left[item] = 0
        for item in joint:
            for c in net.users[item]:
                if c in strict:
                    waits[of[c]] -= 1
                    if waits[of[c]] == 0:
                        ready.append(of[c])


def _joint(net: Net, ready: list[int], left: bytearray) -> set[int]:
    """The items that can be done in one step, in ways that ask for nothing more first."""
    ways: dict[int, int] = {}
    for a in ready:
        ways[net.head[a]] = ways.get(net.head[a], 0) + 1
    kept = set(ready)
    needs = net.needs
    pending = list(ready)
    for a in pending:  # grows while it is read
        if a not in kept or all(not left[needs[c]] or ways.get(needs[c]) for c in net.conditions[a]):
            continue
        kept.discard(a)
        head = net.head[a]
        ways[head] -= 1
        if ways[head] == 0:
            pending += [net.of[c] for c in net.users[head] if net.of[c] in kept]
    return {item for item, count in ways.items() if count}
