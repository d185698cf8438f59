"""What a language model is asked to return: words quoted from the report, and the codebook's codes.

It has no offsets: where words stand is found by the aligner. The codes are the enumerations of the model
room, whose meanings are the codebook's. Fields are named as in the record.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from detente.model import codes
from detente.reading.llm.codes import Lower, Many, Maybe, Quote, Quotes, Upper


class Told(BaseModel):
    """A part of an answer. What it was not asked for is read over."""

    model_config = ConfigDict(frozen=True, extra="ignore", serialize_by_alias=True)


class ToldWhen(Told):
    """A date or a length of time."""

    words: str = Field(description="The words that give it, as written.")
    value: Quote = Field(
        default=None,
        description="ISO 8601: 2025-05-11, 2025-05 or 2025 for a date, P30D or PT72H for a length.",
    )


When = Annotated[ToldWhen | None, Maybe]
Act = Annotated[codes.Act, Lower]
Issue = Annotated[codes.Issue, Lower]


class ToldActor(Told):
    """Someone who acts, speaks or is acted on."""

    name: str = Field(description="The fullest name in the report, as written.")
    kind: Annotated[codes.ActorKind, Lower]
    side: Quote = Field(default=None, description="Name of the party that it belongs to or speaks for.")
    country: Quote = Field(default=None, description="ISO 3166-1 alpha-3 code.")
    sector: Annotated[codes.Sector | None, Maybe, Upper] = None
    role: Quote = Field(default=None, description="Its office, as written.")
    also: Quotes = Field(default=(), description="Other words of the report for it, as written.")


class ToldQuotation(Told):
    """What a party said."""

    speaker: Quote = Field(default=None, description="Name of an actor of the list.")
    mode: Annotated[codes.QuotationMode, Lower]
    cue: Quote = Field(default=None, description="The verb of saying, as written.")
    content: Quotes = Field(description="The words said, as written, one piece or more.")
    said_on: When = None


class ToldRequirement(Told):
    """What a condition asks for."""

    issue: Issue
    actor: Quote = None
    negated: bool = False
    text: Quote = None


class ToldCondition(Told):
    """What an act hangs on."""

    kind: Annotated[codes.ConditionKind, Lower]
    holder: Quote = Field(default=None, description="Name of the actor that is bound.")
    gates: Issue = Field(description="The issue that is held back.")
    requires: Annotated[ToldRequirement | None, Maybe] = None
    text: str = Field(description="The words that state it, as written.")


class ToldScope(Told):
    """What a halt of fighting covers, in words as written."""

    general: bool | None = Field(default=None, description="Whether it covers all fighting.")
    acts: Quotes = ()
    weapons: Quotes = ()
    targets: Quotes = ()
    area: Quote = None


class ToldNumber(Told):
    """A number of something that is on offer or demanded."""

    words: str = Field(description="The words that give the number, as written.")
    unit: str = Field(description="What is counted or measured, as written.")


class ToldTerms(Told):
    """What exactly is on offer or demanded."""

    start: When = None
    end: When = None
    duration: When = None
    place: Quote = None
    format: Annotated[codes.TalksFormat | None, Maybe, Lower] = None
    scope: Annotated[ToldScope | None, Maybe] = None
    parties: Quotes = Field(default=(), description="Who is to take part: names of actors of the list.")
    facilitator: Quote = Field(default=None, description="Who is to help or host: name of an actor.")
    numbers: Annotated[tuple[ToldNumber, ...], Many] = ()
    unconditional: bool | None = None
    text: Quote = Field(default=None, description="Words that state terms for which there is no field.")


class ToldEvent(Told):
    """One act."""

    evidence: str = Field(description="The clause that tells it, as written.")
    act: Act
    actor: Quotes = Field(default=(), description="Names of actors of the list.")
    recipient: Quotes = Field(default=(), description="Names of actors of the list.")
    issues: Annotated[tuple[Issue, ...], Many] = ()
    reality: Annotated[codes.Reality, Lower]
    attribution: Quotes = Field(default=(), description="Who says so; empty for the outlet's own voice.")
    date: When = None
    place: Quote = None
    terms: Annotated[ToldTerms | None, Maybe] = None
    conditions: Annotated[tuple[ToldCondition, ...], Many] = ()
    killed: Quote = Field(default=None, description="The words that give the number, as written.")
    injured: Quote = None
    weapon: Quote = None


class ToldCeasefire(Told):
    """A ceasefire, truce, pause or moratorium."""

    evidence: str
    name: Quote = None
    side: Annotated[codes.CeasefireSide | None, Maybe, Lower] = None
    status: Annotated[codes.CeasefireStatus, Lower]
    declared_by: Quotes = ()
    parties: Quotes = ()
    mediators: Quotes = ()
    declared_on: When = None
    start: When = None
    end: When = None
    duration: When = None
    class_: Annotated[codes.CeasefireClass | None, Maybe, Lower] = Field(default=None, alias="class")
    purposes: Annotated[tuple[Annotated[codes.Purpose, Lower], ...], Many] = ()
    scope: Annotated[ToldScope | None, Maybe] = None
    unconditional: bool | None = None
    asserted_by: Quotes = Field(
        default=(), description="Who says that it is so; empty for the outlet's own voice."
    )
    denied_by: Quotes = ()


class ToldClaim(Told):
    """One side's allegation that another broke a ceasefire."""

    evidence: str
    accuser: Quotes = ()
    accused: Quotes = ()
    count: Quote = Field(default=None, description="The words that give the number, as written.")
    act: Annotated[codes.Act | None, Maybe, Lower] = None
    place: Quote = None


class ToldTalks(Told):
    """A round of talks."""

    evidence: str
    name: Quote = None
    parties: Quotes = ()
    facilitators: Quotes = ()
    venue: Quote = None
    start: When = None
    end: When = None
    format: Annotated[codes.TalksFormat, Lower] = codes.TalksFormat.UNKNOWN
    status: Annotated[codes.TalksStatus, Lower]


class ToldClause(Told):
    """What an agreement commits a party to."""

    party: Quote = Field(default=None, description="Who is committed: name of an actor of the list.")
    commitment: Issue
    text: str = Field(description="The words that state it, as written.")
    in_exchange_for: Annotated[codes.Issue | None, Maybe, Lower] = None


class ToldAgreement(Told):
    """A treaty, accord, draft or deal."""

    evidence: str
    name: Quote = None
    parties: Quotes = ()
    guarantors: Quotes = ()
    date: When = None
    status: Annotated[codes.AgreementStatus, Lower]
    clauses: Annotated[tuple[ToldClause, ...], Many] = ()


class Answer(Told):
    """All that a model reads from a report or a part of one."""

    actors: tuple[ToldActor, ...] = ()
    quotations: tuple[ToldQuotation, ...] = ()
    events: tuple[ToldEvent, ...] = ()
    ceasefires: tuple[ToldCeasefire, ...] = ()
    violation_claims: tuple[ToldClaim, ...] = ()
    talks: tuple[ToldTalks, ...] = ()
    agreements: tuple[ToldAgreement, ...] = ()

    @property
    def entries(self) -> int:
        """How many entries it holds beside actors."""
        return sum(len(getattr(self, name)) for name in LISTS if name != "actors")


LISTS: dict[str, type[Told]] = {
    "actors": ToldActor,
    "quotations": ToldQuotation,
    "events": ToldEvent,
    "ceasefires": ToldCeasefire,
    "violation_claims": ToldClaim,
    "talks": ToldTalks,
    "agreements": ToldAgreement,
}
"""The lists of an answer and what each holds."""

MOST_ENTRIES = 150
"""Of each list: a part of a report has a few dozen sentences."""
MOST_PARTS = 20
"""Of a list within an entry: actors, issues, conditions."""


@cache
def schema() -> dict[str, Any]:
    """The JSON schema that a server holds an answer to, with bounds for its lists: a model that repeats
    itself has to go on with something else. `Answer` itself has none: an entry too many costs no other.
    """
    made = Answer.model_json_schema()
    for part in (made, *made["$defs"].values()):
        for field in part.get("properties", {}).values():
            for one in (field, *field.get("anyOf", ())):
                if one.get("type") == "array":
                    one["maxItems"] = MOST_ENTRIES if part is made else MOST_PARTS
    return made
