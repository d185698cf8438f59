"""Readings made by hand, as small as a test allows."""

from __future__ import annotations

from typing import Any

from detente.model import (
    Actor,
    Ceasefire,
    Date,
    Event,
    Evidence,
    Place,
    Quotation,
    ReaderInfo,
    Reading,
    Report,
)
from detente.model.codes import (
    Act,
    ActorKind,
    CeasefireStatus,
    DatePrecision,
    Issue,
    PlacePrecision,
    QuotationMode,
    Reality,
)

TEXT = """Vladimir Putin demanded a ceasefire from Ukraine. Kyiv rejected talks in Istanbul in 2024.
“We propose a truce”, said Hakan Fidan of Türkiye."""
WHO = (
    ("Vladimir Putin", ActorKind.PERSON, "Russia"),
    ("Russia", ActorKind.STATE, "Russia"),
    ("Ukraine", ActorKind.STATE, "Ukraine"),
    ("Hakan Fidan", ActorKind.PERSON, "Türkiye"),
    ("Türkiye", ActorKind.STATE, "Türkiye"),
)


def apart(number: int) -> str:
    """`TEXT` with enough words of its own behind it to be no copy of another such text."""
    return f"{TEXT} {' '.join(f'w{number}v{place}' for place in range(120))}"


def report(text: str = TEXT, **given: Any) -> Report:
    """A report of 11 May 2025 by Northern Wire, unless another is given."""
    return Report(text=text, **{"published_at": "2025-05-11", "publisher": "Northern Wire", **given})


def reading(version: str = "1", reader: str = "test", confidence: float = 0.8, **given: Any) -> Reading:
    """A demand by Putin, a rejection by Ukraine, a quotation of Fidan and a ceasefire that is demanded."""
    told = report(**given)
    named = {name: Actor(name=name, kind=kind) for name, kind, _ in WHO}
    actors = [named[name].model_copy(update={"side": named[side].id}) for name, _, side in WHO]

    def at(words: str) -> tuple[Evidence, ...]:
        start = told.text.index(words)
        return (told.span(start, start + len(words)),)

    events = (
        Event(
            act=Act.DEMAND, actor=(named["Vladimir Putin"].id,), recipient=(named["Ukraine"].id,),
            issues=(Issue.CEASEFIRE,), reality=Reality.ASSERTED, confidence=confidence,
            evidence=at("demanded a ceasefire from Ukraine"),
        ),
        Event(
            act=Act.REJECT, actor=(named["Ukraine"].id,), issues=(Issue.TALKS,), reality=Reality.REPORTED,
            confidence=0.5,
            date=Date(value="2024", precision=DatePrecision.YEAR, text="in 2024"),
            place=Place(name="Istanbul", country="TUR", admin1="Istanbul", precision=PlacePrecision.CITY),
            evidence=at("rejected talks in Istanbul"),
        ),
    )  # fmt: skip
    quotation = Quotation(
        speaker=named["Hakan Fidan"].id, mode=QuotationMode.DIRECT, content=at("We propose a truce"),
        evidence=at("“We propose a truce”, said Hakan Fidan"), confidence=0.9,
    )  # fmt: skip
    ceasefire = Ceasefire(
        status=CeasefireStatus.DEMANDED,
        declared_by=(named["Vladimir Putin"].id,),
        evidence=at("a ceasefire"),
        confidence=0.6,
    )
    return Reading(
        report=told,
        actors=tuple(actors),
        quotations=(quotation,),
        events=events,
        ceasefires=(ceasefire,),
        reader=ReaderInfo(name=reader, version=version),
    )


def demand(read: Reading) -> str:
    """The id of the demand."""
    return read.events[0].id


def rejection(read: Reading) -> str:
    """The id of the rejection."""
    return read.events[1].id
