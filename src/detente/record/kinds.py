"""The kinds of entries, and what can be asked of each: who, to whom, about what, when and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.model import (
    Actor,
    Agreement,
    Ceasefire,
    Date,
    Entry,
    Event,
    Place,
    Quotation,
    Reading,
    Talks,
    ViolationClaim,
)

KINDS: Mapping[str, type[Entry]] = {
    "event": Event,
    "quotation": Quotation,
    "ceasefire": Ceasefire,
    "claim": ViolationClaim,
    "talks": Talks,
    "agreement": Agreement,
    "actor": Actor,
}
"""Every kind of entry of a reading, by its noun."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a filter can ask of an entry."""

    acting: tuple[str, ...] = ()
    """Ids of the actors who act, speak, claim, declare or are party."""
    recipients: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    dates: tuple[Date | None, ...] = ()
    place: Place | None = None
    act: str | None = None
    reality: str | None = None
    status: str | None = None


def facets(entry: Entry, reading: Reading) -> Facets:
    """The facets of an entry of a reading. Raises `TypeError` for what is no entry of a reading."""
    match entry:
        case Event():
            return Facets(
                entry.actor,
                entry.recipient,
                entry.issues,
                (entry.date,),
                entry.place,
                entry.act,
                entry.reality,
            )
        case Quotation():
            speakers = (entry.speaker, *entry.co_speakers) if entry.speaker else entry.co_speakers
            to = (entry.addressee,) if entry.addressee else ()
            return Facets(speakers, to, _carried(entry, reading), (entry.said_on,))
        case Ceasefire():
            return Facets(
                acting=(*entry.declared_by, *entry.parties),
                issues=("ceasefire",),
                dates=(entry.start or entry.declared_on, entry.end),
                status=entry.status,
            )
        case ViolationClaim():
            return Facets(
                entry.accuser, entry.accused, ("ceasefire",), (entry.period,), entry.place, act=entry.act
            )
        case Talks():
            return Facets(
                acting=(*entry.parties, *entry.facilitators),
                issues=("talks",),
                dates=(entry.start, entry.end),
                place=entry.venue,
                status=entry.status,
            )
        case Agreement():
            return Facets(
                acting=(*entry.parties, *entry.guarantors),
                issues=tuple(clause.commitment for clause in entry.clauses),
                dates=(entry.date,),
                status=entry.status,
            )
        case Actor():
            return Facets(acting=(entry.id,))
        case _:
            raise TypeError(f"{type(entry).__name__} is no entry of a reading")


def _carried(quotation: Quotation, reading: Reading) -> tuple[str, ...]:
    """The issues of the events that a quotation carries."""
    carried = (event.issues for event in reading.events if event.quotation == quotation.id)
    return tuple(dict.fromkeys(issue for issues in carried for issue in issues))
