"""The reading: one report in, one object out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from pydantic import BaseModel, Field, model_validator

from detente.model.actor import Actor
from detente.model.agreement import Agreement
from detente.model.base import Entry, Part
from detente.model.ceasefire import Ceasefire
from detente.model.claim import ViolationClaim
from detente.model.errors import UngroundedError
from detente.model.event import Event
from detente.model.evidence import Evidence
from detente.model.quotation import Quotation
from detente.model.report import Report
from detente.model.signal import Signal
from detente.model.talks import Talks


class ReaderInfo(Part):
    """Which reader made a reading."""

    name: str = Field(description="Name of the reader.")
    version: str = Field(description="Its version.")
    model: str | None = Field(default=None, description="The language model or parser that it used.")


class Reading(Part):
    """What was read from one report.

    It can't be made unless all its evidence stands in the report's text
    and every id that it refers to is its own.
    """

    report: Report = Field(description="The report that was read.")
    actors: tuple[Actor, ...] = Field(default=(), description="Who acts, speaks or is acted on.")
    quotations: tuple[Quotation, ...] = Field(default=(), description="What parties said.")
    events: tuple[Event, ...] = Field(default=(), description="What was done, offered, demanded, threatened.")
    ceasefires: tuple[Ceasefire, ...] = Field(default=(), description="Ceasefires, truces and pauses.")
    violation_claims: tuple[ViolationClaim, ...] = Field(
        default=(), description="Who accuses whom of a breach."
    )
    talks: tuple[Talks, ...] = Field(default=(), description="Meetings and negotiations.")
    agreements: tuple[Agreement, ...] = Field(default=(), description="Treaties, accords, drafts.")
    signals: tuple[Signal, ...] = Field(default=(), description="What the reader saw and could not place.")
    reader: ReaderInfo = Field(description="Which reader made this reading.")

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        text = self.report.text
        for found in pieces_of_evidence(self):
            if not found.holds_in(text):
                raise UngroundedError(
                    f"the report does not read {found.quote!r} at {found.start}:{found.end}"
                )
        return self

    @model_validator(mode="after")
    def _closed(self) -> Self:
        own = {entry.id for entry in self.entries()}
        missing = sorted(references(self) - own)
        if missing:
            raise ValueError(f"the reading refers to entries that it does not hold: {', '.join(missing)}")
        return self

    def entries(self) -> Iterator[Entry]:
        """Every entry, actors first."""
        yield from self.actors
        yield from self.quotations
        yield from self.events
        yield from self.ceasefires
        yield from self.violation_claims
        yield from self.talks
        yield from self.agreements

    def actor(self, key: str) -> Actor:
        """The actor of that id. Raises `KeyError` where the reading has none."""
        for actor in self.actors:
            if actor.id == key:
                return actor
        raise KeyError(key)


def pieces_of_evidence(value: object) -> Iterator[Evidence]:
    """Every piece of evidence in an object of the record, at any depth."""
    pending = [value]
    while pending:
        value = pending.pop()
        if value is None or isinstance(value, (str, float, int)):
            continue  # most values: to ask whether they are models takes ten times as long
        if isinstance(value, tuple):
            pending.extend(value)
        elif isinstance(value, dict):
            pending.extend(value.values())
        elif isinstance(value, Evidence):
            yield value
        elif isinstance(value, BaseModel):
            pending.extend(value.__dict__.values())


_REFERENCE = re.compile(r"^(actor|quotation|ceasefire)-[0-9a-f]{16}$")
_NOUNS = ("actor-", "quotation-", "ceasefire-")
_PROSE = frozenset({"report", "text", "quote", "name", "message", "signals", "reader", "trace", "spans"})


def references(value: object) -> set[str]:
    """Every id that a field of an entry holds, its own included."""
    found: set[str] = set()
    pending = [value]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            if value.startswith(_NOUNS) and _REFERENCE.match(value):
                found.add(value)
        elif isinstance(value, tuple):
            pending.extend(value)
        elif value is None or isinstance(value, (float, int, dict)):
            continue
        elif isinstance(value, BaseModel) and not isinstance(value, Evidence):
            pending.extend(item for name, item in value.__dict__.items() if name not in _PROSE)
    return found
