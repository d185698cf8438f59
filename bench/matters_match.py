"""Which entry of the gold a reader's entry is: of one kind, by overlapping evidence, one to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.match import pair
from bench.names import personal, plain
from detente.model import Actor, Entry, Event, Reading


class Label(NamedTuple):
    """An entry of the gold: its report, its list and its place in it."""

    report: str
    list: str
    at: int


_KINDS = ("actors", "ceasefires", "talks", "agreements", "violation_claims", "events")


def found_in_gold(
    perfect: Mapping[str, Reading],
    readings: Mapping[str, Reading],
    labels: Mapping[tuple[str, str], Label],
) -> dict[tuple[str, str], Label]:
    """The label of every entry of the readings that gold has too; readings by the report's name."""
    out = {}
    for name, reading in readings.items():
        gold = perfect[name]
        for kind in _KINDS:
            wanted: Sequence[Entry] = getattr(gold, kind)
            found: Sequence[Entry] = getattr(reading, kind)
            for g, f in pair(wanted, found, worth):
                out[reading.report.id, found[f].id] = labels[gold.report.id, wanted[g].id]
    return out


def worth(gold: Entry, read: Entry) -> float:
    """How well two entries fit: overlapping characters, for events the act; for actors the name."""
    if isinstance(gold, Actor) and isinstance(read, Actor):
        same = plain(gold.name) == plain(read.name)
        return (
            1.0 if same else 0.5 * (bool(personal(gold.name)) and personal(gold.name) == personal(read.name))
        )
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in gold.evidence for b in read.evidence
    )
    if not shared:
        return 0.0
    size = min(sum(a.end - a.start for a in gold.evidence), sum(b.end - b.start for b in read.evidence))
    act = isinstance(gold, Event) and isinstance(read, Event) and gold.act is read.act
    return shared / size + (1.0 if act else 0.0)
