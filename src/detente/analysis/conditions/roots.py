"""What is blocked → the items that nobody offers, on which it hangs."""

from __future__ import annotations

from detente.analysis.conditions.net import Net
from detente.analysis.conditions.rules import Rules

MOST = 1_000
"""For so many blocked items each root is sought; beyond it, the first of each item."""


def roots(rules: Rules, net: Net, broken: list[int], blocked: list[int]) -> dict[str, tuple[str, ...]]:
    """For each blocked item the items without alternatives that rule it out, itself where it is one.

    `broken` is what `greatest` gives. A root that is a side's leave stands for the item with that side's
    name: `territory (Ukraine)`.
    """
    several = len(blocked) <= MOST
    found = {}
    for item in blocked:
        if net.names[item] not in rules.leaves:
            found[net.names[item]] = tuple(
                _told(rules, net, root) for root in _of(net, broken, item, several)
            )
    return dict(sorted(found.items()))


def _of(net: Net, broken: list[int], item: int, several: bool) -> list[int]:
    pending, seen = [item], {item}
    ends = []
    for at in pending:  # grows while it is read
        causes = [broken[a] for a in net.options(at)]
        if not causes:
            ends.append(at)
        for cause in causes if several else causes[:1]:
            if cause not in seen:
                seen.add(cause)
                pending.append(cause)
    return sorted(ends)


def _told(rules: Rules, net: Net, item: int) -> str:
    leave = rules.leaves.get(net.names[item])
    if leave is None:
        return net.names[item]
    return leave.item if leave.item.endswith(f"({leave.side})") else f"{leave.item} ({leave.side})"
