"""Rules: each item with the alternatives by which it comes about, each a set of requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from detente.analysis.source import Source


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a requirement or an alternative comes from: who said it, in which words, when.

    `kind` is the kind of the condition, `text` its words, "" for a word without condition. `act` is the act
    that carries it. A rules file gives as much of it as it likes.
    """

    holder: str = ""
    kind: str = ""
    text: str = ""
    act: str = ""
    day: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of an alternative: `item` has to come about, first where it is `strict`.

    `weight` is what waiving it costs: the firmer, the more. A requirement that is not `waivable` is no one's
    condition: that a joint step takes both sides.
    """

    item: str
    strict: bool = False
    weight: float = 1.0
    waivable: bool = True
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way by which an item comes about: all of `requires`, nothing where it is empty."""

    requires: tuple[Requirement, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """A side's leave for an item: an item of its own, that takes no step."""

    item: str
    side: str


@dataclass(frozen=True)
class Rules:
    """Items with their alternatives: none means that nobody offers it, an empty one that it is unconditional.

    `goal` is what is to be reached. `leaves` says which items are a side's leave for another. `silent` holds
    the leaves on which their side has no word: they are taken as given.
    """

    items: Mapping[str, tuple[Alternative, ...]]
    goal: tuple[str, ...] = ()
    leaves: Mapping[str, Leave] = field(default_factory=lambda: MappingProxyType({}))
    silent: frozenset[str] = frozenset()

    def item_of(self, name: str) -> str:
        """The item that a name stands for: of a leave, what it is the leave for."""
        leave = self.leaves.get(name)
        return leave.item if leave else name

    def steps(self, names: list[str]) -> list[str]:
        """The names that are steps and no leaves, in alphabetical order."""
        return sorted(name for name in names if name not in self.leaves)
