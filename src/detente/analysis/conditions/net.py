"""Rules as numbers: what the algorithms run on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from detente.analysis.conditions.rules import Requirement, Rules


@dataclass(frozen=True, slots=True)
class Net:
    """Items, alternatives and conditions (an alternative's requirements, each a number) of some rules.

    All are numbered in the order of the rules, so that the alternatives of item i are `first[i]` up to
    `first[i + 1]`, and the conditions of alternative a are `start[a]` up to `start[a + 1]`: no list an item,
    since it is lists that take the time. `head[a]` is the item of alternative a, `needs[c]` the item that
    condition c asks for, `of[c]` its alternative, `asks[c]` the requirement itself, `users[i]` the conditions
    that ask for item i. `inner[i]` says that an item is a leave, which takes no step.
    """

    names: list[str]
    index: dict[str, int]
    first: list[int]
    start: list[int]
    head: list[int]
    needs: list[int]
    of: list[int]
    asks: list[Requirement]
    users: list[list[int]]
    inner: bytearray

    def options(self, item: int) -> range:
        """The alternatives of an item."""
        return range(self.first[item], self.first[item + 1])

    def conditions(self, alternative: int) -> range:
        """The conditions of an alternative."""
        return range(self.start[alternative], self.start[alternative + 1])

    @property
    def bounds(self) -> list[int]:
        """Where the conditions of each item begin, those of all its alternatives, and where the last end."""
        return [self.start[alternative] for alternative in self.first]


def net_of(rules: Rules) -> Net:
    """The net of some rules. What is required and has no entry of its own is an item that nobody offers."""
    index = {name: number for number, name in enumerate(rules.items)}
    alternatives = [alternative.requires for several in rules.items.values() for alternative in several]
    asks = [requirement for requires in alternatives for requirement in requires]
    needs = [index.setdefault(requirement.item, len(index)) for requirement in asks]
    names = list(index)
    counts = [len(several) for several in rules.items.values()]
    first = list(accumulate(counts, initial=0))
    first += first[-1:] * (len(names) - len(counts))
    of = [number for number, requires in enumerate(alternatives) for _ in requires]
    users: list[list[int]] = [[] for _ in names]
    for condition, needed in enumerate(needs):
        users[needed].append(condition)
    return Net(
        names=names,
        index=index,
        first=first,
        start=list(accumulate(map(len, alternatives), initial=0)),
        head=[item for item, count in enumerate(counts) for _ in range(count)],
        needs=needs,
        of=of,
        asks=asks,
        users=users,
        inner=bytearray(name in rules.leaves for name in names) if rules.leaves else bytearray(len(names)),
    )
