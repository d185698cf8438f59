"""A record, and what came into it → the alerts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from detente.analysis.alerts.alert import FIVE, About, Alert
from detente.analysis.alerts.firsts import Firsts
from detente.analysis.alerts.past import Past
from detente.analysis.shelf import source_of
from detente.model import Agreement, Ceasefire, Entry, Event, Quotation, Reading, Talks, ViolationClaim
from detente.model.codes import Act, CeasefireStatus, Reality
from detente.record import Filter, Record
from detente.record.alerting.came import Came
from detente.record.correcting import corrected
from detente.record.matters import MemberKey

_UNMADE = frozenset({Reality.DENIED, Reality.HYPOTHETICAL, Reality.NEGATED})
_WANTED = frozenset({CeasefireStatus.PROPOSED, CeasefireStatus.DEMANDED})
_AT_ONCE = 50
Passed = Mapping[str, frozenset[str]]


def news(
    record: Record,
    came: Sequence[Came],
    wanted: Filter | None = None,
    about: Collection[About] = (),
) -> list[Alert]:
    """What the reports that came in told first, in the order in which they came.

    A saved search (`wanted`) restricts it to the entries that pass it, and then tells all of these; without
    one it is of proposals, conditions, ceasefires, claims and shifts, unless `about` names what is wanted.
    Restricted reports and copies of others tell nothing, whatever the search says.
    """
    kinds = frozenset(about) or (FIVE if wanted is None else _asked_for(wanted))
    filtered = replace(wanted or Filter(), restricted=False, once=True)
    if wanted is not None and wanted.restricted:
        return []
    ids = [one.report for one in came]
    hidden = record.came.restricted(ids)
    passed = record.came.passed(filtered, [one for one in ids if one not in hidden])
    by_report = {one.report: one for one in came if one.report in passed}
    fresh = [corrected(kept) for kept in record.counting_in(by_report) if kept.copy_of is None]
    found = [*_entries(record, fresh, by_report, passed, kinds)]
    if kinds & {About.CONDITION, About.SHIFT}:
        found += [one for one in _told(record, fresh, by_report, passed) if one.about in kinds]
    return sorted(found, key=lambda alert: alert.order)


def newest(
    record: Record,
    wanted: Filter | None = None,
    about: Collection[About] = (),
    limit: int = 50,
    *,
    since: str = "",
) -> list[Alert]:
    """The newest alerts, the newest first, of the last 2,000 reports that came in; with `since` of those that
    came in from an instant or day on, in UTC.
    """
    every = [one for one in record.came.newest() if one.at >= since]
    found: list[Alert] = []
    for start in range(0, len(every), _AT_ONCE):
        if len(found) >= limit:
            break
        found += reversed(news(record, every[start : start + _AT_ONCE], wanted, about))
    return found[:limit]


def _asked_for(wanted: Filter) -> frozenset[About]:
    """All that a search finds; quotations only where it asks for them, since events tell the same."""
    return frozenset(About) - (frozenset() if "quotation" in wanted.kind else {About.QUOTATION})


def _entries(
    record: Record,
    fresh: Iterable[Reading],
    came: Mapping[str, Came],
    passed: Passed,
    kinds: Collection[About],
) -> Iterator[Alert]:
    """The entries that a report is the first to tell."""
    asked = {
        reading.report.id: [
            one
            for one in reading.entries()
            if one.id in passed[reading.report.id] and one.evidence and _kind(one) in kinds
        ]
        for reading in fresh
    }
    firsts = Firsts(record, (MemberKey(report, one.id) for report, own in asked.items() for one in own))
    for reading in fresh:
        report = reading.report.id
        own = asked[report]
        offers = [span for one in own if _kind(one) is About.PROPOSAL for span in one.evidence]
        for entry in own:
            kind = _kind(entry)
            if kind is None or not firsts.tells(report, entry):
                continue
            if isinstance(entry, Ceasefire) and entry.status in _WANTED and _within(entry, offers):
                continue  # the proposal tells it
            yield Alert(kind, came[report], reading, entry, source_of(reading, entry.evidence, entry.id))


def _kind(entry: Entry) -> About | None:
    match entry:
        case Event():
            made = entry.act is Act.PROPOSE and entry.reality not in _UNMADE
            return About.PROPOSAL if made else About.EVENT
        case Ceasefire():
            return About.CEASEFIRE
        case ViolationClaim():
            return About.CLAIM
        case Talks():
            return About.TALKS
        case Agreement():
            return About.AGREEMENT
        case Quotation():
            return About.QUOTATION
    return None


def _within(entry: Entry, spans: Iterable[object]) -> bool:
    return any(
        one.start < span.end and span.start < one.end  # type: ignore[attr-defined]
        for one in entry.evidence
        for span in spans
    )


def _told(
    record: Record, fresh: Sequence[Reading], came: Mapping[str, Came], passed: Passed
) -> Iterator[Alert]:
    """The conditions that are new for their holders, and the shifts of the sides."""
    events = {
        (reading.report.id, event.id): (reading, event) for reading in fresh for event in reading.events
    }
    if not events:
        return
    past = Past(record, fresh)
    for deed, place in past.conditions():
        key = (deed.source.report, deed.source.entry)
        if key in events and key[1] in passed[key[0]]:
            reading, event = events[key]
            yield Alert(
                About.CONDITION,
                came[key[0]],
                reading,
                event,
                deed.holds[place].source,
                condition=event.conditions[place],
            )
    for shift, deed in past.shifts():
        key = (deed.source.report, deed.source.entry)
        if key in events and key[1] in passed[key[0]]:
            reading, event = events[key]
            earlier = shift.before if deed in shift.after.deeds else shift.after
            yield Alert(
                About.SHIFT,
                came[key[0]],
                reading,
                event,
                deed.source,
                shift=shift,
                side=past.sides.name(shift.row),
                before=earlier.deeds[0].source,
            )
