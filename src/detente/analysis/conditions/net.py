"""Rules as numbers: what the algorithms run on."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.rules import Requirement, Rules


@dataclass(frozen=True, slots=True)
class Net:
    """Items, alternatives and conditions (an alternative's requirements, each a number) of some rules.

    `options[i]` are the alternatives of item i, `head[a]` the item of alternative a, `conditions[a]` its
    conditions, `needs[c]` the item that condition c asks for, `of[c]` its alternative, `users[i]` the
    conditions that ask for item i. `inner[i]` says that an item is a leave, which takes no step.
    """

    names: list[str]
    index: dict[str, int]
    options: list[list[int]]
    head: list[int]
    conditions: list[range]
    needs: list[int]
    of: list[int]
    users: list[list[int]]
    inner: bytearray


def net_of(rules: Rules) -> Net:
    """The net of some rules. What is required and has no entry of its own is an item that nobody offers."""
    index = {name: number for number, name in enumerate(rules.items)}
    names = list(rules.items)
    head: list[int] = []
    spans: list[range] = []
    needs: list[int] = []
    of: list[int] = []
    options: list[list[int]] = []
    for number, alternatives in enumerate(rules.items.values()):
        first = len(head)
        for alternative in alternatives:
            begin = len(needs)
            for requirement in alternative.requires:
                needed = index.get(requirement.item)
                if needed is None:
                    needed = index[requirement.item] = len(names)
                    names.append(requirement.item)
                needs.append(needed)
            of.extend([len(head)] * (len(needs) - begin))
            spans.append(range(begin, len(needs)))
            head.append(number)
        options.append(list(range(first, len(head))))
    options.extend([] for _ in range(len(names) - len(options)))
    users: list[list[int]] = [[] for _ in names]
    for condition, needed in enumerate(needs):
        users[needed].append(condition)
    inner = bytearray(name in rules.leaves for name in names) if rules.leaves else bytearray(len(names))
    return Net(names, index, options, head, spans, needs, of, users, inner)


def requirements(rules: Rules) -> list[Requirement]:
    """The requirement of each condition of the rules' net, by number."""
    return [
        requirement
        for alternatives in rules.items.values()
        for alternative in alternatives
        for requirement in alternative.requires
    ]
