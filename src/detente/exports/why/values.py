"""The value of any field in words."""

from __future__ import annotations

from enum import StrEnum

from detente.exports.clean import one_line
from detente.exports.story import tables
from detente.exports.story.events import harm_in_words
from detente.exports.story.names import Names
from detente.exports.story.terms import requirement_in_words, scope_in_words, terms_in_words
from detente.exports.story.when import lasting, when
from detente.exports.story.words import code, series
from detente.model import (
    Clause,
    Condition,
    Date,
    Entry,
    Evidence,
    Magnitude,
    Place,
    Plover,
    Reading,
    Scope,
    Terms,
    ViolationClaim,
)
from detente.model.codes import TalksFormat

_LONGEST = 120
_EMPTY: tuple[object, ...] = (None, (), "", Terms(), Magnitude(), Scope(), TalksFormat.UNKNOWN)


def is_filled(value: object) -> bool:
    """Whether a field holds anything."""
    return not any(value == empty and type(value) is type(empty) for empty in _EMPTY)


def in_words(entry: Entry, field: str, value: object, reading: Reading, names: Names) -> str:
    """What a field of an entry holds: names for actors, days for dates; on one line, but for ids."""
    if field == "mentions" and isinstance(value, tuple):
        return _short(f"{len(value)}: {', '.join(dict.fromkeys(one_line(piece.quote) for piece in value))}")
    if field == "ceasefires" and isinstance(value, tuple):
        return "\n".join(_reference(key, reading, names) for key in value)
    if field == "requires" and isinstance(entry, Condition):
        return requirement_in_words(entry, names)
    if field == "count" and isinstance(entry, ViolationClaim):
        return tables.counted(entry)
    if field == "duration" and isinstance(value, str):
        return lasting(value)
    return _short(_plain(value, reading, names))


def _plain(value: object, reading: Reading, names: Names) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return code(value) if value.islower() else value
        case str():
            return _reference(value, reading, names)
        case Evidence():
            return f"“{value.quote}”"
        case tuple():
            parts = [_plain(part, reading, names) for part in value]
            return "; ".join(parts) if any(isinstance(part, Clause) for part in value) else series(parts)
    return _part(value, names)


def _part(value: object, names: Names) -> str:
    """A value that has fields of its own."""
    match value:
        case Date():
            return when(value, "")
        case Place():
            country = f", {value.country}" if value.country else ""
            return f"{value.name}{country} ({value.precision})"
        case Terms():
            return terms_in_words(value, names, "")
        case Scope():
            return scope_in_words(value)
        case Magnitude():
            return harm_in_words(value, names)
        case Plover():
            return " · ".join(part for part in (value.type, value.mode, *value.context) if part)
        case Clause():
            return tables.clause_in_words(value, names)
    return str(value)


def _reference(text: str, reading: Reading, names: Names) -> str:
    """A text as it is; for an id what it stands for, with the id where it is to be looked up."""
    if text.startswith("actor-"):
        return names.plain(text)
    if text.startswith("ceasefire-"):
        meant = next((found for found in reading.ceasefires if found.id == text), None)
        return f"{tables.label(meant)}, {code(meant.status)}\n{text}" if meant is not None else text
    return text


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
