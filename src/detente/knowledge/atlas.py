"""The parties and roles of the world as vocabularies, to be shown and searched beside the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from detente.knowledge.codebook import Vocabulary
from detente.knowledge.entry import Entry, Field
from detente.knowledge.party import Alias, Link, Party
from detente.knowledge.partyfile import read_parties
from detente.knowledge.role import Role, read_roles
from detente.knowledge.world import PARTY_FILES
from detente.knowledge.yamlfile import read_yaml

_FORMS = ("acronym", "name", "adjective", "demonym", "capital", "seat")


@cache
def atlas() -> Mapping[str, Vocabulary]:
    """The parties of each file of `world/`, by key, and the roles, by noun, as vocabularies of entries."""
    found: dict[str, Vocabulary] = {
        name: MappingProxyType(
            {party.key: _party(party, aliases) for party, aliases in read_parties(f"world/{name}.yaml")}
        )
        for name in PARTY_FILES
    }
    source = read_yaml("world/roles.yaml")["source"]
    found["roles"] = MappingProxyType({role.noun: _role(role, source) for role in read_roles()})
    return MappingProxyType(found)


def _party(party: Party, aliases: tuple[Alias, ...]) -> Entry:
    fields: dict[str, Field | None] = {
        "kind": party.kind,
        "country": party.country,
        "sector": party.sector,
        "side_of": party.side_of,
        "sides": _links(party.sides),
        **{form: _surfaces(party, (a for a in aliases if a.form == form)) for form in _FORMS},
        "since": party.since,
        "until": party.until,
        "claims": _links(party.claims),
        "members": _links(party.members),
        "successors": _links(party.successors),
        "note": party.note,
    }
    kept = {name: value for name, value in fields.items() if value}
    return Entry(party.key, party.name, party.source, MappingProxyType(kept))


def _role(role: Role, source: str) -> Entry:
    fields: dict[str, Field | None] = {
        "form": role.form,
        "kind": role.kind,
        "sector": role.sector,
        "plural": role.plural if role.plural != role.noun else None,
        "note": role.also and f"also {role.also}",
    }
    meaning = {"person": "A person", "body": "A body that acts as one", "group": "People named together"}
    told = f"{meaning[role.form]}{', speaking for another' if role.inherits else ''}"
    return Entry(role.noun, told, source, MappingProxyType({k: v for k, v in fields.items() if v}))


def _surfaces(party: Party, aliases: Iterable[Alias]) -> tuple[str, ...]:
    """The surfaces with their periods, without the party's own name and without acronyms said as a word."""
    found = {a.surface: f"{a.surface}{_period(a.since, a.until)}" for a in aliases}
    said = {surface.capitalize() for surface in (*found, party.name) if surface.isupper()}
    return tuple(text for surface, text in found.items() if surface != party.name and surface not in said)


def _links(links: tuple[Link, ...]) -> tuple[str, ...]:
    return tuple(
        f"{link.to}{_period(link.since, link.until)}{f' ({link.note})' if link.note else ''}"
        for link in links
    )


def _period(since: str | None, until: str | None) -> str:
    return f" [{since or ''}/{until or ''}]" if since or until else ""
