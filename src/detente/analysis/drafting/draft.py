"""The draft of a model: what an analyst gets to check, mend and add to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.conditions.item import Item
from detente.analysis.source import Source
from detente.model.codes import Issue


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is in the draft: what was done in which words. `how` says it in words ("offers it",
    "Russia asks for it").
    """

    how: str
    day: str
    source: Source


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a side: a step that it may take (`item`), or a threat on `issue` that it may carry out.

    `owner` is the key of the side, `maker` its name in the model, `name` that of the option.
    """

    owner: str
    maker: str
    name: str
    issue: Issue
    item: Item | None
    grounds: tuple[Ground, ...]

    @property
    def threat(self) -> bool:
        """Whether it is a threat."""
        return self.item is None

    @property
    def key(self) -> str:
        """What names it in the whole model."""
        return f"{self.maker}.{self.name}"


@dataclass(frozen=True, slots=True)
class Order:
    """A demanded order: the option of that key can be taken only where `after` holds already. `says` tells it
    in words; `strict` where it asks for "first".
    """

    option: str
    after: str
    says: str
    strict: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a side prefers, as a condition on options; `says` tells it in words. `rank` is the class by which
    the draft sorts: refusals, demands, offers, threats.
    """

    owner: str
    statement: str
    says: str
    issue: Issue
    rank: int
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Draft:
    """A draft on a day.

    `excluded` are conditions that hold in no state. `wishes` stand by maker, the most important first as far
    as the record says; `unknown` holds by maker the neighbours (by number, from 1) of which it does not.
    `taken` are the options that are on record as taken already. `questions` say what the record leaves open.
    `reached` and `package` are what `conditions` says of the same steps.
    """

    on: str
    makers: tuple[str, ...]
    choices: tuple[Choice, ...]
    orders: tuple[Order, ...]
    excluded: tuple[str, ...]
    wishes: dict[str, tuple[Wish, ...]]
    unknown: dict[str, tuple[tuple[int, int], ...]]
    taken: frozenset[str]
    questions: tuple[str, ...]
    reached: tuple[tuple[str, ...], ...]
    package: tuple[str, ...]
    reports: int
    copies: int

    @property
    def status_quo(self) -> str:
        """The state where the conflict stands, as `NNY`."""
        return "".join("Y" if choice.key in self.taken else "N" for choice in self.choices)

    def named(self) -> Iterator[tuple[str, tuple[Ground, ...]]]:
        """Everything that is drafted, by what names it, with its grounds."""
        for choice in self.choices:
            yield f"option {choice.key}", choice.grounds
        for order in self.orders:
            yield f"order {order.option} after {order.after}", order.grounds
        for condition in self.excluded:
            yield f"infeasible {condition}", ()
        for maker, wishes in self.wishes.items():
            for wish in wishes:
                yield f"statement of {maker}: {wish.statement}", wish.grounds

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Everything that is drafted, by what names it, with the ids of the entries behind it."""
        return {
            name: tuple(dict.fromkeys(ground.source.entry for ground in grounds))
            for name, grounds in self.named()
        }
