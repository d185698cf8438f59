"""Windows beside every source of incidents that is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from detente.analysis.compliance.account import Compliance, comply
from detente.analysis.compliance.days import days_of
from detente.analysis.window import Window
from detente.incidents import Source, incidents_of

REACH = timedelta(days=92)
"""How far from a window incidents can matter."""


def beside(
    wanted: Iterable[Window],
    windows: Sequence[Window],
    sources: Iterable[Source],
    *,
    measure: str = "count",
    zone: str | None = None,
) -> list[Compliance]:
    """The accounts of the windows that are wanted, by each source that knows what time it covers.

    `windows` are all truces that are known. `measure` is `count` or `fatalities`. With a `zone` the days on
    which a source has nothing are listed.
    """
    found = []
    each = list(wanted)
    for one in sources:
        coverage = one.loaded.coverage
        empty = days_of(one, zone) if zone else None
        for window in each:
            last = window.end or coverage.until
            rows = incidents_of(one, window.start - REACH, last + REACH if last else None, measure=measure)
            told = comply(window, windows, rows, coverage, source=one.loaded.source, empty=empty)
            if told is not None:
                found.append(told)
    return found
