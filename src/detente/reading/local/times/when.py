"""What the date step hands on: each time expression with its resolved value."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Date


@dataclass(frozen=True, slots=True)
class When:
    """A time expression. `date` is set for dates, times and intervals, `duration` (ISO 8601) for lengths,
    both where one expression gives both ("within 48 hours": the deadline and the length).
    """

    start: int
    end: int
    root: int
    """Index of the head token."""
    date: Date | None = None
    duration: str | None = None
    recurring: bool = False
    """A set: "every Thursday", "twice a week"."""
