"""Whose conditions stand in the way: the smallest sets of them whose waiver makes the goal reachable."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.fixpoint import NEVER
from detente.analysis.conditions.gate import Gate
from detente.analysis.conditions.net import Net, net_of
from detente.analysis.conditions.rules import Alternative, Rules
from detente.analysis.conditions.waivers import waivers


@dataclass(frozen=True, slots=True)
class Ways:
    """`cost` is the least weight to waive, 0 where the goal is reached as it is, None where no waiver helps.
    `number` is how many conditions the smallest of the ways waives.

    `complete` is False where there are more ways than are listed, `exact` False where the search was cut off.
    """

    cost: float | None = None
    ways: tuple[tuple[Gate, ...], ...] = ()
    complete: bool = True
    exact: bool = True

    @property
    def number(self) -> int | None:
        """How many conditions have to be waived at least."""
        return None if self.cost is None else min(len(way) for way in self.ways)

    @property
    def labels(self) -> list[list[str]]:
        """Each way as the labels of its conditions, each once, in the order of the rules."""
        told = dict.fromkeys(tuple(dict.fromkeys(gate.label for gate in way)) for way in self.ways)
        return [list(way) for way in told]


def ways(rules: Rules, step: list[int], net: Net, most: int) -> Ways:
    """The ways to the rules' goal. `step` is what `least` gives for the rules' net."""
    if all(step[net.index[name]] != NEVER for name in rules.goal):
        return Ways(0.0, ((),))
    part, kept = _what_is_left(rules, step, net)
    small = net_of(part)
    found = waivers(
        small,
        [small.index[name] for name in part.goal],
        [asked.weight for asked in small.asks],
        [asked.waivable for asked in small.asks],
        most=most,
    )
    named = tuple(tuple(kept[c] for c in way) for way in found.ways)
    return Ways(found.cost, named, found.complete, found.exact)


def _what_is_left(rules: Rules, step: list[int], net: Net) -> tuple[Rules, list[Gate]]:
    """The rules of what is out of reach and matters to the goal, without what is met; and the gates of their
    conditions in the rules as they were.
    """
    missed = {name for name, at in zip(net.names, step, strict=True) if at == NEVER}
    pending = [name for name in dict.fromkeys(rules.goal) if name in missed]
    wanted = set(pending)
    for name in pending:  # grows while it is read
        for alternative in rules.items.get(name, ()):
            for requirement in alternative.requires:
                if requirement.item in missed and requirement.item not in wanted:
                    wanted.add(requirement.item)
                    pending.append(requirement.item)
    items: dict[str, tuple[Alternative, ...]] = {}
    kept: list[Gate] = []
    for name in (name for name in net.names if name in wanted):
        leave = rules.leaves.get(name)
        item, side = (leave.item, leave.side) if leave else (name, "")
        alternatives = []
        for number, alternative in enumerate(rules.items.get(name, ())):
            unmet = tuple(r for r in alternative.requires if r.item in missed)
            alternatives.append(Alternative(unmet))
            kept += [Gate(item, side, number, requirement) for requirement in unmet]
        items[name] = tuple(alternatives)
    goal = tuple(name for name in dict.fromkeys(rules.goal) if name in missed)
    return Rules(items, goal, {k: v for k, v in rules.leaves.items() if k in items}), kept
