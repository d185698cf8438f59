"""The time, as the record writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """ISO 8601 in UTC, to the millisecond: texts of one length, so that their order is that of time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
