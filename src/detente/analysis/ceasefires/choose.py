"""Which ceasefires of a data set a filter means: the record answers for its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.analysis.ceasefires.truce import Truce
from detente.knowledge.fold import fold
from detente.record import Filter


def chosen(truces: Iterable[Truce], wanted: Filter) -> Iterator[Truce]:
    """The ceasefires that pass: words of the names of parties and places, the status reached, and the days of
    their declaration, start and end. Of what a data set does not hold (confidence, judgements) none passes.
    """
    if wanted.confidence is not None or wanted.judged is not None or wanted.restricted or wanted.source:
        return
    for truce in truces:
        names = [one.name for one in truce.parties]
        said = " ".join(cell for row in truce.rows for cell in row.cells.values())
        if (
            _among(wanted.actor, names)
            and _among(wanted.side, names)
            and _among(wanted.place, truce.places)
            and (not wanted.status or {step.status for step in truce.steps} & set(wanted.status))
            and all(_holds(word, said) for word in wanted.text.split())
            and _in_time(truce, wanted)
        ):
            yield truce


def _in_time(truce: Truce, wanted: Filter) -> bool:
    days = [step.day for step in truce.steps if step.dated]
    if not (wanted.since or wanted.until):
        return True
    since, until = wanted.since or "", wanted.until or "9999"
    return any(day[: len(since)] >= since and day[: len(until)] <= until for day in days)


def _among(names: tuple[str, ...], said: Iterable[str]) -> bool:
    told = list(said)
    return not names or any(_holds(name, words) for name in names for words in told)


def _holds(name: str, words: str) -> bool:
    return f" {fold(name)} " in f" {fold(words)} "
