"""Readings made up for measuring the record: as many as are asked for, all different, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from detente.model import Actor, Date, Event, Place, Quotation, ReaderInfo, Reading, Report
from detente.model.codes import Act, ActorKind, DatePrecision, Issue, PlacePrecision, QuotationMode, Reality

EVENTS = 20
"""Events of a report; it has half as many quotations."""
PUBLISHERS = [f"{name} {kind}" for name in ("Northern", "Harbour", "Levant", "Mekong", "Llanos") for kind in
              ("Wire", "Daily", "Post", "Review", "Ledger")]  # fmt: skip
STATES = ("Russia", "Ukraine", "Israel", "Sudan", "Armenia", "Azerbaijan", "Thailand", "Cambodia", "Colombia",
          "Yemen", "Ethiopia", "Rwanda", "Congo", "Syria", "Lebanon")  # fmt: skip
TOWNS = (("Istanbul", "TUR"), ("Doha", "QAT"), ("Geneva", "CHE"), ("Nairobi", "KEN"),
         ("Cairo", "EGY"), ("Jeddah", "SAU"), ("Goma", "COD"), ("Kharkiv", "UKR"),
         ("Gaza", "PSE"), ("Khartoum", "SDN"))  # fmt: skip
_TALK = """
truce ceasefire prisoners border withdrawal monitors talks envoy minister said that the a of to in and on with
before after unless offer demand rejected accepted proposed agreement humanitarian corridor shelling drone
attack killed wounded mediation council resolution sanctions territory peace plan draft guarantee
""".split()
_FIRST_DAY = date(2014, 1, 1)
_DAYS = 4_200


def readings(number: int, start: int = 0) -> Iterator[Reading]:
    """Readings of made-up reports, from the `start`-th on: a report's events depend on its number alone."""
    for place in range(start, start + number):
        yield _reading(random.Random(place), place)


def _reading(draw: random.Random, place: int) -> Reading:
    people = [f"{draw.choice('ABDEGIKLMNORST')}{draw.choice(_SYLLABLES)} {_surname(draw)}" for _ in range(4)]
    states = draw.sample(STATES, 3)
    parties = {name: Actor(name=name, kind=ActorKind.STATE) for name in states}
    actors = [one.model_copy(update={"side": one.id}) for one in parties.values()]
    for name in dict.fromkeys(people):
        side = parties[draw.choice(states)].id
        actors.append(Actor(name=name, kind=ActorKind.PERSON, side=side))
    sentences = [_sentence(draw, place, n) for n in range(EVENTS)]
    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    report = Report(
        text="\n".join(sentences),
        published_at=day.isoformat(),
        publisher=draw.choice(PUBLISHERS),
        title=sentences[0],
    )
    spans = [report.text.index(sentence) for sentence in sentences]
    events = [
        _event(draw, report, actors, start, len(sentence), day)
        for start, sentence in zip(spans, sentences, strict=True)
    ]
    quotations = [
        Quotation(
            speaker=draw.choice(actors).id, mode=QuotationMode.INDIRECT,
            content=(report.span(start, start + len(sentence) - 1),),
            evidence=(report.span(start, start + len(sentence)),),
            confidence=round(draw.uniform(0.3, 0.95), 2),
        )
        for start, sentence in zip(spans[::2], sentences[::2], strict=True)
    ]  # fmt: skip
    return Reading(
        report=report,
        actors=tuple({one.id: one for one in actors}.values()),
        quotations=tuple({one.id: one for one in quotations}.values()),
        events=tuple({one.id: one for one in events}.values()),
        reader=ReaderInfo(name="made up", version="1"),
    )


_SYLLABLES = ("an", "er", "ivo", "una", "olo", "is", "adu", "emi", "ora", "yan")


def _surname(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _sentence(draw: random.Random, place: int, number: int) -> str:
    words = [draw.choice(_TALK) for _ in range(draw.randrange(12, 28))]
    # A word that few sentences share, as names and numbers are in news.
    words.insert(draw.randrange(len(words)), f"unit{draw.randrange(50_000)}")
    return f"{place}.{number} {' '.join(words)}."


def _event(
    draw: random.Random, report: Report, actors: list[Actor], start: int, length: int, day: date
) -> Event:
    town, country = draw.choice(TOWNS)
    told = day - timedelta(days=draw.randrange(30))
    return Event(
        act=draw.choice(tuple(Act)),
        actor=(draw.choice(actors).id,),
        recipient=(draw.choice(actors).id,),
        issues=tuple(draw.sample(tuple(Issue), draw.randrange(1, 3))),
        reality=draw.choice(tuple(Reality)),
        date=Date(value=told.isoformat(), precision=DatePrecision.DAY, text="then")
        if draw.random() < 0.5
        else None,
        place=Place(name=town, country=country, precision=PlacePrecision.CITY)
        if draw.random() < 0.4
        else None,
        confidence=round(draw.uniform(0.3, 0.95), 2),
        evidence=(report.span(start, start + length),),
    )
