"""The cast: the actors of a report and where each is mentioned. What the actor steps hand to all others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from detente.model import Actor
from detente.model.codes import Sector
from detente.reading.local.parsed import Token


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    NOMINAL = "nominal"
    """A description: "the Ukrainian president", "the two countries", "European leaders"."""
    PRONOUN = "pronoun"
    ADJECTIVE = "adjective"
    """A nationality that modifies a noun which is no actor itself: "Russian drones"."""
    METONYM = "metonym"
    """A capital or seat of government that acts: "Kyiv", "the Kremlin"."""
    PLACE = "place"
    """A country or city that is only where something is: "in Ukraine". Never an agent."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: its offsets, the index of its head token, and whom it names (several for "both sides")."""

    start: int
    end: int
    root: int
    form: Form
    actors: tuple[str, ...]
    sector: Sector | None = None
    """GOV where these words mean the government of a state that others name as a whole."""


class Cast:
    """The actors of a report, by id and by token."""

    def __init__(
        self,
        actors: Iterable[Actor],
        mentions: Iterable[Mention],
        traced: Mapping[str, Callable[[Actor], Actor]] = MappingProxyType({}),
    ) -> None:
        """`traced` gives an actor, by its id, the trace of its fields."""
        self._traced = traced
        self.actors: tuple[Actor, ...] = tuple(actors)
        self.mentions: tuple[Mention, ...] = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
        self._starts = [mention.start for mention in self.mentions]
        self._by_id = {actor.id: actor for actor in self.actors}
        self._by_root: dict[int, Mention] = {}
        for mention in self.mentions:
            self._by_root.setdefault(mention.root, mention)

    def __getitem__(self, key: str) -> Actor:
        return self._by_id[key]

    def traced(self, actor: Actor) -> Actor:
        """The actor with what gave each of its fields, which only those that are published need."""
        trace = self._traced.get(actor.id)
        return trace(actor) if trace is not None else actor

    def mention(self, token: Token) -> Mention | None:
        """The mention whose head is `token`, the longest where several share it."""
        return self._by_root.get(token.i)

    def actor_of(self, root: int) -> Actor | None:
        """The first actor that the mention headed by the token of that index names."""
        mention = self._by_root.get(root)
        return self._by_id[mention.actors[0]] if mention is not None else None

    def at(self, token: Token) -> tuple[Actor, ...]:
        """The actors that the mention headed by `token` names; empty where it heads none."""
        mention = self.mention(token)
        return tuple(self._by_id[key] for key in mention.actors) if mention else ()

    def side(self, actor: Actor) -> Actor | None:
        """The party that `actor` belongs to; itself for a party; None for a bystander."""
        return self._by_id.get(actor.side) if actor.side else None

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie inside `[start, end)`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)
