"""What a person types as the new value of a field → a value of that field."""

from __future__ import annotations

import json
from typing import Any

from detente.model import Actor, Entry, Reading
from detente.record.editing import fields_of
from detente.record.errors import RecordError
from detente.record.words import words


def typed_change(entry: Entry, reading: Reading, line: str) -> dict[str, Any]:
    """`act=demand`, `actor=Vladimir Putin, Kremlin`, `place=` → the field with its value: JSON as it is, a
    list by commas, actors by name, nothing for null or an empty list. Raises `RecordError` for what is none.
    """
    name, equals, text = line.partition("=")
    name, text = name.strip(), text.strip()
    known = fields_of(entry)
    if not equals or name not in known:
        raise RecordError(
            f"{line.strip()!r} names no field. Write FIELD=VALUE, FIELD one of {', '.join(known)}"
        )
    return {name: _value(known[name], text, reading)}


def _value(old: Any, text: str, reading: Reading) -> Any:
    if text[:1] in ("{", "[", '"'):
        try:
            return json.loads(text)
        except ValueError as error:
            raise RecordError(f"{text!r} is no JSON: {error}. Mend it, or write a plain value") from error
    if isinstance(old, list):
        return [_word(part.strip(), reading) for part in text.split(",") if part.strip()]
    return _word(text, reading) if text else None


def _word(text: str, reading: Reading) -> Any:
    if text in ("true", "false", "null"):
        return json.loads(text)
    named = [actor for actor in reading.actors if _called(actor, text)]
    if len(named) > 1:
        both = ", ".join(f"{actor.id} ({actor.name})" for actor in named)
        raise RecordError(f"{text!r} names several actors of the report. Write the id: {both}")
    return named[0].id if named else text


def _called(actor: Actor, text: str) -> bool:
    return words(actor.name) == words(text)
