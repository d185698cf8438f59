"""The time, as the record writes it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, FromClause, and_, or_


def now() -> str:
    """ISO 8601 in UTC, to the millisecond: texts of one length, so that their order is that of time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def after(later: FromClause, earlier: FromClause) -> ColumnElement[bool]:
    """Whether a row was written after another of its table: an imported one may be older than its number."""
    return or_(later.c.at > earlier.c.at, and_(later.c.at == earlier.c.at, later.c.number > earlier.c.number))
