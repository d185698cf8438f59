"""Sides across reports: the actors of many readings → the parties that they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente.analysis.groups import Mention, one_side
from detente.knowledge.fold import fold
from detente.knowledge.world import world
from detente.model import Actor, Reading
from detente.model.codes import ActorKind
from detente.model.errors import DetenteError
from detente.record.matters.agents import Cast
from detente.record.matters.called import state_body

_PARTIES = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE, ActorKind.ORGANISATION}
)
"""What stands for itself where a reading gives it no side. A person or a crowd is then a bystander."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party to which actors of several reports fold: `key` is the same in all of them."""

    key: str
    name: str


class UnknownSideError(DetenteError):
    """A side is named that is on no record."""


class Sides:
    """The sides of many readings. Two are one where they are the same state (by its code), the same party of
    the codebook, or have the same name, spelling aside; groups also as `one_side` tells. Where it is
    doubtful they stay apart.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Fold the actors of the readings by side, never by country."""
        self._keys: dict[tuple[str, str], str] = {}
        self._actors: dict[tuple[str, str], Actor] = {}
        called: dict[str, Counter[str]] = {}
        groups: list[Mention] = []
        for reading in readings:
            own = {actor.id: actor for actor in reading.actors}
            groups += _groups(reading)
            for actor in reading.actors:
                self._actors[reading.report.id, actor.id] = actor
                side = own.get(actor.side) if actor.side else (actor if actor.kind in _PARTIES else None)
                if side is not None:
                    key = party_key(side)
                    self._keys[reading.report.id, actor.id] = key
                    called.setdefault(key, Counter())[side.name] += 1
        one = one_side(groups)
        self._keys = {actor: one.get(key, key) for actor, key in self._keys.items()}
        for key in one.keys() & called.keys():
            called.setdefault(one[key], Counter()).update(called.pop(key))
        names = {key: _name(key, names) for key, names in called.items()}
        several = {name for name, times in Counter(names.values()).items() if times > 1}
        self.sides = {
            key: Side(key, f"{name} [{key.partition(':')[2]}]" if name in several else name)
            for key, name in sorted(names.items())
        }

    def of(self, report: str, actor: str) -> str | None:
        """The key of an actor's side, by the ids of its report and itself; None for a bystander."""
        return self._keys.get((report, actor))

    def named(self, report: str, actor: str) -> str:
        """The actor's own name in that report."""
        found = self._actors.get((report, actor))
        return found.name if found else actor

    def name(self, key: str) -> str:
        """The name of a side."""
        found = self.sides.get(key)
        return found.name if found else key

    def find(self, name: str) -> str | None:
        """The key of the side that a person names, by name or alias; None where none or several fit."""
        wanted = fold(name)
        found = {
            s.key for s in self.sides.values() if wanted in (fold(s.name), fold(s.key.partition(":")[2]))
        }
        if not found:
            found = {key for key in self.sides if key in {f"party:{p.key}" for p in world().lookup(name)}}
        return found.pop() if len(found) == 1 else None


def side_called(sides: Sides, name: str) -> str:
    """The key of the side that a person names. Raises `UnknownSideError` where there is none."""
    found = sides.find(name)
    if found is None:
        known = ", ".join(one.name for one in list(sides.sides.values())[:20])
        raise UnknownSideError(f"{name!r} is no side on record, or means several. Sides are: {known}")
    return found


def _groups(reading: Reading) -> list[Mention]:
    """The groups of a reading that are a side of their own."""
    found = [actor for actor in reading.actors if actor.kind is ActorKind.GROUP and actor.side == actor.id]
    if not found:
        return []
    cast, day = Cast(reading), date.fromisoformat(reading.report.published_at[:10])
    return [Mention(party_key(actor), cast.agent(actor.id), day) for actor in found]


def party_key(side: Actor) -> str:
    """The key under which a party of one report is the same in another: `party:UKR`, `group:rebels of x`."""
    return _key(side.kind, side.country, side.name)


@lru_cache(maxsize=1 << 14)
def _key(kind: ActorKind, country: str | None, name: str) -> str:
    if kind is ActorKind.STATE and country in world().parties():
        return f"party:{country}"
    found = world().lookup(name)
    if len(found) > 1:  # RSF: a paramilitary force, or reporters
        found = tuple(party for party in found if party.kind is kind and country in {None, party.country})
    if len(found) == 1:
        return f"party:{world().side(found[0].key).key}"
    # A state is called by its government where it fights at home: "Kenya's government" is Kenya.
    if kind is ActorKind.GOVERNMENT and (body := state_body(name)) is not None and body[0] == country:
        return f"party:{country}"
    return f"{kind.value}:{fold(name)}"


def _name(key: str, names: Counter[str]) -> str:
    """The codebook's name of a party, else what most reports call it."""
    party = world().parties().get(key.removeprefix("party:"))
    if party is not None and key.startswith("party:"):
        return party.name
    return min(names.items(), key=lambda item: (-item[1], item[0]))[0]
