"""The scene: all that the event steps look at, gathered once a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.knowledge.gazetteer import gazetteer
from detente.model import Actor
from detente.model.codes import ActorKind
from detente.reading.local.actors.agents import Agents
from detente.reading.local.actors.cast import Cast
from detente.reading.local.clauses import Clause, clauses_of
from detente.reading.local.events.learned import Learned
from detente.reading.local.events.things import things
from detente.reading.local.events.topics import Topics
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.places.binding import place_of
from detente.reading.local.places.clues import preposition_of
from detente.reading.local.places.where import Where
from detente.reading.local.quotations.chain import Voices
from detente.reading.local.times.entries import Entries
from detente.reading.local.times.when import When

_IN = frozenset({"in", "at", "near", "inside", "outside", "around"})


@dataclass
class Scene:
    """What earlier steps found, by token."""

    page: Page
    cast: Cast
    times: Sequence[When]
    places: Sequence[Where]
    voices: Voices
    learned: Learned | None = None
    """What the trained head makes of the page, where there is one."""
    by_rule: bool = True
    """Whether rules find acts too; without, only the head does, for the sake of comparison."""
    things: dict[int, Token] = field(init=False)
    """Pronouns that take up a ceasefire, talks or an agreement: token index to its noun."""
    topics: Topics = field(init=False)
    agents: Agents = field(init=False)
    entries: Entries = field(init=False)
    """Of a running report, the times of day before its entries."""
    clauses: tuple[Clause, ...] = field(init=False)
    by_head: dict[int, Clause] = field(init=False)

    def __post_init__(self) -> None:
        self.things = things(self.page.doc, self.cast)
        self.topics = Topics(self.page.doc, self.things)
        self.agents = Agents(self.cast, self.voices)
        self.entries = Entries(self.page)
        self.clauses = clauses_of(self.page.doc)
        self.by_head = {clause.head.i: clause for clause in self.clauses}

    def speaker(self, token: Token) -> Actor | None:
        """Who says the words around `token`; None in the outlet's own voice."""
        said = self.voices.at(token.idx)
        key = said[-1].speaker if said else None
        return self.cast[key] if key else None

    def place_of(self, token: Token) -> Where | None:
        """The place of what a verb or noun tells, None where the text gives none.

        A name that no list knows and that a person has ("talked to Ruto") is one only behind "in" or "near",
        or as the town of that name that is taken.
        """
        where = place_of(token, self.places, self.page)
        if where is None or where in self.places:
            return where
        root = self.page.doc[where.root]
        before = preposition_of(root)
        if before is not None and before.lower_ in _IN:
            return where
        if root.dep_ in {"dobj", "nsubjpass"} and gazetteer().lookup(where.place.name):
            return where
        mentions = self.cast.within(where.start, where.end)
        named = [*self.cast.at(root), *(self.cast[key] for m in mentions for key in m.actors)]
        return None if any(actor.kind is ActorKind.PERSON for actor in named) else where

    def same_side(self, one: Actor | None, other: Actor | None) -> bool:
        """Whether two actors belong to one party."""
        if one is None or other is None:
            return False
        return one.id == other.id or (one.side is not None and one.side == other.side)

    def parties(self, actors: Iterable[Actor]) -> tuple[Actor, ...]:
        """The parties that these actors belong to, once each; a bystander stands for itself."""
        sides = [self.cast.side(actor) or actor for actor in actors]
        return tuple({side.id: side for side in sides}.values())
