"""Claims of a table with the time of their ceasefires, from a file of windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.analysis.claims.claim import Claim
from detente.analysis.claims.tally import Standing
from detente.analysis.window import Window

_FROM_THE_BEGINNING = frozenset({Standing.FINAL, Standing.CUMULATIVE, Standing.INTERIM})


def timed(claims: Iterable[Claim], windows: Iterable[Window]) -> Iterator[Claim]:
    """The claims; where the ceasefire of one is among the windows, it is called by its time, and a claim that
    counts from its beginning has that as `since`, one for the whole time its end as `until`.
    """
    known = {window.id: window for window in windows}
    for claim in claims:
        window = known.get(claim.about[0]) if claim.about else None
        if window is None:
            yield claim
            continue
        start = window.start.isoformat(timespec="minutes")
        end = window.end.isoformat(timespec="minutes") if window.end else ""
        by = f", declared by {window.declared_by}" if window.declared_by else ""
        yield replace(
            claim,
            about_name=f"{window.label}: {start} to {end or 'an open end'}{by}",
            since=start if claim.standing in _FROM_THE_BEGINNING else "",
            until=end if claim.standing is Standing.FINAL else "",
        )
