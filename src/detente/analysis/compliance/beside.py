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
_AT_ONCE = 200_000
"""Incidents of a source that are held at once, where many windows ask for them."""
_MANY = 8


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
        whole = None
        if len(each) >= _MANY and one.loaded.incidents <= _AT_ONCE:
            whole = incidents_of(one, measure=measure)
        for window in each:
            last = window.end or coverage.until
            since, until = window.start - REACH, last + REACH if last else None
            if whole is None:
                rows = incidents_of(one, since, until, measure=measure)
            else:
                rows = whole.touching(since, until)
            told = comply(window, windows, rows, coverage, source=one.loaded.source, empty=empty)
            if told is not None:
                found.append(told)
    return found
