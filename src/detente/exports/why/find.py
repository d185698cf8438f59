"""Readings and the beginning of an id → the entries that are meant, conditions among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from detente.exports.clean import one_line
from detente.model import DetenteError, Entry, Event, Reading


@dataclass(frozen=True, slots=True)
class WithId:
    """An entry, with the reading that holds it."""

    entry: Entry
    reading: Reading


class UnknownIdError(DetenteError):
    """No entry of a report has that id. `near` are those that it has, the nearest first."""

    def __init__(self, source: str, wanted: str, near: Sequence[WithId]) -> None:
        self.near = tuple(near)
        there = "Take one of its own, the nearest first" if near else "Nothing was read from it"
        super().__init__(f"{source}: no entry has the id {wanted!r}. {there}")


class AmbiguousIdError(DetenteError):
    """Several entries of a report have ids that begin so: `near`, in the order of the reading."""

    def __init__(self, source: str, wanted: str, near: Sequence[WithId]) -> None:
        self.near = tuple(near)
        begin = f"the ids of {len(self.near)} entries begin with {wanted!r}"
        super().__init__(f"{source}: {begin}. Give more of the one that is meant")


def entries_of(reading: Reading) -> Iterator[Entry]:
    """Every entry of a reading, each event followed by its conditions."""
    for entry in reading.entries():
        yield entry
        if isinstance(entry, Event):
            yield from entry.conditions


def named(readings: Iterable[Reading], wanted: str, source: str) -> list[WithId]:
    """The entry whose id is `wanted` or begins so, with its noun (`event-1f`) or without (`1f`); once for
    each of the readings that hold it.

    Raises `UnknownIdError` where there is none, `AmbiguousIdError` where the beginning fits several ids.
    """
    there = [WithId(entry, reading) for reading in readings for entry in entries_of(reading)]
    start = wanted.strip().casefold()
    exact = [one for one in there if one.entry.id == start]
    fitting = exact or [one for one in there if start and _begins(one.entry, start)]
    ids = {one.entry.id: one for one in fitting}
    if len(ids) > 1:
        raise AmbiguousIdError(source, one_line(wanted), tuple(ids.values()))
    if not ids:
        every = {one.entry.id: one for one in there}.values()
        raise UnknownIdError(source, one_line(wanted), sorted(every, key=lambda one: _far(one, start)))
    return list({id(one.reading): one for one in fitting}.values())


def _begins(entry: Entry, start: str) -> bool:
    return entry.id.startswith(start) or entry.id.partition("-")[2].startswith(start)


def _far(one: WithId, wanted: str) -> float:
    """How unlike an id is: 0 for the same, its noun counted less than what follows."""
    noun, _, digits = one.entry.id.partition("-")
    asked, dash, rest = wanted.partition("-")
    if not dash:
        asked, rest = "", wanted
    alike = SequenceMatcher(None, digits, rest).ratio() if rest else 0.0
    return 1 - alike - 0.25 * SequenceMatcher(None, noun, asked).ratio()
