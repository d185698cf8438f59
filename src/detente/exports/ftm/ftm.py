"""The entities of each report, one a line: its article, its actors, what happened and who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from detente.exports.ftm import happenings
from detente.exports.ftm.entity import Entity, day, entity, from_report, key_of
from detente.exports.ftm.parties import party, sides
from detente.exports.jsonfile import compact
from detente.exports.table import Source
from detente.exports.written import Written
from detente.model import Actor, Kept, Quotation

SHORT = 80
REFERENCES = ("entity", "involved", "subject", "object")
"""The properties that name another entity of the report."""


def write_ftm(kept: Iterable[Kept], out: BinaryIO) -> Written:
    """Entities as JSON Lines; ids are of the report's own, and nothing is merged across reports."""
    rows: Counter[str] = Counter()
    for one in kept:
        for found in entities(Source(one)):
            out.write(f"{compact(found)}\n".encode())
            rows[found["schema"]] += 1
    return Written(rows)


def entities(source: Source) -> Iterator[Entity]:
    """The entities of one report. Actors that passed entries refer to are among them, as their links need
    them; a report of which nothing passed gives none.
    """
    if not source.kept.passed:
        return
    # An entry that a reading holds twice is one entity.
    found = list({one["id"]: one for one in _passed(source)}.values())
    yield article(source)
    for actor in _needed(found, source):
        yield party(actor, source)
        yield from sides(actor, source)
    yield from found


def _passed(source: Source) -> Iterator[Entity]:
    reading = source.kept.reading
    for quotation in filter(source.passes, reading.quotations):
        yield note(quotation, source)
    for event in filter(source.passes, reading.events):
        yield from happenings.events(event, source)
    for ceasefire in filter(source.passes, reading.ceasefires):
        yield from happenings.ceasefires(ceasefire, source)
    for claim in filter(source.passes, reading.violation_claims):
        yield from happenings.claims(claim, source)
    for round_ in filter(source.passes, reading.talks):
        yield from happenings.talks(round_, source)
    for agreement in filter(source.passes, reading.agreements):
        yield from happenings.agreements(agreement, source)


def _needed(found: Iterable[Entity], source: Source) -> Iterator[Actor]:
    """The actors that passed, those that entities refer to, and the sides of all of these."""
    needed = {key for one in found for name in REFERENCES for key in one["properties"].get(name, ())}
    actors = source.kept.reading.actors
    keys = {actor.id for actor in actors if source.passes(actor) or key_of(source, actor.id) in needed}
    while more := {actor.side for actor in actors if actor.id in keys and actor.side} - keys:
        keys |= more
    yield from {actor.id: actor for actor in actors if actor.id in keys}.values()


def article(source: Source) -> Entity:
    """The report, without its text."""
    report = source.report
    title = report.title or report.url or report.id
    return entity(
        report.id,
        "Article",
        name=title,
        title=title,
        fileName=report.id,
        publishedAt=day(report.published_at),
        publisher=report.publisher,
        sourceUrl=report.url,
        retrievedAt=source.kept.added_at[: len("2025-05-11")],
    )


def note(quotation: Quotation, source: Source) -> Entity:
    """A quotation, as a note on who said it."""
    said = " … ".join(" ".join(piece.quote.split()) for piece in quotation.content)
    by = source.name(quotation.speaker) or "(unnamed)"
    speakers = (*((quotation.speaker,) if quotation.speaker else ()), *quotation.co_speakers)
    return entity(
        key_of(source, quotation.id),
        "Note",
        name=f"{by}: {said if len(said) <= SHORT else said[: SHORT - 1] + '…'}",
        description=said,
        summary=f"{quotation.mode} quotation",
        entity=[key_of(source, key) for key in speakers],
        **from_report(source),
    )
