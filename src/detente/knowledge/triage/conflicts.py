"""The conflicts of `conflicts.yaml`: which parties stand on which side, and which places they are fought
over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from detente.knowledge.world import world
from detente.knowledge.yamlfile import read_yaml
from detente.model.errors import KnowledgeError

_KEYS = {"name", "since", "until", "sides", "places", "names", "towns"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict with its peace process.

    `sides` holds the keys of the parties, a tuple a side; `places` the keys of territories; `names` other
    words for it; `towns` pairs of an ISO 3166-1 alpha-2 code and a GeoNames name. `until` is None while it
    goes on.
    """

    key: str
    name: str
    sides: tuple[tuple[str, ...], ...]
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    towns: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """The keys of all parties."""
        return tuple(key for side in self.sides for key in side)

    @property
    def goes_on(self) -> bool:
        """Whether no end of it is known."""
        return self.until is None


@cache
def conflicts() -> Mapping[str, Conflict]:
    """Every conflict by its key. Raises `KnowledgeError` where one names a party that is none."""
    content = read_yaml("triage/conflicts.yaml")
    return MappingProxyType({key: _conflict(key, entry) for key, entry in content["conflicts"].items()})


def _conflict(key: str, entry: Mapping[str, Any]) -> Conflict:
    known = world().parties()
    if set(entry) - _KEYS:
        raise KnowledgeError(f"triage/conflicts.yaml: {key} has {sorted(set(entry) - _KEYS)}, unknown keys")
    sides = tuple(tuple(side) for side in entry["sides"])
    places = tuple(entry.get("places", ()))
    for party in (*(p for side in sides for p in side), *places):
        if party not in known:
            raise KnowledgeError(f"triage/conflicts.yaml: {key} names {party!r}, which is no party")
    towns = tuple((country, town) for country, listed in entry.get("towns", {}).items() for town in listed)
    return Conflict(
        key, entry["name"], sides, places, tuple(entry.get("names", ())), towns,
        entry.get("since"), entry.get("until"),
    )  # fmt: skip
