"""The parsed answers about a report → its reading: what stands in the text, and signals for the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.model import Entry, ReaderInfo, Reading, Report, references
from detente.reading.aligner import Aligner
from detente.reading.llm.answer import Answer
from detente.reading.llm.cast import Cast, Part
from detente.reading.llm.chunks import Chunk
from detente.reading.llm.events import event
from detente.reading.llm.hostile import orders_in
from detente.reading.llm.merge import once
from detente.reading.llm.notes import Notes
from detente.reading.llm.pacts import agreement, ceasefire, claim, talks
from detente.reading.llm.parse import Parsed
from detente.reading.llm.places import Places
from detente.reading.llm.quotations import quotation
from detente.reading.llm.setting import Setting
from detente.reading.llm.trace import traced
from detente.reading.llm.whens import Whens

_STEPS: dict[str, Callable[..., Entry | None]] = {
    "quotations": quotation,
    "events": event,
    "ceasefires": ceasefire,
    "violation_claims": claim,
    "talks": talks,
    "agreements": agreement,
}


@dataclass(frozen=True)
class Grounded:
    """A reading with how many entries the model gave for it, and how many of them stand in the report."""

    reading: Reading
    given: int
    placed: int


def ground(report: Report, answers: Sequence[tuple[Chunk, Parsed]], reader: ReaderInfo) -> Grounded:
    """The reading of a report from the answers about its parts, in their order."""
    notes = Notes()
    aligner = Aligner(report.text)
    orders = tuple(orders_in(report))
    for order in orders:
        notes.add("order_in_report", "The report has words for machines: nothing is read there.", (order,))
    for chunk, parsed in answers:
        if parsed.cut:
            part = report.span(chunk.start, chunk.end)
            notes.add(
                "cut_answer", "The model's answer about this part broke off: entries may be missing.", (part,)
            )
        for invalid in parsed.invalid:
            notes.add("invalid_answer", f"The model's answer was not as asked: {invalid}.")
    cast = Cast(report, aligner, (actor for _, one in answers for actor in one.answer.actors), notes)
    whens, places = Whens(report, aligner, notes), Places(report, aligner, notes)
    found: dict[str, list[tuple[int, Entry]]] = {name: [] for name in _STEPS}
    used: list[Part] = []
    placed = 0
    for number, (chunk, parsed) in enumerate(answers):
        setting = Setting(report, aligner, cast, whens, places, notes, orders, chunk, used)
        for name, step in _STEPS.items():
            entries = [step(told, setting) for told in _entries(parsed.answer, name)]
            found[name] += [(number, entry) for entry in entries if entry is not None]
            placed += sum(entry is not None for entry in entries)
    shared = tuple((chunk.start, chunk.new) for chunk, _ in answers)
    lists = {name: once(entries, shared) for name, entries in found.items()}
    lists["events"] = tuple(_carried(event, lists["quotations"]) for event in lists["events"])
    reading = Reading.model_validate(
        {
            "report": report,
            "actors": tuple(traced(actor) for actor in cast.written(_referred(used, lists))),
            **{name: tuple(traced(entry) for entry in entries) for name, entries in lists.items()},
            "signals": notes.signals(),
            "reader": reader,
        }
    )
    return Grounded(reading, sum(parsed.given for _, parsed in answers), placed)


def _entries(answer: Answer, name: str) -> tuple[object, ...]:
    entries: tuple[object, ...] = getattr(answer, name)
    return entries


def _carried(event: Entry, quotations: tuple[Entry, ...]) -> Entry:
    """The event with the quotation that its words stand in, where there is one."""
    (first, *_) = event.evidence
    for one in quotations:
        if any(piece.start <= first.start and first.end <= piece.end for piece in one.evidence):
            return type(event).model_validate({**dict(event), "quotation": one.id, "id": ""})
    return event


def _referred(used: list[Part], lists: dict[str, tuple[Entry, ...]]) -> list[Part]:
    """The actors that an entry which is kept refers to."""
    named = references(tuple(lists.values()))
    return [part for part in used if part.actor.id in named]
