"""The names by which triage finds parties, places and conflicts, in many languages and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from detente.knowledge.persons import persons
from detente.knowledge.triage.conflicts import conflicts
from detente.knowledge.world import world
from detente.knowledge.yamlfile import read_yaml
from detente.model.errors import KnowledgeError

SHORT = 4
"""A surname of no more letters is a word or a name of many others: "Bush", "Kim"."""
Kind = Literal["party", "town", "conflict"]
KINDS = frozenset({"state", "government", "armed_group", "military", "alliance"})
"""Kinds of parties that have a part in conflicts; organisations only where they are intergovernmental."""
COMMON = frozenset(
    {"IS", "PA", "AFC", "PRC", "KNP", "AFF", "SLA", "SNA", "FSA", "CPC", "PM", "US", "AU", "PLA"}
)
"""Acronyms of parties that far more often are those of something else, or a word in capitals."""


@dataclass(frozen=True, slots=True)
class Name:
    """A surface and what it names: a party of the codebook, a town `CC/Name`, or a conflict.

    `cased` is set for an acronym, which counts in capitals only.
    """

    surface: str
    key: str
    kind: Kind
    cased: bool = False


@cache
def names() -> tuple[Name, ...]:
    """All names; one that would name two different things is left out, as no text is looked at to decide."""
    found: dict[tuple[str, bool], Name] = {}
    doubtful: set[tuple[str, bool]] = set()
    for name in (*_conflicts(), *_native(), *_world(), *_listed(), *_persons()):
        key = (name.surface.casefold(), name.cased)
        if key not in found:
            found[key] = name
        elif found[key].key != name.key and found[key].kind == name.kind:
            doubtful.add(key)
    return tuple(name for key, name in found.items() if key not in doubtful)


def _conflicts() -> Iterator[Name]:
    for conflict in conflicts().values():
        for surface in conflict.names:
            yield Name(surface, conflict.key, "conflict", surface.isupper())
        for country, town in conflict.towns:
            yield Name(town, f"{country}/{town}", "town")


def _native() -> Iterator[Name]:
    known = world().parties()
    for key, surfaces in read_yaml("triage/names.yaml")["parties"].items():
        if key not in known:
            raise KnowledgeError(f"triage/names.yaml: {key!r} is no party")
        for surface in surfaces:
            yield Name(surface, key, "party", surface.isupper() and surface.isascii())


def _world() -> Iterator[Name]:
    told = world()
    places = {place for conflict in conflicts().values() for place in conflict.places}
    for key, party in told.parties().items():
        acts = party.kind in KINDS or (party.kind == "organisation" and party.sector == "IGO")
        if not acts and key not in places:
            continue
        for alias in told.aliases(key):
            if alias.also and not (alias.surface == party.name and party.kind == "state"):
                continue
            acronym = alias.form == "acronym"
            if not acronym or (len(alias.surface) > 2 and alias.surface not in COMMON):
                yield Name(alias.surface, key, "party", acronym)


def _listed() -> Iterator[Name]:
    text = files("detente.knowledge").joinpath("triage/names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        key, surfaces = line.split("\t")
        for surface in surfaces.split("|"):
            if len(world().lookup(surface)) < 2:  # "Congo" is two states
                yield Name(surface, key, "town" if "/" in key else "party")


def _persons() -> Iterator[Name]:
    """The office-holders of the codebook, each for the one party that all terms of that name are of, whatever
    the day; by a surname alone only those of parties to a conflict.
    """
    told = world()
    at_odds = {told.side(key).key for one in conflicts().values() for key in one.parties}
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    for term in persons().terms:
        side = told.side(term.party).key
        for surface in (term.name, *term.aliases):
            (full if " " in surface else short).setdefault(surface, set()).add(side)
        for surface in term.called:
            short.setdefault(surface, set()).add(side)
    for surface, sides in full.items():
        if len(sides) == 1:
            yield Name(surface, min(sides), "party")
    for surface, sides in short.items():
        if len(sides) == 1 and sides <= at_odds and len(surface) > SHORT and surface.isalpha():
            yield Name(surface, min(sides), "party")
