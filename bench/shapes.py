"""The few facts of a report that are scored, in one shape for gold and for readings.

References (`actor`, `speaker`, ...) are gold names in a story made from gold, and ids in one made from a
reading; `bench.align.Cast` compares the two. Spans are half-open offsets into the report's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]
Spans = tuple[Span, ...]
Refs = tuple[str, ...]


@dataclass(frozen=True)
class Actor:
    """One actor; `names` are its name, aliases and mentions as written, without pronouns."""

    ref: str
    name: str
    kind: str
    side: str | None
    country: str | None
    sector: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quotation:
    """One quotation; `speakers` holds the speaker and those who speak jointly with them."""

    speakers: Refs
    mode: str
    cue: str
    spans: Spans
    said_on: str | None = None
    core: bool = True


@dataclass(frozen=True)
class Requirement:
    """What a condition asks for: an issue code, of whom, and whether it is its absence that counts."""

    issue: str | None
    actors: Refs = ()
    negated: bool = False


@dataclass(frozen=True)
class Condition:
    """One condition; `holders` are the sides bound by it, `core` is its event's."""

    kind: str
    holders: Refs
    gates: str | None
    requires: Requirement | None
    spans: Spans
    core: bool = True


@dataclass(frozen=True)
class Event:
    """One event. `inferred`: gold does not ask who acted; `places` holds every way to name its place."""

    act: str
    actor: Refs
    recipient: Refs
    issues: tuple[str, ...]
    reality: str
    attribution: Refs
    spans: Spans
    date: str | None = None
    places: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    inferred: bool = False
    core: bool = True


@dataclass(frozen=True)
class Ceasefire:
    """One ceasefire; `dates` maps start, end and declared_on to an ISO 8601 prefix or None."""

    status: str
    parties: Refs
    spans: Spans
    dates: dict[str, str | None] = field(default_factory=dict)
    duration: str | None = None
    core: bool = True


@dataclass(frozen=True)
class Claim:
    """One violation claim."""

    accuser: Refs
    accused: Refs
    spans: Spans
    core: bool = True


@dataclass(frozen=True)
class Pact:
    """Talks (`date` is their start, `places` their venue) or an agreement (`date` is its own, no place)."""

    status: str
    parties: Refs
    spans: Spans
    date: str | None = None
    places: tuple[str, ...] = ()
    core: bool = True


@dataclass(frozen=True)
class Story:
    """Everything that is scored of one report."""

    text: str
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    claims: tuple[Claim, ...] = ()
    talks: tuple[Pact, ...] = ()
    agreements: tuple[Pact, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of all events, in the events' order."""
        return tuple(condition for event in self.events for condition in event.conditions)
