"""What gave each field of an entry that a model told: its words, where they were found; or its code."""

from __future__ import annotations

from typing import TypeVar

from detente.model import Actor, Date, Entry
from detente.model.frozen import FrozenDict
from detente.reading.aligner import Placed

_DERIVED = {"plover": "codebook, mapping: (act and issues)", "cameo": "codebook, mapping: (act and issues)"}
_BY_NAME = "lists or model: (by its name)"
_LEFT = frozenset({"id", "evidence", "spans", "confidence", "trace", "conditions", "mentions"})
_NOBODY: tuple[object, ...] = (None, (), "", False)
_LONGEST = 80

EntryT = TypeVar("EntryT", bound=Entry)


def trace(placed: Placed) -> dict[str, str]:
    """How an entry's own words were found, with the likeness of the quote to them."""
    how = placed.evidence.alignment.value
    return {"evidence": f"model, quote: {_short(placed.evidence.quote)} ({how}, {placed.score:g} of 100)"}


def traced(entry: EntryT) -> EntryT:
    """The entry with a trace of every field that it fills."""
    told = dict(entry.trace)
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        key = field.alias or name
        if name in _LEFT or key in told or value in _NOBODY or not _is_filled(value):
            continue
        spans = value.evidence if isinstance(value, Date) else entry.spans.get(key, ())
        words = " … ".join(span.quote for span in spans)
        if key in _DERIVED:
            told[key] = _DERIVED[key]
        elif words:
            told[key] = (
                f"model, words: {_short(words)} ({', '.join({span.alignment.value for span in spans})})"
            )
        else:
            told[key] = _BY_NAME if isinstance(entry, Actor) else "model, code: (as the model gives it)"
    return entry.model_copy(update={"trace": FrozenDict(told)})


def _is_filled(value: object) -> bool:
    fields = getattr(type(value), "model_fields", None)
    return fields is None or any(getattr(value, name) not in _NOBODY for name in fields)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"
