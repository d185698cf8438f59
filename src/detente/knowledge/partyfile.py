"""A file of parties, read strictly into parties and their aliases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from detente.knowledge.dates import iso_prefix
from detente.knowledge.party import Alias, AliasForm, Link, Party
from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model.codes import ActorKind, Sector
from detente.model.errors import KnowledgeError

_Code = TypeVar("_Code", ActorKind, Sector)
_FORMS: dict[str, AliasForm] = {
    "aliases": "name",
    "acronyms": "acronym",
    "adjectives": "adjective",
    "demonyms": "demonym",
    "capitals": "capital",
    "seats": "seat",
}
_LINKS = ("sides", "claims", "members", "successors", "sectors", "governs")
_PLAIN = ("official", "country", "filed", "side_of", "note")
_DEFAULTS = ("kind", "sector", "source")
_KEYS = frozenset((*_FORMS, *_LINKS, *_PLAIN, *_DEFAULTS, "name", "since", "until"))
_ALIAS_KEYS = ("surface", "since", "until", "sector", "also")
_LINK_KEYS = ("to", "since", "until", "note")


def read_parties(name: str) -> list[tuple[Party, tuple[Alias, ...]]]:
    """Every party of a file with its aliases, in the file's order.

    Takes a path below `detente/knowledge`. Raises `KnowledgeError`, naming file and entry, for an unknown key
    or code, a bad date, or a surface that an entry gives twice in one form.
    """
    document = only_keys(name, read_yaml(name), ("source", "defaults", "parties"), ("source", "parties"))
    defaults = only_keys(f"{name}, defaults", document.get("defaults") or {}, _DEFAULTS)
    defaults = {"source": document["source"], **defaults}
    return [_party(f"{name}, {key}", key, entry, defaults) for key, entry in document["parties"].items()]


def _party(where: str, key: str, entry: Any, defaults: dict[str, Any]) -> tuple[Party, tuple[Alias, ...]]:
    entry = {**defaults, **only_keys(where, entry, _KEYS, ("name",))}
    name = entry["name"]["surface"] if isinstance(entry["name"], dict) else entry["name"]
    party = Party(
        key=key,
        name=name,
        kind=_code(where, ActorKind, entry.get("kind")),
        sector=_code(where, Sector, entry.get("sector")),
        source=entry["source"],
        since=iso_prefix(where, entry.get("since")),
        until=iso_prefix(where, entry.get("until")),
        official=entry.get("official"),
        country=entry.get("country"),
        filed=entry.get("filed"),
        side_of=entry.get("side_of"),
        note=entry.get("note"),
        sides=_links(where, entry, "sides"),
        claims=_links(where, entry, "claims"),
        members=_links(where, entry, "members"),
        successors=_links(where, entry, "successors"),
        sectors=_sectors(where, entry),
        governs=_links(where, entry, "governs"),
    )
    return party, _aliases(where, party, entry)


def _aliases(where: str, party: Party, entry: dict[str, Any]) -> tuple[Alias, ...]:
    found = [_alias(where, party, "acronym" if _is_acronym(party.name) else "name", entry["name"])]
    if party.official:
        found.append(Alias(party.official, party, "name"))
    for field, form in _FORMS.items():
        found.extend(_alias(where, party, form, item) for item in entry.get(field) or ())
    found.extend([replace(a, surface=a.surface.capitalize()) for a in found if _is_said_as_a_word(a)])
    seen: set[tuple[str, str]] = set()
    for alias in found:
        if (alias.surface, alias.form) in seen:
            raise KnowledgeError(f"{where}: the {alias.form} {alias.surface!r} stands twice")
        seen.add((alias.surface, alias.form))
    return tuple(found)


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper()


def _is_said_as_a_word(alias: Alias) -> bool:
    """Whether some papers write the acronym with one capital ("Unifil")."""
    return alias.form == "acronym" and _is_acronym(alias.surface) and len(alias.surface) >= 5


def _alias(where: str, party: Party, form: AliasForm, item: Any) -> Alias:
    if isinstance(item, str):
        return Alias(item, party, form)
    only_keys(f"{where}, {form}", item, _ALIAS_KEYS, ("surface",))
    return Alias(
        item["surface"],
        party,
        form,
        sector=_code(where, Sector, item.get("sector")),
        since=iso_prefix(where, item.get("since")),
        until=iso_prefix(where, item.get("until")),
        also=item.get("also"),
    )


def _sectors(where: str, entry: dict[str, Any]) -> tuple[Link, ...]:
    found = _links(where, entry, "sectors")
    for link in found:
        _code(where, Sector, link.to)
    return found


def _links(where: str, entry: dict[str, Any], field: str) -> tuple[Link, ...]:
    return tuple(_link(f"{where}, {field}", item) for item in entry.get(field) or ())


def _link(where: str, item: Any) -> Link:
    if isinstance(item, str):
        return Link(item)
    only_keys(where, item, _LINK_KEYS, ("to",))
    return Link(
        item["to"],
        iso_prefix(where, item.get("since")),
        iso_prefix(where, item.get("until")),
        item.get("note"),
    )


def _code(where: str, codes: type[_Code], text: str | None) -> _Code | None:
    if text is None:
        return None
    try:
        return codes(text)
    except ValueError as error:
        raise KnowledgeError(f"{where}: {error}") from error
