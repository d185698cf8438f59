"""The parties and roles of the world, and how to find them by the words that a report uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

from detente.knowledge.fold import fold, squash
from detente.knowledge.party import Alias, Party
from detente.knowledge.partyfile import read_parties
from detente.knowledge.role import Role, read_modifiers, read_roles
from detente.model.codes import Sector
from detente.model.errors import KnowledgeError

PARTY_FILES = (
    "states", "territories", "organisations", "intergovernmental", "armed_groups", "armed_groups_more",
    "institutions", "parliaments", "forces", "services", "political_parties", "media", "civil", "companies",
    "provinces", "peoples", "regions",
)  # fmt: skip


class World:
    """The parties of the world and the roles, indexed by name. Made once, by `world()`."""

    def __init__(
        self,
        parties: Iterable[tuple[Party, tuple[Alias, ...]]],
        roles: Iterable[Role],
        modifiers: Mapping[str, Sector | None],
    ) -> None:
        """Index parties with their aliases, and roles; raise `KnowledgeError` where two entries clash."""
        self._parties: dict[str, Party] = {}
        self._aliases: dict[str, tuple[Alias, ...]] = {}
        self._acronyms: dict[str, list[Alias]] = {}
        self._names: dict[str, list[Alias]] = {}
        surfaces: dict[str, list[Alias]] = {}
        for party, aliases in parties:
            if party.key in self._parties:
                raise KnowledgeError(f"two parties have the key {party.key!r}")
            self._parties[party.key] = party
            self._aliases[party.key] = aliases
            for alias in aliases:
                surfaces.setdefault(alias.surface, []).append(alias)
                if alias.form == "acronym":
                    self._acronyms.setdefault(squash(alias.surface), []).append(alias)
                else:
                    self._names.setdefault(fold(alias.surface), []).append(alias)
        self._surfaces = MappingProxyType({surface: tuple(found) for surface, found in surfaces.items()})
        self._modifiers = dict(modifiers)
        self._roles: dict[str, Role] = {}
        for role in roles:
            for noun in dict.fromkeys((role.noun, role.plural)):
                if self._roles.setdefault(fold(noun), role) is not role:
                    raise KnowledgeError(f"world/roles.yaml: the role {noun!r} stands twice")
        self._check()

    def _check(self) -> None:
        """Raise where a party points to no party, or parties share a surface that not all of them mark."""
        for party in self._parties.values():
            links = (*party.sides, *party.claims, *party.members, *party.successors, *party.governs)
            for key in (*(link.to for link in links), *filter(None, (party.side_of,))):
                if key not in self._parties:
                    raise KnowledgeError(f"{party.key}: points to {key!r}, which is no party")
        for found in (*self._acronyms.values(), *self._names.values()):
            if len({alias.party.key for alias in found}) > 1 and not all(alias.ambiguous for alias in found):
                clash = ", ".join(f"{alias.party.key} ({alias.form})" for alias in found)
                raise KnowledgeError(
                    f"{found[0].surface!r} names several parties, not all marked by `also`: {clash}"
                )

    def party(self, key: str) -> Party:
        """The party of a key. Raises `KeyError` for a key that is none."""
        return self._parties[key]

    def parties(self) -> Mapping[str, Party]:
        """Every party by its key."""
        return MappingProxyType(self._parties)

    def aliases(self, key: str) -> tuple[Alias, ...]:
        """Every alias of the party of a key, its name first. Raises `KeyError` for a key that is none."""
        return self._aliases[key]

    def names(self) -> Mapping[str, tuple[Alias, ...]]:
        """Every surface form, as it is written, with what it may stand for: for building matchers."""
        return self._surfaces

    def find(self, name: str, on: date | None = None) -> tuple[Alias, ...]:
        """Every alias that a name can be on a day (on any day, where none is given).

        Dots, accents, apostrophes, hyphens and a leading "the" do not matter; case matters for acronyms only.
        Acronyms come first.
        """
        found: list[Alias] = []
        for form in _without_article(name):
            found.extend(self._acronyms.get(squash(form), ()))
            found.extend(self._names.get(fold(form), ()))
        return tuple(alias for alias in found if alias.holds_on(on))

    def lookup(self, name: str, on: date | None = None) -> tuple[Party, ...]:
        """Every party that a name can mean on a day: none, one, or several for an ambiguous name such as
        "Congo".
        """
        return tuple({alias.party.key: alias.party for alias in self.find(name, on)}.values())

    def side(self, key: str, on: date | None = None) -> Party:
        """The party that the party of a key belongs to in the end on a day: the state of an army, the group
        itself for a rebel group.
        """
        seen = {key}
        while (above := self.party(key).side_on(on)) not in seen:
            seen.add(above)
            key = above
        return self.party(key)

    def role(self, noun: str) -> Role | None:
        """The role of a noun, singular or plural, of one word or several ("foreign minister", "deputy chief
        of staff").

        An article or a modifier in front ("the", "deputy", "former") is read over; "former" gives the sector
        of former officials. Gives `None` for no role.
        """
        words = fold(noun).removeprefix("the ").split()
        sector: Sector | None = None
        while words:
            role = self._roles.get(" ".join(words))
            if role is not None:
                return role if sector is None else replace(role, sector=sector)
            if words[0] not in self._modifiers:
                return None
            sector = sector or self._modifiers[words[0]]
            words = words[1:]
        return None

    def roles(self) -> Mapping[str, Role]:
        """Every role by its nouns, singular and plural, folded: lower case, hyphens as spaces, no
        apostrophes.
        """
        return MappingProxyType(self._roles)


def _without_article(name: str) -> tuple[str, ...]:
    bare = name.strip()
    return (bare, bare[4:]) if bare[:4].casefold() == "the " else (bare,)


@cache
def world() -> World:
    """The world, read once from `world/*.yaml`. Raises `KnowledgeError` naming the file and the entry that is
    wrong.
    """
    parties = (entry for name in PARTY_FILES for entry in read_parties(f"world/{name}.yaml"))
    return World(parties, read_roles(), read_modifiers())
