"""Kept readings → deeds: events folded to sides, each text once, as people corrected it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable

from detente.analysis.deed import Deed, Hold, Need
from detente.analysis.sides import Sides
from detente.analysis.source import Source
from detente.model import Condition, Date, Event, Evidence, Kept, Reading, Requirement
from detente.model.codes import DatePrecision
from detente.record.correcting import corrected

_FINE = frozenset({DatePrecision.DAY, DatePrecision.HOUR, DatePrecision.MINUTE, DatePrecision.WEEK})


def originals(kept: Iterable[Kept]) -> list[Kept]:
    """What is no copy of another report, as people corrected it, in the order of publication: a text that ten
    outlets print is one source.
    """
    found = [one.model_copy(update={"reading": corrected(one)}) for one in kept if one.copy_of is None]
    return sorted(found, key=lambda one: (one.reading.report.published_at, one.reading.report.id))


def deeds(kept: Iterable[Kept], sides: Sides) -> list[Deed]:
    """The events of originals as deeds, in the order of their days. `sides` is made of the same readings."""
    found = []
    for one in kept:
        found += [_deed(event, one.reading, sides) for event in one.reading.events if event.actor]
    return sorted(
        found, key=lambda deed: (deed.day, deed.source.published_at, deed.source.report, deed.source.start)
    )


def day_of(date: Date | None, published_at: str) -> str:
    """The day of an act, `2025-05-11`: the last that the date leaves open, never after publication."""
    published = published_at[:10]
    if date is None:
        return published
    value = date.value[:10]
    if date.precision not in _FINE or len(value) < 10:
        year = value[:4]
        if len(value) < 7 or date.precision in {DatePrecision.YEAR, DatePrecision.SEASON}:
            value = f"{year}-12-31"
        else:
            value = f"{value[:7]}-{calendar.monthrange(int(year), int(value[5:7]))[1]:02}"
    return min(value, published)


def _when(date: Date | None, published_at: str) -> str:
    return published_at[:10] if date is None else min(date.value[:10], published_at[:10])


def _deed(event: Event, reading: Reading, sides: Sides) -> Deed:
    report = reading.report.id
    pairs: dict[str, str] = {}
    for actor in event.actor:
        if side := sides.of(report, actor):
            pairs.setdefault(side, actor)
    teller = event.attribution[-1] if event.attribution else None
    own = teller is None or sides.of(report, teller) in pairs or teller in event.actor
    return Deed(
        sides=tuple(pairs),
        actors=tuple(sides.named(report, actor) for actor in pairs.values()),
        act=event.act,
        issues=event.issues,
        recipients=_folded(event.recipient, report, sides),
        day=day_of(event.date, reading.report.published_at),
        when=_when(event.date, reading.report.published_at),
        reality=event.reality,
        own=own,
        teller=sides.named(report, teller) if teller else "",
        unconditional=bool(event.terms.unconditional),
        holds=tuple(_hold(condition, event, reading, sides) for condition in event.conditions),
        source=_source(event.evidence, event.id, reading),
    )


def _hold(condition: Condition, event: Event, reading: Reading, sides: Sides) -> Hold:
    report = reading.report.id
    named = (condition.holder, *condition.co_holders) if condition.holder else event.actor
    return Hold(
        kind=condition.kind,
        holders=_folded(named, report, sides),
        gates=condition.gates,
        need=_need(condition.requires, report, sides),
        text=condition.text,
        act=event.act,
        day=day_of(event.date, reading.report.published_at),
        source=_source(condition.evidence or event.evidence, event.id, reading),
    )


def _need(required: Requirement | None, report: str, sides: Sides) -> Need | None:
    if required is None:
        return None
    actors = (required.actor, *required.co_actors) if required.actor else ()
    return Need(required.issue, _folded(actors, report, sides), required.negated, required.text or "")


def _folded(actors: Iterable[str], report: str, sides: Sides) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for actor in actors if (side := sides.of(report, actor))))


def _source(evidence: tuple[Evidence, ...], entry: str, reading: Reading) -> Source:
    report = reading.report
    first = evidence[0] if evidence else None
    return Source(
        quote=first.quote if first else "",
        start=first.start if first else 0,
        end=first.end if first else 0,
        report=report.id,
        publisher=report.publisher or "",
        published_at=report.published_at,
        entry=entry,
    )
