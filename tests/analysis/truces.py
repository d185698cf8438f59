"""Reports of ceasefires in a line: `telling("2025-05-11", truce("the pause", "declared", by="Russia"))`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.analysis.ceasefires import Truce
from detente.analysis.ceasefires.record import truces_told
from detente.analysis.claims import Claim
from detente.analysis.claims.told import claims_told
from detente.analysis.shelf import Shelf
from detente.model import (
    Actor,
    Ceasefire,
    ClaimCount,
    ClaimPart,
    Condition,
    Date,
    Entry,
    Event,
    Evidence,
    Kept,
    ReaderInfo,
    Reading,
    Report,
    Requirement,
    Scope,
    Terms,
    ViolationClaim,
)
from detente.model.codes import Act, ActorKind, ConditionKind, DatePrecision, Issue, Reality
from detente.model.ids import identify
from detente.record.matters import MatterKind, resolve
from tests.analysis.told import STATES

_DATES = frozenset({"declared_on", "start", "end"})
_PRECISION = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}


Make = Callable[[Evidence, Mapping[str, str]], Entry]
"""Makes an entry of its evidence; the mapping gives the ids of the report's ceasefires by their words."""


@dataclass(frozen=True)
class Part:
    """Something that a report tells: its words, what makes the entry, and whom it names."""

    words: str
    make: Make
    names: tuple[str, ...]
    last: bool = False


def truce(words: str, status: str, *, by: str = "", parties: str = "", **more: Any) -> Part:
    """A ceasefire in these words. Dates are ISO 8601 prefixes; names are separated by commas."""
    given = {name: date(value) if name in _DATES else value for name, value in more.items()}
    actors = {name: str(given.pop(name, "")) for name in ("mediators", "asserted_by", "denied_by")}
    actors |= {"declared_by": by, "parties": parties}
    scope = Scope(**more.get("scope", {"general": True}))
    given.pop("scope", None)

    def make(evidence: Evidence, _: Mapping[str, str]) -> Entry:
        named = {name: _ids(listed) for name, listed in actors.items()}
        return Ceasefire(status=status, scope=scope, evidence=(evidence,), **named, **given)  # type: ignore[arg-type]

    return Part(words, make, _names(*actors.values()))


def said(
    words: str,
    who: str,
    act: str,
    *,
    on: str = "",
    until: str = "",
    gates: str = "ceasefire",
    needs: str = "prisoners",
    terms: Terms | None = None,
    reality: str = "asserted",
    by: str = "",
    to: str = "",
    issues: str = "ceasefire",
) -> Part:
    """An act about a ceasefire; `until` are the words of a condition that holds back what it `gates`."""
    needed = Requirement(issue=Issue(needs))
    hold = Condition(kind=ConditionKind.UNTIL, gates=Issue(gates), requires=needed, text=until)

    def make(evidence: Evidence, _: Mapping[str, str]) -> Entry:
        return Event(
            act=Act(act),
            actor=_ids(who),
            recipient=_ids(to),
            reality=Reality(reality),
            issues=tuple(Issue(one) for one in issues.split()),
            attribution=_ids(by),
            date=date(on) if on else None,
            terms=terms or Terms(),
            conditions=(hold,) if until else (),
            evidence=(evidence,),
        )

    return Part(words, make, _names(who, by, to))


def claim(
    words: str,
    accuser: str,
    accused: str,
    count: int | None = None,
    about: Part | None = None,
    parts: Mapping[str, int] | None = None,
    *,
    cumulative: bool | None = None,
) -> Part:
    """A claim of violations of a ceasefire of the same report."""
    listed = tuple(ClaimPart(value=value, text=text) for text, value in (parts or {}).items())

    def make(evidence: Evidence, truces: Mapping[str, str]) -> Entry:
        counted = None
        if count is not None:
            counted = ClaimCount(value=count, components=listed, cumulative=cumulative)
        return ViolationClaim(
            accuser=_ids(accuser),
            accused=_ids(accused),
            count=counted,
            evidence=(evidence,),
            ceasefires=(truces[about.words],) if about else (),
        )

    return Part(words, make, _names(accuser, accused), last=True)


def telling(day: str, *parts: Part, publisher: str = "Example Wire", copy_of: str | None = None) -> Kept:
    """A report of a day that tells these in its words, a sentence each."""
    text = " ".join(f"{part.words}." for part in parts) + f" {day} {publisher}"
    report = Report(text=text, published_at=day, publisher=publisher)
    made: list[Entry] = []
    truces: dict[str, str] = {}
    for part in sorted(parts, key=lambda one: one.last):
        start = text.index(part.words)
        made.append(part.make(Evidence.of(text, start, start + len(part.words)), truces))
        truces[part.words] = made[-1].id
    reading = Reading(
        report=report,
        actors=tuple(_actor(name) for name in dict.fromkeys(name for part in parts for name in part.names)),
        ceasefires=tuple(one for one in made if isinstance(one, Ceasefire)),
        violation_claims=tuple(one for one in made if isinstance(one, ViolationClaim)),
        events=tuple(one for one in made if isinstance(one, Event)),
        reader=ReaderInfo(name="by hand", version="1"),
    )
    return Kept(reading=reading, copy_of=copy_of)


def told(*kept: Kept) -> list[Truce]:
    """The ledger of these reports."""
    shelf = Shelf(kept)
    matters = resolve((one.reading for one in kept), shelf.originals).matters
    wanted = [matter.id for matter in matters if matter.kind is MatterKind.CEASEFIRE]
    return truces_told(shelf, matters, wanted)


def claimed(*kept: Kept) -> list[Claim]:
    """The claims of these reports."""
    shelf = Shelf(kept)
    return claims_told(shelf, resolve((one.reading for one in kept), shelf.originals).matters, {})


def date(value: str) -> Date:
    """A date as fine as it is written, to the minute at most."""
    return Date(value=value, precision=_PRECISION.get(len(value), DatePrecision.MINUTE))


def _names(*listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for one in listed for name in one.split(",") if name.strip())


def _ids(listed: str) -> tuple[str, ...]:
    return tuple(identify("actor", name) for name in _names(listed))


def _actor(name: str) -> Actor:
    key = identify("actor", name)
    if name in STATES:
        return Actor(id=key, name=name, kind=ActorKind.STATE, side=key, country=STATES[name])
    return Actor(id=key, name=name, kind=ActorKind.ARMED_GROUP, side=key)
