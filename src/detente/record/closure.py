"""A reading → the part of it that some entries and all that these refer to make."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pydantic import BaseModel

from detente.model import Entry, Evidence, Reading

_LISTS = ("actors", "quotations", "events", "ceasefires", "violation_claims", "talks", "agreements")
_PROSE = frozenset({"text", "quote", "name", "trace", "spans", "evidence"})


def narrowed(reading: Reading, wanted: AbstractSet[str]) -> Reading:
    """The reading with the entries of these ids and what they refer to, at any remove; its signals go."""
    own = {entry.id: entry for entry in reading.entries()}
    keep: set[str] = set()
    pending = [key for key in wanted if key in own]
    while pending:
        key = pending.pop()
        if key not in keep:
            keep.add(key)
            pending += [other for other in _referred(own[key]) if other in own and other not in keep]
    lists = {name: tuple(entry for entry in getattr(reading, name) if entry.id in keep) for name in _LISTS}
    return reading.model_copy(update={**lists, "signals": ()})


def _referred(entry: Entry) -> set[str]:
    """Every string in an entry that may be the id of another."""
    found: set[str] = set()
    pending: list[object] = [entry]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, BaseModel) and not isinstance(value, Evidence):
            pending.extend(part for name, part in value.__dict__.items() if name not in _PROSE)
        elif isinstance(value, tuple):
            pending.extend(value)
    return found
