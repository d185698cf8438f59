"""For how long a server asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def retry_after(written: str | None) -> float | None:
    """The seconds that a `Retry-After` header asks for (RFC 9110, 10.2.3); None where it says nothing."""
    if not written:
        return None
    if (plain := written.strip()).isascii() and plain.isdigit():
        return float(plain[:9])
    try:
        when = parsedate_to_datetime(plain)
    except (TypeError, ValueError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
