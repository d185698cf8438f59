"""Who takes part in a joint step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from detente.analysis.deed import Deed
from detente.analysis.sides import Sides
from detente.model import Ceasefire, Kept, Talks
from detente.model.codes import Act, CeasefireStatus, Issue, TalksStatus

SHARE = 3
"""A side takes part where at least one in so many of the reports that name parties names it."""
_OPEN = frozenset(
    {
        TalksStatus.PROPOSED, TalksStatus.ACCEPTED, TalksStatus.SCHEDULED, TalksStatus.UNDER_WAY,
        CeasefireStatus.PROPOSED, CeasefireStatus.DEMANDED, CeasefireStatus.AGREED, CeasefireStatus.DECLARED,
    }
)  # fmt: skip
_DEALS = frozenset({Act.PROPOSE, Act.ACCEPT, Act.AGREE, Act.REJECT, Act.EXCHANGE})


def parties(
    kept: Iterable[Kept], deeds: Iterable[Deed], sides: Sides, on: str
) -> Mapping[Issue, tuple[str, ...]]:
    """The sides that take part in each joint step, by issue, as reports up to a day name them.

    Parties of talks and ceasefires that are still to come count, of others where there are none; each report
    counts once. A side that few reports name is a host or a mediator. A step of which no report names parties
    takes those of talks and ceasefires together, or else the sides that make each other offers.
    """
    talks, truces = [], []
    for one in kept:
        report = one.reading.report
        if report.published_at[:10] <= on:
            talks.append((report.id, one.reading.talks))
            truces.append((report.id, one.reading.ceasefires))
    found = {Issue.TALKS: _named(talks, sides), Issue.CEASEFIRE: _named(truces, sides)}
    both = tuple(sorted({side for named in found.values() for side in named})) or _dealing(deeds, on)
    every = (Issue.TALKS, Issue.CEASEFIRE, Issue.PRISONERS, Issue.PEACE_TERMS)
    return MappingProxyType({issue: found.get(issue) or both for issue in every})


def _named(entries: Sequence[tuple[str, Sequence[Talks | Ceasefire]]], sides: Sides) -> tuple[str, ...]:
    for wanted in (True, False):
        reports = []
        for report, listed in entries:
            named = {
                side
                for entry in listed
                if not wanted or entry.status in _OPEN
                for actor in entry.parties
                if (side := sides.of(report, actor))
            }
            if len(named) > 1:
                reports.append(named)
        if reports:
            times = Counter(side for named in reports for side in named)
            return tuple(sorted(side for side, count in times.items() if count * SHARE >= len(reports)))
    return ()


def _dealing(deeds: Iterable[Deed], on: str) -> tuple[str, ...]:
    """The two sides that make each other offers and refuse them most often."""
    times: Counter[tuple[str, str]] = Counter()
    for deed in deeds:
        if deed.act in _DEALS and deed.day <= on and len(deed.recipients) == 1 and len(deed.sides) == 1:
            one, other = sorted((deed.sides[0], deed.recipients[0]))
            if one != other:
                times[one, other] += 1
    return min(times.items(), key=lambda item: (-item[1], item[0]))[0] if times else ()
