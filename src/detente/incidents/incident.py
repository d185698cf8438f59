"""An incident: an entry of an incident data set, in the one form that all of them are brought to."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from detente.model.codes import DatePrecision, PlacePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What a row of a data set says. Text is as written; classes are those of `knowledge.arms`.

    The event lies in `[start, end)`; where `end` equals `start` it is an instant. `reported_at` is when it
    was reported and never stands for the event; where a set dates its events by the day of the report,
    `by_report` says so.
    """

    id: str
    start: datetime
    end: datetime
    time_precision: DatePrecision
    by_report: bool = False
    end_estimated: bool = False
    reported_at: datetime | None = None
    revised_at: datetime | None = None
    place: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_precision: PlacePrecision | None = None
    actor: str | None = None
    recipient: str | None = None
    act: str | None = None
    weapon: str | None = None
    weapons: tuple[str, ...] = ()
    target: str | None = None
    targets: tuple[str, ...] = ()
    count: float | None = 1
    """How many (launches, violations, events); `None` where the row gives no number."""
    fatalities: int | None = None
    cites: str | None = None

    def row(self) -> dict[str, Any]:
        """The values for the table: times as naive UTC, codes as strings."""
        return {name: _plain(getattr(self, name)) for name in _NAMES}


_NAMES = tuple(field.name for field in fields(Incident))

TYPES: dict[str, str] = {
    "id": "VARCHAR", "start": "TIMESTAMP", "end": "TIMESTAMP", "time_precision": "VARCHAR",
    "by_report": "BOOLEAN", "end_estimated": "BOOLEAN", "reported_at": "TIMESTAMP", "revised_at": "TIMESTAMP",
    "place": "VARCHAR", "admin1": "VARCHAR", "country": "VARCHAR", "lat": "DOUBLE", "lon": "DOUBLE",
    "place_precision": "VARCHAR", "actor": "VARCHAR", "recipient": "VARCHAR", "act": "VARCHAR",
    "weapon": "VARCHAR", "weapons": "VARCHAR[]", "target": "VARCHAR", "targets": "VARCHAR[]",
    "count": "DOUBLE", "fatalities": "BIGINT", "cites": "VARCHAR",
}  # fmt: skip
"""The columns of the one form, with DuckDB's types. Times are UTC. `line` and `source` stand beside them."""


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        at = value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)
        return at.isoformat(sep=" ")
    return list(value) if isinstance(value, tuple) else value
