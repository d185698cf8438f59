"""Actors as they are compared across reports: by the party that they fold into, persons by their name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from detente.knowledge.fold import fold
from detente.knowledge.party import Party
from detente.knowledge.persons import loose, office_holder
from detente.knowledge.world import world
from detente.model import Actor, Reading
from detente.model.codes import ActorKind
from detente.record.matters.called import army_of, bare, state_body, untitled
from detente.record.periods import calendar_day

Sort = Literal["party", "person", "body", "group"]
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")
_PARTIES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE, ActorKind.ORGANISATION,
                      ActorKind.MILITARY, ActorKind.GOVERNMENT})  # fmt: skip


class Agent(NamedTuple):
    """One actor of a report. `key` is who it is, `side` the party that it folds into (empty for a bystander).

    `known` says that the key is of the world, not of the report. `members` are the parties of a group that
    its name lists, or its region; `many` is how many the name counts, `head` its noun ("leaders"). `proper`
    is False for what a name describes only ("city officials"): another day it may be others.
    """

    key: str
    side: str
    sort: Sort
    known: bool = False
    name: str = ""
    members: tuple[str, ...] = ()
    region: str = ""
    many: int = 0
    head: str = ""
    proper: bool = True

    @property
    def sides(self) -> frozenset[str]:
        """The parties that it stands for."""
        return frozenset(self.members or ((self.side,) if self.side else ()))


class Cast:
    """The actors of one reading as agents."""

    def __init__(self, reading: Reading) -> None:
        """Tell who each actor of a reading is."""
        self._actors = {actor.id: actor for actor in reading.actors}
        self._on = calendar_day(reading.report.published_at[:10])
        self._sides: dict[str, str] = {}
        self._agents = {actor.id: self._agent(actor) for actor in reading.actors}

    def agent(self, key: str) -> Agent:
        """The agent of an actor's id."""
        return self._agents[key]

    def agents(self, keys: Sequence[str]) -> tuple[Agent, ...]:
        """The agents of actors' ids, each once, in a fixed order."""
        return tuple(sorted({self._agents[key] for key in keys if key in self._agents}))

    def name(self, key: str) -> str:
        """An actor's name as the report writes it."""
        return self._actors[key].name

    def _agent(self, actor: Actor) -> Agent:
        if actor.kind is ActorKind.PERSON:
            return self._person(actor)
        party = self._party(actor)
        if party is not None:
            side = party.side_on(self._on) if party.kind is not ActorKind.GROUP else ""
            side = world().side(party.key, self._on).key if side else ""
            return Agent(party.key, side or party.key, "party", known=True, region=_region(party))
        side = self._side(actor)
        body = state_body(actor.name, self._on)
        if body is not None and side in ("", body[0], f"name:{bare(actor.name)}"):
            state, sort = body
            army = army_of(state) if sort == "army" else None
            return Agent(army or f"{sort}@{state}", state, "party", known=True)
        if actor.kind is ActorKind.GROUP:
            return _group(actor, side, self._on)
        name = bare(actor.name)
        proper = actor.name.split()[-1][:1].isupper()
        return Agent(f"{name}@{side}", side or f"name:{name}", "body", name=name, proper=proper)

    def _person(self, actor: Actor) -> Agent:
        side = self._side(actor)
        called = untitled(actor.name)
        holder = office_holder(called, self._on, {side} if side else ())
        if holder is not None:
            own = world().side(holder.party, self._on).key
            if not side or own == side:
                return Agent(
                    f"person:{fold(holder.name)}", own, "person", known=True, name=loose(holder.name)
                )
        name = loose(called)
        named = " " in name or called[:1].isupper()
        key = f"person:{name}@{side}" if named else f"unnamed:{name}@{side}"
        return Agent(key, side, "person", name=name if named else "")

    def _side(self, actor: Actor) -> str:
        """The key of the party that an actor folds into; empty for a bystander."""
        if actor.side is None:
            return ""
        if actor.side not in self._sides:
            self._sides[actor.side] = self._fold(self._actors.get(actor.side))
        return self._sides[actor.side]

    def _fold(self, above: Actor | None) -> str:
        if above is None:
            return ""
        party = self._party(above)
        if party is not None:
            return world().side(party.key, self._on).key
        body = state_body(above.name, self._on)
        return body[0] if body else f"name:{bare(above.name)}"

    def _party(self, actor: Actor) -> Party | None:
        """The party of the world that an actor is, where its name, kind and country leave one only."""
        found = world().lookup(actor.name, self._on)
        if len(found) > 1:
            found = tuple(p for p in found if p.kind is actor.kind) or found
        if len(found) > 1:
            found = tuple(p for p in found if p.country == actor.country) or found
        if len(found) == 1 and (found[0].kind in _PARTIES or found[0].kind is ActorKind.GROUP):
            return found[0]
        if (
            not found
            and actor.kind is ActorKind.STATE
            and actor.country
            and actor.country in world().parties()
        ):
            return world().party(actor.country)
        return None


def _region(party: Party) -> str:
    return party.key if party.kind is ActorKind.GROUP and not party.members else ""


def _group(actor: Actor, side: str, on: date) -> Agent:
    """A group by what its name says: the parties that it lists, its region, how many it counts."""
    name = bare(actor.name)
    found = [p for word in _CAPITALISED.findall(actor.name) if len(p := world().lookup(word, on)) == 1]
    states = sorted({world().side(p[0].key, on).key for p in found if p[0].kind is not ActorKind.GROUP})
    regions = [p[0].key for p in found if p[0].kind is ActorKind.GROUP]
    head = name.partition(" of ")[0].split()[-1] if name else ""
    many = next((_NUMBERS[word] for word in name.split() if word in _NUMBERS), 0)
    if len(states) > 1:
        return Agent(f"group:{'+'.join(states)}", "", "group", name=name, members=tuple(states), head=head)
    if regions and not states:
        region = regions[0]
        return Agent(f"group:{region}:{name}", "", "group", name=name, region=region, many=many, head=head)
    own = side if side and side != f"name:{name}" else "".join(states)
    key, own = f"group:{name}@{own}", own or (f"name:{name}" if side else "")
    return Agent(key, own, "group", name=name, many=many, head=head, proper=False)
