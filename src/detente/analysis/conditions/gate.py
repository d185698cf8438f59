"""A gate: one requirement of one alternative, as a person speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.conditions.net import Net
from detente.analysis.conditions.rules import Requirement, Rules


@dataclass(frozen=True, slots=True)
class Gate:
    """`item` waits for `requirement`, in the alternative of that number, by the will of `side` ("" where the
    rules name none).
    """

    item: str
    side: str
    alternative: int
    requirement: Requirement

    @property
    def label(self) -> str:
        """What waiving it comes to: `talks without ceasefire`."""
        return f"{self.item} without {self.requirement.item}"

    @property
    def holders(self) -> tuple[str, ...]:
        """Whose condition it is: the side, or who the rules say holds it."""
        named = dict.fromkeys(origin.holder for origin in self.requirement.origins if origin.holder)
        return (self.side,) if self.side else tuple(named)


def gate_of(rules: Rules, net: Net, condition: int) -> Gate:
    """The gate of a condition of the rules' net."""
    alternative = net.of[condition]
    item = net.head[alternative]
    leave = rules.leaves.get(net.names[item])
    name, side = (leave.item, leave.side) if leave else (net.names[item], "")
    return Gate(name, side, alternative - net.first[item], net.asks[condition])


def gates(rules: Rules, net: Net) -> Iterator[Gate]:
    """The gate of each condition of the rules' net, by number."""
    return (gate_of(rules, net, condition) for condition in range(len(net.asks)))
