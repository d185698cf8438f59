"""Incidents and windows composed for the tests of compliance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from detente.analysis.window import Window, WindowScope
from detente.incidents import Coverage, Incidents, hours

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
TEXTS = (
    "id", "place", "admin1", "country", "place_precision", "actor", "recipient", "act", "weapon", "target",
    "cites", "time_precision",
)  # fmt: skip


def at(day: float) -> datetime:
    """An instant so many days after the beginning."""
    return BEGIN + timedelta(days=day)


def incidents(
    spans: Sequence[tuple[float, float]],
    counts: Sequence[float] | None = None,
    weapon: str = "drone",
    **texts: Any,
) -> Incidents:
    """Incidents from one day to another; a text is of all of them, or a list with one for each."""
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    start, end = (np.array([hours(at(spans[i][side])) for i in order]) for side in (0, 1))
    number = np.ones(len(spans)) if counts is None else np.array([float(counts[i]) for i in order])
    given = {"id": [str(i) for i in order], "country": "Northland", "place_precision": "city", **texts}

    def listed(value: Any) -> list[Any]:
        return [value[i] for i in order] if isinstance(value, list) else [value] * len(spans)

    return Incidents(
        start, end, number, np.ones(len(spans), dtype=bool), np.array([i + 2 for i in order], dtype=np.int64),
        {name: listed(given.get(name)) for name in TEXTS},
        {"weapons": [(weapon,)] * len(spans), "targets": [()] * len(spans)},
    )  # fmt: skip


def coverage(days: float = 365, **more: Any) -> Coverage:
    """A source that covers so many days from the beginning."""
    known: dict[str, Any] = {"since": BEGIN, "until": at(days), "weapons": ("drone",), "places": True, **more}
    return Coverage(**known)


def window(name: str, start: float, end: float | None, **scope: Any) -> Window:
    """A window from one day to another."""
    return Window(name, at(start), None if end is None else at(end), scope=WindowScope(**scope))


def daily(numbers: Sequence[float], first: float = 0.0) -> tuple[list[tuple[float, float]], list[float]]:
    """An interval of six hours each day with so much in it; none where it is nothing."""
    spans = [(first + day + 0.9, first + day + 1.1) for day, n in enumerate(numbers) if n]
    return spans, [n for n in numbers if n]
