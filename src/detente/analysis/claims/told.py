"""Claims of the record: a matter a claim, each value with its reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.analysis.claims.arithmetic import Check, check
from detente.analysis.claims.claim import Claim
from detente.analysis.claims.standing import standing_of
from detente.analysis.claims.tally import Standing, Tally, tally_of
from detente.analysis.party import Party
from detente.analysis.shelf import Shelf
from detente.analysis.source import Ground
from detente.model import ClaimCount, Reading, ViolationClaim
from detente.record.matters import Matter, MatterKind

Told = tuple[Reading, ViolationClaim]


def claims_told(shelf: Shelf, matters: Iterable[Matter], titles: Mapping[str, str]) -> list[Claim]:
    """The claims among matters, as the readings of the shelf tell them, in the order in which they were told.
    `matters` holds those of ceasefires too, by which claims of several reports are about the same one, and
    `titles` what these are called.
    """
    every = list(matters)
    truces = {
        (member.report, member.entry): matter.id
        for matter in every
        if matter.kind is MatterKind.CEASEFIRE
        for member in matter.members
    }
    found = []
    for matter in every:
        if matter.kind is MatterKind.VIOLATION_CLAIM:
            told = [
                (reading, entry) for reading, entry in shelf.told(matter) if isinstance(entry, ViolationClaim)
            ]
            if told:
                found.append(_claim(matter, told, shelf, truces, titles))
    return sorted(found, key=lambda one: (one.told_on, one.id))


def _claim(
    matter: Matter,
    told: list[Told],
    shelf: Shelf,
    truces: Mapping[tuple[str, str], str],
    titles: Mapping[str, str],
) -> Claim:
    versions = _versions(told, shelf)
    tally = versions[0][0] if versions else None
    period = next((entry.period for _, entry in told if entry.period), None)
    counted = next((entry.count for _, entry in told if entry.count), None)
    sources = tuple(shelf.source(reading, entry) for reading, entry in told)
    standing, sure = _standing(counted, [source.quote for source in sources])
    about = {
        truces[reading.report.id, key]
        for reading, entry in told
        for key in entry.ceasefires
        if (reading.report.id, key) in truces
    }
    place = next((entry.place for _, entry in told if entry.place), None)
    return Claim(
        id=matter.id,
        accuser=_parties(told, shelf, "accuser"),
        accused=_parties(told, shelf, "accused"),
        about=tuple(sorted(about)),
        about_name="; ".join(titles.get(key, key) for key in sorted(about)),
        told_on=told[0][0].report.published_at,
        period=period.text or period.value if period else "",
        since=period.value if period else "",
        until=(period.end or "") if period else "",
        standing=standing,
        sure=sure,
        tally=tally,
        versions=versions,
        checked=check(tally) if tally else Check.none(),
        act=next((entry.act.value for _, entry in told if entry.act), ""),
        weapons=tuple(dict.fromkeys(weapon for _, entry in told for weapon in entry.weapons)),
        target_class=next((entry.target_class.value for _, entry in told if entry.target_class), ""),
        place=place.name if place else "",
        sources=sources,
        reports=shelf.independent(reading.report.id for reading, _ in told),
    )


def _versions(told: list[Told], shelf: Shelf) -> tuple[tuple[Tally, tuple[Ground, ...]], ...]:
    found: dict[Tally, list[Ground]] = {}
    for reading, entry in told:
        if entry.count:
            found.setdefault(tally_of(entry.count), []).append(shelf.source(reading, entry, "count"))
    return tuple((tally, tuple(sources)) for tally, sources in found.items())


def _standing(count: ClaimCount | None, quotes: list[str]) -> tuple[Standing, bool]:
    if count is None:
        return Standing.UNKNOWN, True
    if count.cumulative:
        return Standing.CUMULATIVE, True
    for quote in quotes:
        standing, sure = standing_of(quote)
        if standing is not Standing.UNKNOWN:
            return standing, sure
    return (Standing.PERIOD if count.cumulative is False else Standing.UNKNOWN), True


def _parties(told: list[Told], shelf: Shelf, field: str) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for reading, entry in told:
        for actor in getattr(entry, field):
            party = shelf.party(reading, actor)
            found.setdefault(party.key, party)
    return tuple(found.values())
