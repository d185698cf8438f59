"""The ledger of a record: a ceasefire for each matter, as all its reports tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from detente.analysis.ceasefires.called import called
from detente.analysis.ceasefires.declarations import declarations, of_event
from detente.analysis.ceasefires.facts import facts
from detente.analysis.ceasefires.history import latest, steps
from detente.analysis.ceasefires.linking import Linked, linked
from detente.analysis.ceasefires.span import earlier, later
from detente.analysis.ceasefires.told import WANTED, Told
from detente.analysis.ceasefires.truce import Declaration, Fact, Truce, Version
from detente.analysis.claims.claim import Claim
from detente.analysis.claims.counter import countered
from detente.analysis.claims.told import claims_told
from detente.analysis.party import Party
from detente.analysis.shelf import Shelf
from detente.model import Ceasefire, Reading
from detente.record.matters import FieldStatus, Matter, MatterKind


def truces_told(shelf: Shelf, matters: Iterable[Matter], wanted: Iterable[str]) -> list[Truce]:
    """The ceasefires among matters whose ids are wanted, as the readings of the shelf tell them, the earliest
    told first. `matters` holds all ceasefires and claims of those readings.
    """
    every = list(matters)
    truces = {matter.id: matter for matter in every if matter.kind is MatterKind.CEASEFIRE}
    of_entry = {
        (member.report, member.entry): matter.id for matter in truces.values() for member in matter.members
    }
    events: dict[str, Linked] = {}
    for reading in shelf.readings():
        key = reading.report.id
        own = {
            truce.id: of_entry[key, truce.id] for truce in reading.ceasefires if (key, truce.id) in of_entry
        }
        if own:
            events[key] = linked(reading, own, shelf)
    titles = {id_: truce.title for id_ in truces if (truce := _truce(truces[id_], shelf, events)) is not None}
    claims = countered(claims_told(shelf, every, titles))
    found = [_truce(truces[id_], shelf, events) for id_ in dict.fromkeys(wanted) if id_ in truces]
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for id_ in dict.fromkeys(claim.about):
            about[id_].append(claim)
    made = [replace(one, claims=tuple(about[one.id])) for one in found if one is not None]
    return sorted(made, key=lambda one: (_told_on(one), one.id))


def titles(shelf: Shelf, matters: Iterable[Matter]) -> dict[str, str]:
    """What each ceasefire among matters is called, by its id."""
    found = {}
    for matter in matters:
        if matter.kind is MatterKind.CEASEFIRE and (truce := _truce(matter, shelf, {})) is not None:
            found[matter.id] = truce.title
    return found


def _truce(matter: Matter, shelf: Shelf, events: Mapping[str, Linked]) -> Truce | None:
    """A matter as its reports tell it; None where people rejected all that tells it."""
    told: list[Told] = []
    seen: set[str] = set()
    for reading, entry in shelf.told(matter):
        if isinstance(entry, Ceasefire):
            own = events.get(reading.report.id, ({}, []))[0].get(matter.id, [])
            # The events of a report count once, with the first of its entries for this ceasefire.
            first = reading.report.id not in seen
            seen.add(reading.report.id)
            told.append(Told(reading, entry, tuple(own) if first else ()))
    if not told:
        return None
    made = [*facts(told, shelf)]
    made += _derived(made)
    parties = _parties(told, shelf, "parties")
    # Who wants one is often a third party; who declares one is to cease fire.
    declarers = _parties([one for one in told if one.truce.status not in WANTED], shelf, "declared_by")
    reports = {one.reading.report.id for one in told}
    return Truce(
        id=matter.id,
        title=called(made, parties, declarers),
        status=latest(told),
        parties=parties,
        facts=tuple(made),
        declarations=declarations(told, shelf),
        steps=steps(told, shelf),
        loose=_loose(told, shelf, events),
        reports=shelf.independent(reports),
        copies=len({member.report for member in matter.members}) - len(reports),
        sources=tuple(one.source() for one in told),
        places=tuple(dict.fromkeys(one.truce.scope.area for one in told if one.truce.scope.area)),
    )


def _loose(told: Sequence[Told], shelf: Shelf, events: Mapping[str, Linked]) -> tuple[Declaration, ...]:
    found: list[Declaration] = []
    seen: set[str] = set()
    for one in told:
        key = one.reading.report.id
        if key not in seen and key in events:
            seen.add(key)
            found += [made for event in events[key][1] for made in of_event(one, event, shelf)]
    return tuple(sorted(found, key=lambda made: (made.day, made.party.key, made.word)))


def _parties(told: Sequence[Told], shelf: Shelf, field: str) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for one in told:
        reading: Reading = one.reading
        for actor in getattr(one.truce, field):
            party = shelf.party(reading, actor)
            found.setdefault(party.key, party)
    return tuple(found.values())


def _derived(made: Sequence[Fact]) -> list[Fact]:
    """The start or the end that no source gives, where the other one and the length are told."""
    by_name = {fact.name: fact for fact in made}
    length = by_name.get("duration")
    start = by_name.get("start_actual") or by_name.get("start_planned")
    end = by_name.get("end_actual") or by_name.get("end_planned")
    if length is None or (start is None) == (end is None):
        return []
    told = start or end
    if told is None:
        return []
    first = told.first
    if start is not None:
        name, value = "end_planned", later(first.value, length.first.value)
    else:
        name, value = f"start_{told.name.partition('_')[2]}", earlier(first, length.first.value)
    if value is None:
        return []
    grounds = (*first.grounds, *length.first.grounds)
    version = Version(value, grounds, first.precision, (), first.reports, f"{told.name} and duration")
    return [Fact(name, FieldStatus.AGREED, (version,))]


def _told_on(truce: Truce) -> str:
    return min((step.told_on for step in truce.steps), default="")
