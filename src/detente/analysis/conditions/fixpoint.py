"""The least and the greatest fixpoint of a net, each in linear time."""

from __future__ import annotations

from collections.abc import Iterable
from operator import sub

from detente.analysis.conditions.net import Net

NEVER = -1


def least(net: Net, met: Iterable[int] = ()) -> list[int]:
    """The step in which each item is reached, one after the other, `NEVER` where it is not: unit propagation
    with a counter for each alternative (Dowling and Gallier 1984), so that no plan reaches an item in fewer
    steps.

    The first step is 1. A leave takes no step: it is given in the step in which its requirements are there.
    `met` holds the conditions that are waived.
    """
    missing = list(map(sub, net.start[1:], net.start))
    users = _without(net, missing, frozenset(met))
    step = [NEVER] * len(net.names)
    now: list[int] = []
    later: list[int] = []
    head, inner, of = net.head, net.inner, net.of
    for alternative, left in enumerate(missing):
        if left == 0:
            item = head[alternative]
            if step[item] == NEVER:
                step[item] = 0 if inner[item] else 1
                (now if inner[item] else later).append(item)
    at = 0
    while now or later:
        for item in now:  # grows while it is read: a leave that is given counts at once
            for condition in users[item]:
                alternative = of[condition]
                left = missing[alternative] - 1
                missing[alternative] = left
                if left == 0:
                    found = head[alternative]
                    if step[found] == NEVER:
                        step[found] = at if inner[found] else at + 1
                        (now if inner[found] else later).append(found)
        now, later, at = later, [], at + 1
    return step


def _without(net: Net, missing: list[int], met: frozenset[int]) -> list[list[int]]:
    """The net's `users` without the conditions that are waived, which are taken off `missing` at once."""
    if not met:
        return net.users
    users = list(net.users)
    for condition in met:
        missing[net.of[condition]] -= 1
    for item in {net.needs[condition] for condition in met}:
        users[item] = [condition for condition in users[item] if condition not in met]
    return users


def greatest(net: Net) -> tuple[list[bool], list[int]]:
    """Which items can come about if all that can be done together is done at once, and for each alternative
    the item that rules it out, `NEVER` where none does.
    """
    left = list(map(sub, net.first[1:], net.first))
    possible = [count > 0 for count in left]
    broken = [NEVER] * len(net.head)
    gone = [item for item, count in enumerate(left) if count == 0]
    for item in gone:  # grows while it is read
        for condition in net.users[item]:
            alternative = net.of[condition]
            if broken[alternative] != NEVER:
                continue
            broken[alternative] = item
            head = net.head[alternative]
            left[head] -= 1
            if left[head] == 0:
                possible[head] = False
                gone.append(head)
    return possible, broken
