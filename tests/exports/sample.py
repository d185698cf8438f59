"""A composed report on two states that don't exist, and what a reader would have written down of it."""

from __future__ import annotations

from detente.model import (
    Actor,
    Agreement,
    Ceasefire,
    ClaimCount,
    Clause,
    Condition,
    Count,
    Date,
    Event,
    Evidence,
    Magnitude,
    Place,
    Quotation,
    ReaderInfo,
    Reading,
    Report,
    Requirement,
    Signal,
    Talks,
    Terms,
    ViolationClaim,
)
from detente.model.codes import (
    Act,
    ActorKind,
    AgreementStatus,
    CeasefireStatus,
    ConditionKind,
    DatePrecision,
    Issue,
    PlacePrecision,
    Purpose,
    Qualifier,
    QuotationMode,
    Reality,
    TalksFormat,
    TalksStatus,
)

TEXT = """\
President Ines Torvald of Arvenia offered Sorland talks in Port Lume from 15 May, without preconditions. \
“We will talk to anyone who stops shooting,” she said on Sunday.
Sorland will come only if Arvenian guns fall silent first, Marshal Orlo Penn answered. He accused Arvenia of \
breaking the harvest truce 12 times.
Shells hit Greyford on Saturday, killing at least 3, according to Sorland's Red Lantern. Arvenia denies it.
Under the 2019 river pact Sorland keeps the locks open in exchange for grain.
"""

REPORT = Report(
    title="Arvenia offers talks; Sorland wants silence first",
    publisher="Example Wire",
    published_at="2025-05-11",
    url="https://wire.example/1",
    text=TEXT,
)


def at(quote: str) -> tuple[Evidence, ...]:
    """Where the text says so."""
    start = TEXT.index(quote)
    return (REPORT.span(start, start + len(quote)),)


def day(value: str, end: str | None = None) -> Date:
    return Date(value=value, end=end, precision=DatePrecision.DAY)


def place(name: str) -> Place:
    return Place(name=name, precision=PlacePrecision.CITY)


def party(name: str) -> Actor:
    key = Actor(name=name, kind=ActorKind.STATE).id
    return Actor(id=key, name=name, kind=ActorKind.STATE, side=key, mentions=at(name))


ARVENIA = party("Arvenia")
SORLAND = party("Sorland")
TORVALD = Actor(
    name="Ines Torvald", kind=ActorKind.PERSON, side=ARVENIA.id, role="President", mentions=at("Ines Torvald")
)
PENN = Actor(
    name="Orlo Penn", kind=ActorKind.PERSON, side=SORLAND.id, role="Marshal", mentions=at("Orlo Penn")
)
LANTERN = Actor(name="Red Lantern", kind=ActorKind.ORGANISATION, mentions=at("Red Lantern"))

WORDS = Quotation(
    speaker=TORVALD.id,
    mode=QuotationMode.DIRECT,
    cue="said",
    content=at("We will talk to anyone who stops shooting,"),
    said_on=day("2025-05-11"),
    evidence=at("“We will talk to anyone who stops shooting,” she said"),
)
OFFER = Event(
    act=Act.PROPOSE,
    actor=(TORVALD.id,),
    recipient=(SORLAND.id,),
    issues=(Issue.TALKS,),
    date=day("2025-05-11"),
    reality=Reality.ASSERTED,
    terms=Terms(start=day("2025-05-15"), place=place("Port Lume"), format=TalksFormat.DIRECT),
    conditions=(Condition(kind=ConditionKind.WITHOUT, gates=Issue.TALKS, text="without preconditions"),),
    evidence=at("offered Sorland talks"),
)
ANSWER = Event(
    act=Act.ACCEPT,
    actor=(PENN.id,),
    recipient=(ARVENIA.id,),
    issues=(Issue.TALKS,),
    reality=Reality.REPORTED,
    attribution=(PENN.id,),
    conditions=(
        Condition(
            kind=ConditionKind.IF,
            holder=SORLAND.id,
            gates=Issue.TALKS,
            requires=Requirement(issue=Issue.CEASEFIRE, actor=ARVENIA.id),
            text="only if Arvenian guns fall silent first",
        ),
    ),
    evidence=at("Sorland will come only if Arvenian guns fall silent first"),
)
STRIKE = Event(
    act=Act.ATTACK,
    actor=(ARVENIA.id,),
    recipient=(SORLAND.id,),
    date=day("2025-05-10"),
    place=place("Greyford"),
    reality=Reality.REPORTED,
    attribution=(LANTERN.id,),
    magnitude=Magnitude(killed=Count(value=3, qualifier=Qualifier.OVER), weapon="Shells"),
    evidence=at("Shells hit Greyford on Saturday"),
)
TRUCE = Ceasefire(
    name="harvest truce",
    status=CeasefireStatus.EXPIRED,
    declared_by=(SORLAND.id,),
    parties=(ARVENIA.id, SORLAND.id),
    start=day("2024-09-01"),
    end=day("2024-09-30"),
    duration="P30D",
    purposes=(Purpose.HUMANITARIAN,),
    evidence=at("the harvest truce"),
)
CLAIM = ViolationClaim(
    accuser=(PENN.id,),
    accused=(ARVENIA.id,),
    ceasefires=(TRUCE.id,),
    count=ClaimCount(value=12),
    evidence=at("breaking the harvest truce 12 times"),
)
TALKS = Talks(
    parties=(ARVENIA.id, SORLAND.id),
    venue=place("Port Lume"),
    start=day("2025-05-15"),
    format=TalksFormat.DIRECT,
    status=TalksStatus.PROPOSED,
    evidence=at("talks in Port Lume from 15 May"),
)
PACT = Agreement(
    name="2019 river pact",
    parties=(ARVENIA.id, SORLAND.id),
    status=AgreementStatus.IN_FORCE,
    clauses=(Clause(party=SORLAND.id, commitment=Issue.SHIPPING, in_exchange_for=Issue.ECONOMY),),
    evidence=at("the 2019 river pact"),
)
LOST = Signal(kind="unresolved_actor", message="nobody found for “she”", evidence=at("she"))

READING = Reading(
    report=REPORT,
    actors=(ARVENIA, TORVALD, SORLAND, PENN, LANTERN),
    quotations=(WORDS,),
    events=(STRIKE, ANSWER, OFFER),
    ceasefires=(TRUCE,),
    violation_claims=(CLAIM,),
    talks=(TALKS,),
    agreements=(PACT,),
    signals=(LOST,),
    reader=ReaderInfo(name="by hand", version="1"),
)
