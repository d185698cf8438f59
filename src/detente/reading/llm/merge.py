"""Entries of overlapping parts → each once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from detente.model import Entry, Event, Evidence, Quotation

EntryT = TypeVar("EntryT", bound=Entry)


def once(found: Iterable[tuple[int, EntryT]], shared: tuple[tuple[int, int], ...]) -> tuple[EntryT, ...]:
    """The entries without doubles, in the order of the text.

    Takes entries with the number of their part, and the stretches that two parts share. Two of one id are
    one; so are two of different parts that tell the same in a stretch that both parts have.
    """
    kept: list[tuple[int, EntryT]] = []
    for part, entry in found:
        if not any(_same(entry, other, part, before, shared) for before, other in kept):
            kept.append((part, entry))
    entries = [entry for _, entry in kept]
    return tuple(sorted(entries, key=lambda entry: entry.evidence[0].start if entry.evidence else 0))


def _same(entry: Entry, other: Entry, part: int, before: int, shared: tuple[tuple[int, int], ...]) -> bool:
    if entry.id == other.id:
        return True
    if part == before or not _overlap(entry.evidence, other.evidence):
        return False
    within = any(start <= one.start and one.end <= end for start, end in shared for one in entry.evidence)
    return within and _told(entry) == _told(other)


def _told(entry: Entry) -> tuple[object, ...]:
    """What an entry is, without its details."""
    if isinstance(entry, Event):
        return entry.act, entry.actor
    if isinstance(entry, Quotation):
        return (entry.speaker,)
    return (getattr(entry, "status", None), getattr(entry, "accuser", None), getattr(entry, "parties", None))


def _overlap(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> bool:
    return any(left.overlaps(right) for left in one for right in other)
