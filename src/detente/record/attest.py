"""An entry → its attestations: one value of one field a row, with the characters that gave it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from detente.model import Clause, Condition, Date, Entry, Evidence

_NO_VALUES = frozenset({"id", "evidence", "spans", "trace", "confidence", "mentions"})


def attestation_rows(entry: Entry, number: int) -> list[dict[str, Any]]:
    """Rows of the table `attestations` for an entry that has a number."""
    return [
        {"entry": number, "place": place, "field": field, "value": value, **_span(evidence)}
        for place, (field, value, evidence) in enumerate(_values(entry))
    ]


def _values(entry: Entry) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    for name, info in type(entry).model_fields.items():
        if name in _NO_VALUES:
            continue
        field = info.alias or name
        value = getattr(entry, name)
        for one in value if isinstance(value, tuple) else (value,):
            if _is_told(one):
                yield field, _json(one), entry.spans.get(field) or _own(one) or entry.evidence


def _is_told(value: object) -> bool:
    """Whether a value says anything: no null, and no part of which nothing is known."""
    if isinstance(value, BaseModel):
        return any(_is_told(part) for part in value.__dict__.values())
    return value is not None and value != ()


def _own(value: object) -> tuple[Evidence, ...]:
    match value:
        case Evidence():
            return (value,)
        case Date() | Clause() | Condition():
            return value.evidence
        case _:
            return ()


def _json(value: object) -> str:
    if isinstance(value, Condition):
        return value.model_dump_json(exclude={"evidence", "spans", "trace"})
    if isinstance(value, BaseModel):
        return value.model_dump_json(exclude={"evidence"}, exclude_none=True)
    return json.dumps(value, ensure_ascii=False)


def _span(evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    if not evidence:
        return {"start": None, "end": None, "more": None}
    more = [[piece.start, piece.end] for piece in evidence[1:]]
    return {"start": evidence[0].start, "end": evidence[0].end, "more": json.dumps(more) if more else None}
