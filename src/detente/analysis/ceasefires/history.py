"""The course of a ceasefire: which status it is said to have reached, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.analysis.ceasefires.told import OVER, STARTED, Told
from detente.analysis.ceasefires.truce import Step
from detente.analysis.shelf import Shelf
from detente.model import Date
from detente.model.codes import Act, CeasefireStatus, Reality

_ACTS = {
    Act.EXTEND_CEASEFIRE: CeasefireStatus.EXTENDED,
    Act.DECLARE_CEASEFIRE: CeasefireStatus.DECLARED,
    Act.AGREE: CeasefireStatus.AGREED,
}
_TRUE = frozenset({Reality.ASSERTED, Reality.REPORTED})
_ORDER = {status.value: number for number, status in enumerate(CeasefireStatus)}


def steps(told: Iterable[Told], shelf: Shelf) -> tuple[Step, ...]:
    """The steps of one ceasefire in the order of time: the same status, day and teller once, with all its
    grounds. A step without a day of its own stands at the day of publication.
    """
    found: dict[tuple[object, ...], Step] = {}
    for one in told:
        for step in (*_of_entry(one, shelf), *_of_events(one, shelf)):
            key = (step.status, step.day if step.dated else "", step.by, step.denied_by)
            there = found.get(key)
            if there is not None:
                grounds = tuple(dict.fromkeys((*there.grounds, *step.grounds)))
                day, told_on = min(there.day, step.day), min(there.told_on, step.told_on)
                step = Step(step.status, day, step.dated, step.by, step.denied_by, told_on, grounds)
            found[key] = step
    dated = {(step.status, step.by) for step in found.values() if step.dated}
    kept = [step for step in found.values() if step.dated or (step.status, step.by) not in dated]
    return tuple(sorted(kept, key=lambda step: (step.day[:10], _ORDER.get(step.status, 0), step.by)))


def latest(told: Iterable[Told]) -> str:
    """The status that the latest report gives; of several in one day the one furthest on."""
    found = max(told, key=lambda one: (one.published, _ORDER[one.truce.status.value]))
    return found.truce.status.value


def _of_entry(told: Told, shelf: Shelf) -> Iterator[Step]:
    truce = told.truce
    by, denied = told.names(shelf, truce.asserted_by), told.names(shelf, truce.denied_by)

    def step(status: CeasefireStatus, date: Date | None, field: str) -> Step:
        day = date.value if date else told.published
        source = told.source(field if date else "status")
        return Step(status.value, day, date is not None, by, denied, told.published, (source,))

    status = truce.status
    if status in STARTED:
        if truce.declared_on:
            yield step(CeasefireStatus.DECLARED, truce.declared_on, "declared_on")
        if truce.start:
            yield step(CeasefireStatus.IN_FORCE, truce.start, "start")
        if status is not CeasefireStatus.IN_FORCE or not truce.start:
            yield step(status, truce.end if status in OVER else None, "end")
    else:
        yield step(status, truce.declared_on, "declared_on")


def _of_events(told: Told, shelf: Shelf) -> Iterator[Step]:
    for event in told.events:
        status = _ACTS.get(event.act)
        if event.act is Act.END_CEASEFIRE and told.truce.status in OVER:
            status = told.truce.status
        if status is None or event.reality not in _TRUE or event.date is None:
            continue
        if status is CeasefireStatus.AGREED and told.truce.status is CeasefireStatus.DECLARED:
            continue
        by = () if event.reality is Reality.ASSERTED else told.names(shelf, event.attribution[-1:])
        yield Step(
            status.value, event.date.value, True, by, (), told.published, (told.of_event(event),)
        )  # fmt: skip
