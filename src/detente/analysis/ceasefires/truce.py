"""A ceasefire of the ledger: all that its sources tell of it, each value with who gives it and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from detente.analysis.claims.claim import Claim
from detente.analysis.party import Party
from detente.analysis.source import Ground
from detente.record.matters import FieldStatus
from detente.sources.tolerant import Row


class Word(StrEnum):
    """What a party says of a ceasefire."""

    PROPOSES = "proposes"
    DEMANDS = "demands"
    DECLARES = "declares"
    AGREES = "agrees"
    ACCEPTS = "accepts"
    ACCEPTS_IF = "accepts if"
    NOT_ACCEPTED = "has not accepted"
    REJECTS = "rejects"
    EXTENDS = "extends"
    ENDS = "ends"
    DENIES = "denies"
    MEDIATES = "mediates"
    MONITORS = "monitors"


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a fact, as the sources in `grounds` give it. `precision` is that of a date. `by` says who
    asserts it; empty is the outlet's own voice, or the data set. `derived` says from what it was worked out
    where no source gives it.
    """

    value: str
    grounds: tuple[Ground, ...] = ()
    precision: str = ""
    by: tuple[str, ...] = ()
    reports: int = 1
    derived: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with every value that is given for it, the most told first. A dispute keeps its versions."""

    name: str
    status: FieldStatus
    versions: tuple[Version, ...]

    @property
    def first(self) -> Version:
        """The most told version."""
        return self.versions[0]


@dataclass(frozen=True, slots=True)
class Declaration:
    """The word of one party on a ceasefire. `day` is an ISO 8601 prefix, that of publication where `dated` is
    False; `conditions` are as written; `teller` is who says so, "" for the party itself or the outlet.
    """

    party: Party
    word: Word
    day: str
    dated: bool
    conditions: tuple[str, ...]
    teller: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A status that a ceasefire is said to have reached. `status` is a code of the record, or `ended` where a
    data set says no more. `by` asserts it (empty: the outlet, the data set), `denied_by` denies it.
    """

    status: str
    day: str
    dated: bool
    by: tuple[str, ...]
    denied_by: tuple[str, ...]
    told_on: str
    grounds: tuple[Ground, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of a data set beside the row that holds it: what it means, and how sure that is."""

    column: str
    value: str
    meaning: str
    lines: tuple[int, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Truce:
    """A ceasefire across its sources.

    `facts` are by name: `side`, `effect`, `declared_on`, `start_planned`, `start_actual`, `end_planned`,
    `end_actual`, `duration`, `class`, `purposes`, `area`, `acts`, `weapons`, `targets`, `unconditional` …
    `loose` are words on a ceasefire in its reports that could be about several. `agreements` are PA-X ids.
    `rows` are a data set's rows with every cell as it was, `codes` what their codes mean.
    """

    id: str
    title: str
    status: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    declarations: tuple[Declaration, ...] = ()
    steps: tuple[Step, ...] = ()
    claims: tuple[Claim, ...] = ()
    loose: tuple[Declaration, ...] = ()
    agreements: tuple[str, ...] = ()
    reports: int = 0
    copies: int = 0
    sources: tuple[Ground, ...] = ()
    places: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    codes: tuple[Coded, ...] = ()
    columns: tuple[str, ...] = field(default=(), repr=False)

    def fact(self, name: str) -> Fact | None:
        """The fact of a name; None where no source gives it."""
        return next((one for one in self.facts if one.name == name), None)

    def value(self, *names: str) -> str:
        """The most told value of the first of these facts that is given; "" for none."""
        for name in names:
            if found := self.fact(name):
                return found.first.value
        return ""

    @property
    def disputed(self) -> tuple[str, ...]:
        """The names of the facts that are disputed."""
        return tuple(one.name for one in self.facts if one.status is FieldStatus.DISPUTED)
