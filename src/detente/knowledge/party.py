"""A party of the world: a state, a territory, an alliance, an organisation, an armed group; and its names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.knowledge.dates import holds_on
from detente.model.codes import ActorKind, Sector

AliasForm = Literal["name", "acronym", "demonym", "adjective", "capital", "seat"]


@dataclass(frozen=True, slots=True)
class Link:
    """A dated tie of a party to another: `to` is the other party's key, the days are included, `None` is
    open.

    `note` says in a few words what the tie is where the field that holds it does not.
    """

    to: str
    since: str | None = None
    until: str | None = None
    note: str | None = None

    def holds_on(self, on: date | None) -> bool:
        """Whether the tie holds on a day; always where no day is given."""
        return holds_on(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class Party:
    """One party of the world.

    `key` is ISO 3166-1 alpha-3 for a state and a lower-case word for any other. `kind` is `None` for a
    territory that is a place and no actor. `country` is the alpha-3 code under which maps and indexes file
    it, `None` for a party of no one country: an index, never a verdict. `filed` is, for a contested
    territory, the state under which ISO 3166-2 lists it: where to look it up, and no more than that.
    `side_of` is the key of the party that it belongs to, `None` for itself; `sides` holds the dated ties
    where that changed. `claims` is who claims a territory, `members` who belongs to an alliance, `successors`
    what a group became. `sectors` holds the sector of a time in which it was another than `sector`: rebels
    who came to rule. `governs` is the state that a political party governs, alone or as the larger part of a
    coalition. `since` and
    `until` are its life.
    """

    key: str
    name: str
    kind: ActorKind | None
    source: str
    official: str | None = None
    country: str | None = None
    filed: str | None = None
    sector: Sector | None = None
    side_of: str | None = None
    sides: tuple[Link, ...] = ()
    claims: tuple[Link, ...] = ()
    members: tuple[Link, ...] = ()
    successors: tuple[Link, ...] = ()
    sectors: tuple[Link, ...] = ()
    governs: tuple[Link, ...] = ()
    since: str | None = None
    until: str | None = None
    note: str | None = None

    def side_on(self, on: date | None = None) -> str:
        """The key of the party that it belongs to on a day (today's ties, those without an end, where none is
        given); itself for a party.
        """
        for link in self.sides:
            if link.holds_on(on) if on is not None else link.until is None:
                return link.to
        return self.side_of or self.key

    def sector_on(self, on: date | None = None) -> Sector | None:
        """Its sector on a day (today's, where none is given)."""
        for link in self.sectors:
            if link.holds_on(on) if on is not None else link.until is None:
                return Sector(link.to)
        return self.sector

    def governs_on(self, on: date | None = None) -> bool:
        """Whether it is a political party in government on a day (today, where none is given)."""
        return any(link.holds_on(on) if on is not None else link.until is None for link in self.governs)

    def members_on(self, on: date | None = None) -> tuple[str, ...]:
        """The keys of its members on a day (today's, those without an end, where none is given)."""
        return tuple(m.to for m in self.members if (m.holds_on(on) if on is not None else m.until is None))


@dataclass(frozen=True, slots=True)
class Alias:
    """One surface form of a party.

    `form` is `name` (names and short names), `acronym` (matched with its case), `adjective` ("Georgian"),
    `demonym` (a person: "Georgian", "Georgians"), `capital` or `seat` (a metonym: "the Kremlin"). `sector` is
    set where the surface stands for a part of the party ("the Pentagon": MIL). `also` says what else the
    surface may mean: set, a resolver has to look at the text.
    """

    surface: str
    party: Party
    form: AliasForm
    sector: Sector | None = None
    since: str | None = None
    until: str | None = None
    also: str | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the surface may mean something else."""
        return self.also is not None

    def holds_on(self, on: date | None) -> bool:
        """Whether the party was called so on a day; always where no day is given."""
        return holds_on(self.since, self.until, on)
