"""Rules as numbers: what the algorithms run on."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.conditions.rules import Requirement, Rules


@dataclass(frozen=True, slots=True)
class Net:
    """Items, alternatives and conditions (an alternative's requirements, each a number) of some rules.

    `options[i]` are the alternatives of item i, `head[a]` the item of alternative a, `conditions[a]` its
    conditions, `needs[c]` the item that condition c asks for, `of[c]` its alternative, `asks[c]` the
    requirement itself, `users[i]` the conditions that ask for item i. `inner[i]` says that an item is a
    leave, which takes no step.
    """

    names: list[str]
    index: dict[str, int]
    options: list[list[int]]
    head: list[int]
    conditions: list[range]
    needs: list[int]
    of: list[int]
    asks: list[Requirement]
    users: list[list[int]]
    inner: bytearray


def net_of(rules: Rules) -> Net:
    """The net of some rules. What is required and has no entry of its own is an item that nobody offers."""
    index = {name: number for number, name in enumerate(rules.items)}
    names = list(rules.items)
    head: list[int] = []
    spans: list[range] = []
    of: list[int] = []
    asks: list[Requirement] = []
    options: list[list[int]] = []
    for number, alternatives in enumerate(rules.items.values()):
        first = len(head)
        for alternative in alternatives:
            begin = len(asks)
            asks += alternative.requires
            of += [len(head)] * (len(asks) - begin)
            spans.append(range(begin, len(asks)))
            head.append(number)
        options.append(list(range(first, len(head))))
    for requirement in asks:
        if requirement.item not in index:
            index[requirement.item] = len(names)
            names.append(requirement.item)
            options.append([])
    needs = [index[requirement.item] for requirement in asks]
    users: list[list[int]] = [[] for _ in names]
    for condition, needed in enumerate(needs):
        users[needed].append(condition)
    inner = bytearray(name in rules.leaves for name in names) if rules.leaves else bytearray(len(names))
    return Net(names, index, options, head, spans, needs, of, asks, users, inner)
