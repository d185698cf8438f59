"""Drafts: the actors of a report while they are being put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from detente.knowledge.party import Party
from detente.knowledge.world import world
from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.cast import Form


@dataclass(slots=True)
class Sighting:
    """One mention of a draft: token span, head token, form."""

    start: int
    end: int
    root: int
    form: Form


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making. `owner` is whom it belongs or speaks for; a draft without one is its own side
    where it is a party, and a bystander where it is not.
    """

    kind: ActorKind
    sector: Sector | None = None
    country: str | None = None
    party: Party | None = None
    owner: Draft | None = None
    role: tuple[int, int] | None = None
    role_noun: str | None = None
    name: tuple[int, int] | None = None
    """Tokens of its proper name, where it has one."""
    gender: str | None = None
    plural: bool = False
    is_party: bool = False
    """Whether it is a side of its own where nobody owns it."""
    sure: float = 0.8
    because: str = ""
    """Why it is its owner's, where no words beside it say so; for the trace."""
    sightings: list[Sighting] = field(default_factory=list)
    region: Draft | None = None
    """The region that a group is of: Europe, for "European leaders"."""
    heads: Draft | None = None
    """Whom a person is said to head or represent."""
    words: frozenset[str] = frozenset()
    """The folded words of a person's name."""

    def top(self) -> Draft:
        """The party that it belongs to in the end."""
        draft, seen = self, {id(self)}
        while draft.owner is not None and id(draft.owner) not in seen:
            draft = draft.owner
            seen.add(id(draft))
        return draft

    def side(self) -> Draft | None:
        """Its party; None for a bystander."""
        top = self.top()
        return top if top.is_party else None

    @property
    def is_person(self) -> bool:
        """Whether it is one person."""
        return self.kind is ActorKind.PERSON and not self.plural

    @property
    def is_state(self) -> bool:
        """Whether it is a state (or the government that stands for it)."""
        return self.party is not None and self.party.kind is ActorKind.STATE


class Drafts:
    """All drafts of a report, the parties of the world among them by their key."""

    def __init__(self, on: date | None) -> None:
        self.on = on
        self.all: list[Draft] = []
        self._parties: dict[tuple[str, Sector | None], Draft] = {}
        self.keyed: dict[tuple[str, int], Draft] = {}
        """Drafts without a proper name, by their noun and the id of their owner: "the army" of a state."""

    def __iter__(self) -> Iterator[Draft]:
        return iter(self.all)

    def add(self, draft: Draft) -> Draft:
        """Keep a draft and give it back."""
        self.all.append(draft)
        return draft

    def of_party(self, party: Party, sector: Sector | None = None) -> Draft:
        """The draft of a party of the world; of a part of it where `sector` says so ("the Pentagon")."""
        key = (party.key, sector)
        if key in self._parties:
            return self._parties[key]
        if sector is not None:
            kind = ActorKind.MILITARY if sector is Sector.MIL else ActorKind.GOVERNMENT
            draft = Draft(kind, sector, party.country, owner=self.of_party(party))
        else:
            now = party.sector_on(self.on)
            draft = Draft(party.kind or ActorKind.GROUP, now, party.country, party, is_party=True)
            side = world().side(party.key, self.on)
            if side.key != party.key:
                draft.owner = self.of_party(side)
        self._parties[key] = draft
        return self.add(draft)

    def states(self) -> list[Draft]:
        """The states among them."""
        return [draft for draft in self.all if draft.is_state]
