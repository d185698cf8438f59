"""A quotation in words: who says what to whom, by which cue, when and through whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.exports.story.names import Names
from detente.model import Quotation, Reading
from detente.record import Hit


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its words whole."""

    hit: Hit
    reading: Reading
    speaker: str
    words: str
    mode: str
    cue: str
    addressee: str
    said_on: str
    medium: str
    reported_by: str


def said(hit: Hit, reading: Reading) -> Said:
    """A hit that is a quotation, from the reading that holds it. Raises `TypeError` for another entry."""
    names = Names(reading)
    entry = next(own for own in reading.entries() if own.id == hit.entry)
    if not isinstance(entry, Quotation):
        raise TypeError(f"{entry.id} is no quotation")
    speakers = [key for key in (entry.speaker, *entry.co_speakers) if key]
    return Said(
        hit=hit,
        reading=reading,
        speaker=names.join(speakers).plain,
        words=" … ".join(piece.quote for piece in entry.content),
        mode=entry.mode.value,
        cue=entry.cue or "",
        addressee=names.plain(entry.addressee) if entry.addressee else "",
        said_on=entry.said_on.text or "" if entry.said_on else "",
        medium=entry.medium or "",
        reported_by=", ".join(names.plain(key) for key in entry.reported_by),
    )


def by_speaker(told: Iterable[Said]) -> dict[str, list[Said]]:
    """Quotations by who says them, in the order in which each speaker comes first."""
    found: dict[str, list[Said]] = {}
    for one in told:
        found.setdefault(one.speaker, []).append(one)
    return found
