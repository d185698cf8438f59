"""The actors that a model names → actors of the report: each by words that stand in it, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from detente.knowledge.fold import fold
from detente.knowledge.party import Party
from detente.knowledge.world import world
from detente.model import Actor, Evidence, Report
from detente.model.codes import ActorKind, Sector
from detente.reading.aligner import Aligner
from detente.reading.llm.answer import ToldActor
from detente.reading.llm.notes import Notes
from detente.reading.llm.sure import SURE, surely

_SHORTEST_LAST_NAME = 4
_LONGEST_NAME = 160
_ROLE_WITHIN = 150
"""How many characters an office may stand from a mention of who holds it."""
_METONYMS = frozenset({"capital", "seat"})


@dataclass
class Part:
    """Somebody whom the report names."""

    name: Evidence
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    role: Evidence | None = None
    mentions: tuple[Evidence, ...] = ()
    side: Part | None = None
    party: Party | None = None
    score: float = 100.0
    called: set[str] = field(default_factory=set)

    @property
    def actor(self) -> Actor:
        """The actor without its side."""
        spans = {"name": (self.name,)}
        if self.role is not None:
            spans["role"] = (self.role,)
        return Actor(
            name=self.name.quote,
            kind=self.kind,
            country=self.country,
            sector=self.sector,
            role=self.role.quote if self.role else None,
            mentions=self.mentions,
            evidence=(self.name,),
            spans=spans,
            confidence=surely(SURE, self.score),
        )


class Cast:
    """The actors of a report, found by the names that a model uses for them."""

    def __init__(self, report: Report, aligner: Aligner, told: Iterable[ToldActor], notes: Notes) -> None:
        self._report = report
        self._aligner = aligner
        self._notes = notes
        self._on = date.fromisoformat(report.published_at[:10])
        self._parts: list[Part] = []
        self._by_name: dict[str, Part] = {}
        self._sides: list[tuple[Part, str]] = []
        for one in told:
            self._add(one)
        for part, side in self._sides:
            part.side = self._side(part, side)

    def find(self, name: str) -> Part | None:
        """Who is meant by a name: an actor of the list, or a party of the world that the report names."""
        key = fold(name)
        if key in self._by_name:
            return self._by_name[key]
        party = self._party(name)
        if party is None:
            return None
        part = next((one for one in self._parts if one.party is party), None) or self._of_party(party)
        if part is not None:
            self._by_name[key] = part
        return part

    def written(self, used: Iterable[Part]) -> tuple[Actor, ...]:
        """The actors that entries use and their sides, in the order of the text."""
        wanted = {id(part): part for part in used}
        for part in list(wanted.values()):
            if part.side is not None:
                wanted[id(part.side)] = part.side
        parts = sorted(wanted.values(), key=lambda part: part.name.start)
        made: dict[str, Actor] = {}
        for part in parts:
            actor = part.actor
            side = part.side.actor.id if part.side else None
            made.setdefault(actor.id, actor.model_copy(update={"side": side}))
        return tuple(made.values())

    def _add(self, told: ToldActor) -> None:
        if len(told.name) > _LONGEST_NAME:
            return
        known = self._by_name.get(fold(told.name))
        placed = self._aligner.place(told.name)
        if placed is None:
            self._notes.unplaced("actor", told.name)
            return
        if known is not None:
            return
        party = self._party(told.name)
        same = next((one for one in self._parts if party is not None and one.party is party), None)
        part = same or Part(placed.evidence, told.kind, score=placed.score, party=party)
        if same is None:
            self._describe(part, told)
            self._parts.append(part)
        names = [told.name, *(one for one in told.also if len(one) <= _LONGEST_NAME)]
        part.mentions = _in_order((*part.mentions, placed.evidence, *self._mentions(names, part)))
        for name in names:
            self._by_name.setdefault(fold(name), part)
        if same is None:
            self._role(part, told.role)
            self._sides.append((part, told.side or ""))

    def _describe(self, part: Part, told: ToldActor) -> None:
        if part.party is not None and part.party.kind is not None:
            part.kind = part.party.kind
            part.country = part.party.country
            part.sector = part.party.sector_on(self._on) or told.sector
            return
        part.sector = told.sector
        part.country = self._country(told.country)

    def _country(self, code: str | None) -> str | None:
        """A country's code, where the report names that country in any form."""
        code = (code or "").strip().upper()
        parties = world().parties()
        if code not in parties or parties[code].kind is not ActorKind.STATE:
            return None
        return code if self._named(parties[code]) else None

    def _role(self, part: Part, role: str | None) -> None:
        if not role:
            return
        for mention in part.mentions:
            within = (max(0, mention.start - _ROLE_WITHIN), mention.end + _ROLE_WITHIN)
            placed = self._aligner.place(role, within, near=(mention.start, mention.end))
            if placed is not None:
                part.role = placed.evidence
                return
        self._notes.unplaced("role", role)

    def _side(self, part: Part, named: str) -> Part | None:
        if part.party is not None:
            top = world().side(part.party.key, self._on)
            if top is part.party:
                return part
            return self.find(top.name)
        if not named:
            return None if part.kind in (ActorKind.PERSON, ActorKind.GROUP) else part
        if fold(named) == fold(part.name.quote):
            return part
        side = self.find(named)
        if side is None:
            self._notes.unplaced("side", named)
            return None
        if part.country is None:
            part.country = side.country
        return side

    def _party(self, name: str) -> Party | None:
        """The one party that a name means on the day of publication; None where there are more or none."""
        found = [party for party in world().lookup(name, self._on) if party.kind is not None]
        return found[0] if len(found) == 1 else None

    def _of_party(self, party: Party) -> Part | None:
        """A party that is no actor of the model's list, by the words that the report has for it."""
        mentions = self._named(party)
        if not mentions or party.kind is None:
            return None
        part = Part(mentions[0], party.kind, party.country, party.sector_on(self._on), party=party)
        part.mentions = _in_order(mentions)
        self._parts.append(part)
        top = world().side(party.key, self._on)
        part.side = part if top is party else self.find(top.name)
        return part

    def _named(self, party: Party) -> tuple[Evidence, ...]:
        """Every mention of a party by one of its unambiguous names, its own names first, then adjectives and
        metonyms.
        """
        aliases = [one for one in world().aliases(party.key) if not one.ambiguous and one.holds_on(self._on)]
        aliases.sort(key=lambda one: (one.form in _METONYMS, one.form in {"adjective", "demonym"}))
        found: list[Evidence] = []
        for alias in aliases:
            found.extend(self._aligner.everywhere(alias.surface))
        return tuple(dict.fromkeys(found))

    def _mentions(self, names: list[str], part: Part) -> Iterable[Evidence]:
        for name in names:
            yield from self._aligner.everywhere(name)
            last = name.split()[-1]
            if part.kind is ActorKind.PERSON and last != name and len(last) >= _SHORTEST_LAST_NAME:
                yield from self._aligner.everywhere(last)
            elif (placed := self._aligner.place(name)) is not None:
                yield placed.evidence
        if part.party is not None:
            yield from self._named(part.party)


def _in_order(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Mentions once each, in the order of the text."""
    once = {(one.start, one.end): one for one in found}
    return tuple(once[key] for key in sorted(once))
