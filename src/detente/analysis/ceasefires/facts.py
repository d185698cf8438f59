"""The facts of a ceasefire: every value that its reports give, and whether they agree, refine or dispute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.analysis.ceasefires.told import OVER, PLANNED, STARTED, Told
from detente.analysis.ceasefires.truce import Fact, Version
from detente.analysis.shelf import Shelf
from detente.analysis.source import Ground
from detente.knowledge.fold import fold
from detente.model import Ceasefire, Date, Event
from detente.model.codes import Act, CeasefireStatus, Reality
from detente.record.matters import FieldStatus
from detente.record.matters.fields import fields
from detente.record.matters.span import span
from detente.record.matters.telling import Given

_LEFT_OUT = frozenset({"status", "declared_by", "mediators", "scope"})
"""Told by the course and the words of the parties."""


def facts(told: Sequence[Told], shelf: Shelf) -> tuple[Fact, ...]:
    """The facts of one ceasefire, of which `told` are all tellings."""
    given = {(one.reading.report.id, one.truce.id): list(_givens(one, shelf)) for one in told}
    rows = [
        shelf.telling(one.reading, one.truce.id)._replace(
            given=tuple(row for row, _, _ in given[one.reading.report.id, one.truce.id])
        )
        for one in told
    ]
    found = []
    for field in fields(rows, shelf.originals):
        versions: dict[tuple[object, ...], list[tuple[Told, Given, str, Event | None]]] = {}
        for one in told:
            for row, precision, event in given[one.reading.report.id, one.truce.id]:
                if row.field == field.name:
                    versions.setdefault(row.form, []).append((one, row, precision, event))
        made = [_version(rows_, shelf) for rows_ in versions.values()]
        made.sort(key=lambda version: (-version.reports, version.value))
        status = _areas(made) if field.name == "area" else _status(made, field.status)
        found.append(Fact(field.name, status, tuple(made)))
    return tuple(found)


def _givens(told: Told, shelf: Shelf) -> Iterator[tuple[Given, str, Event | None]]:
    """What one report gives: a field, the precision of a date, the event that gives it, where one does."""
    truce = told.truce
    for given in shelf.telling(told.reading, truce.id).given:
        if given.field in _LEFT_OUT:
            continue
        date: Date | None = getattr(truce, given.field) if given.sort == "date" else None
        name = _timed(given.field, truce)
        yield given._replace(field=name), date.precision.value if date else "", None
    if effect := _effect(truce):
        yield Given("effect", "stage", effect, (effect,)), "", None
    scope = truce.scope
    if scope.area:
        yield Given("area", "text", scope.area, (fold(scope.area),)), "", None
    for name, words in (("acts", scope.acts), ("weapons", scope.weapons), ("targets", scope.targets)):
        if words:
            yield Given(name, "codes", words, tuple(sorted(words))), "", None
    if scope.general is not None:
        covers = "all fighting" if scope.general else "part of the fighting"
        yield Given("covers", "code", covers, (covers,)), "", None
    for event in told.events:
        if event.reality not in {Reality.ASSERTED, Reality.REPORTED}:
            continue
        for name, date in _dates(event, truce):
            if date is not None:
                yield Given(name, "date", _shown(date), tuple(span(date))), date.precision.value, event


def _timed(field: str, truce: Ceasefire) -> str:
    """A start is planned until the report tells that it has begun, an end until it tells that it has come."""
    if field == "start":
        return "start_actual" if truce.status in STARTED else "start_planned"
    if field == "end":
        return "end_actual" if truce.status in OVER else "end_planned"
    return field


def _effect(truce: Ceasefire) -> str:
    if truce.status in STARTED:
        return "in_force"
    if truce.status is CeasefireStatus.NEVER_IN_FORCE:
        return "never_in_force"
    return "" if truce.status in PLANNED else truce.status.value


def _dates(event: Event, truce: Ceasefire) -> Iterator[tuple[str, Date | None]]:
    if event.act is Act.END_CEASEFIRE and truce.status in OVER:
        yield "end_actual", event.date
    if event.act is Act.EXTEND_CEASEFIRE:
        yield "end_planned", event.terms.end
    if event.act is Act.DECLARE_CEASEFIRE:
        yield "start_planned", event.terms.start
        yield "end_planned", event.terms.end


def _version(rows: list[tuple[Told, Given, str, Event | None]], shelf: Shelf) -> Version:
    shown = rows[0][1].shown
    by: dict[str, None] = {}
    grounds: dict[Ground, None] = {}
    for told, given, _, event in rows:
        actors = event.attribution[-1:] if event else told.truce.asserted_by
        by.update(dict.fromkeys(told.names(shelf, actors)))
        field = {"start_actual": "start", "start_planned": "start", "end_actual": "end",
                 "end_planned": "end"}.get(given.field, given.field)  # fmt: skip
        grounds[told.of_event(event) if event else told.source(field)] = None
    if isinstance(shown, bool):
        value = "yes" if shown else "no"
    else:
        value = ", ".join(shown) if isinstance(shown, tuple) else str(shown)
    reports = shelf.independent(told.reading.report.id for told, *_ in rows)
    return Version(value, tuple(grounds), rows[0][2], tuple(by), reports)


def _shown(date: Date) -> str:
    return date.value if date.end is None else f"{date.value}/{date.end}"


def _status(made: Sequence[Version], status: FieldStatus) -> FieldStatus:
    """Silence of a report refines nothing here: one value is agreed, whoever gives it."""
    return FieldStatus.AGREED if len(made) == 1 else status


def _areas(made: Iterable[Version]) -> FieldStatus:
    """Areas that share a word can be one; others are alternatives that dispute each other."""
    named = [frozenset(fold(one.value).split()) for one in made]
    if len(named) == 1:
        return FieldStatus.AGREED
    shared = all(one & other for one in named for other in named)
    return FieldStatus.REFINED if shared else FieldStatus.DISPUTED
