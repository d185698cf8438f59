"""Entries of overlapping parts → each once."""

from __future__ import annotations

import json
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
    seen: set[str] = set()
    for part, entry in found:
        meant = _meant(entry)
        if meant in seen or any(_same(entry, other, part, before, shared) for before, other in kept):
            continue
        seen.add(meant)
        kept.append((part, entry))
    entries = [entry for _, entry in kept]
    return tuple(sorted(entries, key=lambda entry: entry.evidence[0].start if entry.evidence else 0))


def _same(entry: Entry, other: Entry, part: int, before: int, shared: tuple[tuple[int, int], ...]) -> bool:
    if part == before or not _overlap(entry.evidence, other.evidence):
        return False
    within = any(start <= one.start and one.end <= end for start, end in shared for one in entry.evidence)
    return within and _told(entry) == _told(other)


def _meant(entry: Entry) -> str:
    """What an entry is, whatever the ways in which its quotes were found."""
    return json.dumps(_without_alignments(entry.meaning()), sort_keys=True)


def _without_alignments(value: object) -> object:
    match value:
        case dict():
            return {name: _without_alignments(one) for name, one in value.items() if name != "alignment"}
        case list():
            return [_without_alignments(one) for one in value]
        case _:
            return value


def _told(entry: Entry) -> tuple[object, ...]:
    """What an entry is, without its details."""
    if isinstance(entry, Event):
        return entry.act, entry.actor
    if isinstance(entry, Quotation):
        return (entry.speaker,)
    return (getattr(entry, "status", None), getattr(entry, "accuser", None), getattr(entry, "parties", None))


def _overlap(one: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> bool:
    return any(left.overlaps(right) for left in one for right in other)
