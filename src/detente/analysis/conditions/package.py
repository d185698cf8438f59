"""The package: what nobody need drop if it is done together, and what has to soften for that."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.components import Graph, components
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
    left = bytearray([can and at == NEVER for can, at in zip(possible, step, strict=True)])
    items = [i for i, inside in enumerate(left) if inside]
    usable = bytearray([out == NEVER and left[i] for out, i in zip(broken, net.head, strict=True)])
    needs, of, head, nowhere = net.needs, net.of, net.head, len(net.names)
    firsts = [
        c
        for c, (a, needed) in enumerate(zip(of, needs, strict=True))
        if usable[a] and left[needed] and net.asks[c].strict
    ]
    at_once = _at_once(net, left, usable, firsts)
    rest = [i for i in items if left[i]]
    # What an alternative that is ruled out asks for leads to no item: to one beyond the last.
    wanted = [needed if usable[a] else nowhere for a, needed in zip(of, needs, strict=True)]
    part_of = [NEVER] * len(net.names)
    for n, part in enumerate(components(Graph(net.bounds, wanted), rest)):
        for i in part:
            part_of[i] = n
    obstacles = [c for c in firsts if part_of[head[of[c]]] == part_of[needs[c]] != NEVER]
    return Package(frozenset(items), frozenset(at_once), tuple(obstacles))


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
    head, of = net.head, net.of
    ways = [0] * len(net.names)
    kept = bytearray(len(head))
    for a in ready:
        kept[a] = 1
        ways[head[a]] += 1
    gone = [i for i, inside in enumerate(left) if inside and not ways[i]]
    for item in gone:  # grows while it is read
        for c in net.users[item]:
            a = of[c]
            if kept[a]:
                kept[a] = 0
                ways[head[a]] -= 1
                if ways[head[a]] == 0:
                    gone.append(head[a])
    return {head[a] for a in ready if kept[a]}
