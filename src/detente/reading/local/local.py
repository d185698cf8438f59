"""The local reader: the steps one after another, each with a file of its own."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeVar

from detente import __version__
from detente.knowledge.models import has_models
from detente.model import (
    Actor,
    Entry,
    Quotation,
    ReaderInfo,
    Reading,
    Report,
    Signal,
    UnreadableReportError,
    references,
)
from detente.reading.local.actors.cast import Cast
from detente.reading.local.actors.find import cast_of
from detente.reading.local.conditions.hang import find_conditions, hang_conditions
from detente.reading.local.encoder.states import encode
from detente.reading.local.events.belligerents import belligerents
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.find import find_events
from detente.reading.local.events.learned import Learned
from detente.reading.local.events.recipients import address_threats
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.sizes import size_up
from detente.reading.local.pacts.agreements import find_agreements
from detente.reading.local.pacts.ceasefires import find_ceasefires
from detente.reading.local.pacts.claims import find_claims
from detente.reading.local.pacts.from_events import agreements_told, ceasefires_told, talks_told
from detente.reading.local.pacts.talks import find_talks
from detente.reading.local.pacts.view import View
from detente.reading.local.parse import parse, pipeline
from detente.reading.local.places.find import find_places
from detente.reading.local.quotations.chain import Voices
from detente.reading.local.quotations.find import find_quotations
from detente.reading.local.quotations.tagger import attributions
from detente.reading.local.signals import find_signals
from detente.reading.local.times.find import find_times
from detente.sources.language import name_of

ActsBy = Literal["both", "rules", "model"]
_EntryT = TypeVar("_EntryT", bound=Entry)


class Local:
    """Reads English news offline.

    `model` names a spaCy package, the best installed one by default. With `rules_only`, or where the wheel
    has no models, nothing that was trained for this project is used. `acts` says who finds acts, to compare:
    rules on the parse, the trained head, or both.
    """

    def __init__(self, model: str | None = None, *, rules_only: bool = False, acts: ActsBy = "both") -> None:
        self.model = model
        self.acts = acts
        self.rules_only = rules_only or not has_models()

    def read(self, report: Report) -> Reading:
        """The reading of an English report. Raises `UnreadableReportError` for another language."""
        if report.language.split("-")[0].lower() != "en":
            raise UnreadableReportError(
                report.url or report.title or report.id,
                f"the report is in {name_of(report.language)} ({report.language}): "
                "the local reader reads English only",
                "Choose another reader, or give --language en if the language was taken wrongly",
            )
        with _undisturbed():
            return self._read(report)

    def _read(self, report: Report) -> Reading:
        page = parse(report, self.model)
        times = find_times(page)
        cast = cast_of(page)
        places = find_places(page, cast)
        encoded = None if self.rules_only else encode(page.report.text, page.paragraphs)
        quotations = find_quotations(page, cast, times, attributions(encoded) if encoded else [])
        voices = Voices(page, quotations, cast)
        learned = (
            Learned(page, encoded, lambda word: voices.speaker(word.idx) is not None)
            if encoded and self.acts != "rules"
            else None
        )
        by_rule = learned is None or self.acts != "model"
        scene = Scene(page, cast, times, places, voices, learned, by_rule)
        conditions = find_conditions(scene)
        told, drafts = find_events(scene, conditions)
        events, unbound = hang_conditions(size_up(told, drafts, scene), drafts, scene, conditions)
        events = address_threats(events, scene)
        sides = belligerents(drafts, scene)
        view = View(scene, drafts, events, sides)
        ceasefires, where = find_ceasefires(view)
        ceasefires = (*ceasefires, *ceasefires_told(view, ceasefires))
        claims = find_claims(view, ceasefires, where)
        talks = find_talks(view)
        talks = (*talks, *talks_told(view, talks))
        agreements = find_agreements(view)
        agreements = (*agreements, *agreements_told(view, agreements, ceasefires))
        entries: list[Entry] = [*quotations, *events, *ceasefires, *claims, *talks, *agreements]
        return Reading(
            report=report,
            actors=_used(cast, entries),
            quotations=_once(quotations),
            events=_once(events),
            ceasefires=ceasefires,
            violation_claims=claims,
            talks=_once(talks),
            agreements=agreements,
            signals=(*_signals(scene, drafts, quotations), *unbound),
            reader=ReaderInfo(name="local", version=__version__, model=self._models()),
        )

    def _models(self) -> str:
        """What a reading depends on beside the version: the parser, and whether trained heads had a say."""
        name = _model_name(self.model)
        return f"{name}, rules only" if self.rules_only else name


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without Python's collector of cycles, which would go through the models' objects again and again.

    What a report leaves behind is small, and is collected later.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _once(entries: Iterable[_EntryT]) -> tuple[_EntryT, ...]:
    return tuple({entry.id: entry for entry in entries}.values())


def _used(cast: Cast, entries: Iterable[Entry]) -> tuple[Actor, ...]:
    """The actors that an entry refers to, and the sides that these belong to."""
    named = references(tuple(entries)) & {actor.id for actor in cast.actors}
    named |= {side.id for key in named if (side := cast.side(cast[key])) is not None}
    return tuple(cast.traced(actor) for actor in cast.actors if actor.id in named)


def _signals(scene: Scene, drafts: Iterable[Draft], quotations: Iterable[Quotation]) -> tuple[Signal, ...]:
    return tuple(find_signals(scene, tuple(drafts), tuple(quotations)))


@functools.cache  # spaCy describes the whole pipeline each time that it is asked
def _model_name(model: str | None) -> str:
    meta = pipeline(model).meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"
