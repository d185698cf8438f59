"""A file of dated office-holders, read strictly into terms."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from detente.knowledge.dates import iso_prefix
from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model.errors import KnowledgeError

_KEYS = ("name", "party", "role", "since", "until", "aliases", "called")
_REQUIRED = ("name", "party", "role", "since")
_FAMILY_FIRST = frozenset(("CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "KHM"))
"""Parties whose people's names begin with the family name."""
_SURNAMES = frozenset(("alone", "titled"))


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a person in an office of a party.

    `since` and `until` are ISO 8601 prefixes, an open `until` is `None`. `aliases` are other spellings of the
    name; `called` is what reports call the person for short.
    """

    name: str
    party: str
    role: str
    since: str
    until: str | None = None
    aliases: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The family name, which stands first in the names of some countries."""
        words = self.name.split()
        return words[0] if self.party in _FAMILY_FIRST else words[-1]


def read_terms(name: str, parties: Collection[str]) -> list[Term]:
    """Every term of a file, in the file's order.

    Takes a path below `detente/knowledge` and the keys that a party can have. Raises `KnowledgeError` where
    the file has an unknown key, and as `terms` does.
    """
    document = only_keys(name, read_yaml(name), ("source", "persons", "surname"), ("source", "persons"))
    surname = document.get("surname", "alone")
    if surname not in _SURNAMES:
        raise KnowledgeError(f"{name}: surname is {' or '.join(sorted(_SURNAMES))}, not {surname!r}")
    return terms(name, document["persons"], parties, alone=surname == "alone")


def terms(name: str, entries: Any, parties: Collection[str], *, alone: bool = True) -> list[Term]:
    """The terms of the entries of a file; `name` is the file's name for errors. `alone`: reports call the
    persons by their last name alone, where an entry does not say how.

    Raises `KnowledgeError`, naming file and entry, for an unknown key or party, a bad date, a term that ends
    before it begins, or a term that stands twice.
    """
    if not isinstance(entries, list):
        raise KnowledgeError(f"{name}: persons is no list")
    found = [_term(name, number, entry, parties, alone=alone) for number, entry in enumerate(entries, 1)]
    seen: set[tuple[str, str, str, str]] = set()
    for term in found:
        key = (term.name, term.party, term.role, term.since)
        if key in seen:
            raise KnowledgeError(f"{name}, {term.name}: the term stands twice")
        seen.add(key)
    return found


def _term(name: str, number: int, entry: Any, parties: Collection[str], *, alone: bool) -> Term:
    who = entry.get("name") if isinstance(entry, dict) else None
    where = f"{name}, {who or f'entry {number}'}"
    only_keys(where, entry, _KEYS, _REQUIRED)
    if not all(isinstance(entry[key], str) for key in _REQUIRED):
        raise KnowledgeError(f"{where}: name, party, role and since are words")
    if entry["party"] not in parties:
        raise KnowledgeError(f"{where}: {entry['party']!r} is no party")
    since, until = entry["since"], iso_prefix(where, entry.get("until"))
    iso_prefix(where, since)
    if until is not None and until < since[: len(until)]:
        raise KnowledgeError(f"{where}: the term ends before it begins")
    aliases = _words(where, entry, "aliases")
    short = _words(where, entry, "called")
    if "called" not in entry:
        short = tuple(one.split()[-1] for one in (entry["name"], *aliases)) if alone else ()
    return Term(entry["name"], entry["party"], entry["role"], since, until, aliases, short)


def _words(where: str, entry: dict[str, Any], field: str) -> tuple[str, ...]:
    found = entry.get(field) or []
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        raise KnowledgeError(f"{where}: {field} is a list of words")
    return tuple(found)
