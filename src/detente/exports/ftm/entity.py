"""An entity: a schema's name and properties, each a list of texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.exports.table import Source
from detente.knowledge.country import alpha2
from detente.model import Date

Entity = dict[str, Any]
Values = str | Iterable[str] | None
Dates = dict[str, str | None]


def entity(key: str, schema: str, **properties: Values) -> Entity:
    """An entity with the properties that have values; a value that comes twice stands once."""
    lists = {name: _list(values) for name, values in properties.items()}
    return {
        "id": key,
        "schema": schema,
        "properties": {name: found for name, found in lists.items() if found},
    }


def key_of(source: Source, *parts: str) -> str:
    """An id of this report's own: two reports may write the same name for two people."""
    return ".".join((source.report.id, *parts))


def from_report(source: Source) -> dict[str, Values]:
    """The properties that tie an entity to its report."""
    report = source.report
    return {"proof": report.id, "publisher": report.publisher, "sourceUrl": report.url}


def country(code: str | None) -> str | None:
    """A country as FollowTheMoney codes it: ISO 3166-1 alpha-2 in small letters."""
    found = alpha2(code) if code else None
    return found.lower() if found else None


def when(date: Date | None) -> Dates:
    """A date to the day, which is as fine as all programs take: `date`, or a start and an end."""
    if date is None:
        return {}
    if date.end and day(date.end) != day(date.value):
        return {"startDate": day(date.value), "endDate": day(date.end)}
    return {"date": day(date.value)}


def day(value: str) -> str:
    """An ISO 8601 prefix without its time."""
    return value[: len("2025-05-11")]


def _list(values: Values) -> list[str]:
    if values is None:
        return []
    found = [values] if isinstance(values, str) else list(values)
    return list(dict.fromkeys(str(one) for one in found if one))
