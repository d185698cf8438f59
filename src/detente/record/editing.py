"""An entry and the changes of a person → the entry as edited, or what is wrong with the changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from detente.model import Entry, Reading
from detente.record.errors import RecordError, UnknownEntryError

_Entry = TypeVar("_Entry", bound=Entry)
CLOSED = frozenset({"id", "evidence", "spans", "trace", "confidence", "mentions", "content"})
"""What a person doesn't edit: what the machine read, from where and how sure it was."""


def entry_of(reading: Reading, entry: str) -> Entry:
    """The entry of a reading. Raises `UnknownEntryError` where it has none of that id."""
    for one in reading.entries():
        if one.id == entry:
            return one
    raise UnknownEntryError(
        f"{reading.report.id}: its newest reading has no entry {entry}. Look it up with: detente search"
    )


def fields_of(entry: Entry) -> dict[str, Any]:
    """What can be edited, by name, as JSON values."""
    return {name: value for name, value in entry.model_dump(mode="json").items() if name not in CLOSED}


def edited(entry: _Entry, changes: Mapping[str, Any]) -> _Entry:
    """The entry with the changes, under its old id. Raises `RecordError` where a field or value can't be."""
    known = fields_of(entry)
    for name in changes:
        if name not in known:
            raise RecordError(
                f"{entry.noun} has no field {name!r} to edit. Its fields are {', '.join(known)}"
            )
    dumped = entry.model_dump(mode="json")
    try:
        return type(entry).model_validate_json(json.dumps({**dumped, **changes}))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or entry.noun
        raise RecordError(
            f"{field} can't be {first['input']!r}: {first['msg']}. Give another value"
        ) from error


def check_changes(reading: Reading, entry: str, changes: Mapping[str, Any]) -> Entry:
    """The same within a reading, whose actors are the only ones that the edited entry may refer to."""
    one = edited(entry_of(reading, entry), changes)
    actors = {actor.id for actor in reading.actors}
    unknown = sorted({value for value in _strings(changes) if value.startswith("actor-")} - actors)
    if unknown:
        raise RecordError(
            f"the report has no actor {unknown[0]}. Take one of "
            + ", ".join(f"{actor.id} ({actor.name})" for actor in reading.actors[:8])
        )
    return one


def _strings(value: object) -> set[str]:
    match value:
        case str():
            return {value}
        case Mapping():
            return set().union(*map(_strings, value.values()))
        case list() | tuple():
            return set().union(*map(_strings, value))
        case _:
            return set()
