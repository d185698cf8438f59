"""Readings out of the record with the judgements that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.model import Judgement, Kept
from detente.record.filter import Filter
from detente.record.judgements import Judged, settled, standing_of
from detente.record.keeping import kept
from detente.record.store import Store


def counting(store: Store, wanted: Filter) -> Iterator[Kept]:
    """The readings as `kept` gives them, of each entry's judgements only the one that counts."""
    for one in kept(store, wanted):
        yield counted(store, one)


def counted(store: Store, one: Kept) -> Kept:
    """What is kept of a report, of each entry's judgements only the one that counts."""
    if not one.judgements:
        return one
    # What a person judges in between counts too: roles stand in the record and not in `Kept`.
    with store.read() as connection:
        found = _settled(standing_of(connection, one.reading.report.id))
    return one.model_copy(update={"judgements": found})


def _settled(found: Iterable[Judged]) -> tuple[Judgement, ...]:
    by_entry: dict[str, list[Judged]] = {}
    for one in found:
        by_entry.setdefault(one.judgement.entry, []).append(one)
    chosen = (settled(each) for each in by_entry.values())
    return tuple(one.judgement for one in chosen if one is not None)
