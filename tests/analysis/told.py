"""Readings in a line or two: `report("2025-05-11", act("Russia", "propose", "talks", to="Ukraine"))`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.model import (
    Actor,
    Condition,
    Date,
    Event,
    Evidence,
    Kept,
    ReaderInfo,
    Reading,
    Report,
    Requirement,
    Talks,
    Terms,
)
from detente.model.codes import Act, ActorKind, ConditionKind, DatePrecision, Issue, Reality, TalksStatus
from detente.model.ids import identify

STATES = {
    "Armenia": "ARM", "Azerbaijan": "AZE", "Congo": "COD", "France": "FRA", "Israel": "ISR", "Qatar": "QAT",
    "Russia": "RUS", "Rwanda": "RWA", "Türkiye": "TUR", "Ukraine": "UKR",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """An act to be put into a report."""

    who: str
    act: str
    issues: tuple[str, ...]
    to: tuple[str, ...] = ()
    holds: tuple[tuple[str, str, str | None, str | None], ...] = ()
    by: str | None = None
    on: str | None = None
    reality: str = "asserted"
    unconditional: bool = False

    def under(self, kind: str, required: str | None, gates: str | None = None, of: str | None = None) -> Said:
        """The same with one more condition; `of` is whose step the required one is, "no " turns it round."""
        return replace(self, holds=(*self.holds, (kind, gates or self.issues[0], required, of)))

    def sentence(self) -> str:
        """The words of it in the report, the same for nothing else."""
        holds = "".join(f" {kind} {required or 'nothing'} {of or ''}" for kind, _, required, of in self.holds)
        about = f"{' '.join(self.issues)} {' '.join(self.to)}"
        return f"{self.who} {self.act} {about}{holds} {self.by or ''}".strip()


def act(
    who: str,
    what: str,
    issues: str,
    to: str = "",
    by: str | None = None,
    on: str | None = None,
    reality: str = "asserted",
    unconditional: bool = False,
) -> Said:
    """An act of an actor on issues (words), towards others (separated by commas), as `by` tells it."""
    recipients = tuple(name.strip() for name in to.split(",") if name.strip())
    return Said(who, what, tuple(issues.split()), recipients, (), by, on, reality, unconditional)


def kept(*reports: Kept) -> list[Kept]:
    """Reports as a record keeps them."""
    return list(reports)


def report(
    day: str,
    *said: Said,
    talks: str = "",
    people: dict[str, str] | None = None,
    publisher: str = "Example Wire",
    copy_of: str | None = None,
) -> Kept:
    """A report of a day with these acts. `talks` names who is to talk; `people` says on whose side a person
    is.
    """
    people = people or {}
    text = ". ".join(one.sentence() for one in said) + f". Published {day} by {publisher}."
    names = dict.fromkeys(
        name for one in said for name in (one.who, *one.to, one.by, *(of for *_, of in one.holds)) if name
    )
    for name in [*people.values(), *(part.strip() for part in talks.split(",") if part.strip())]:
        names[name] = None
    source = Report(text=text, published_at=day, publisher=publisher)
    reading = Reading(
        report=source,
        actors=tuple(_actor(name, people) for name in names),
        events=tuple(_event(one, source) for one in said),
        talks=_talks(talks, source),
        reader=ReaderInfo(name="by hand", version="1"),
    )
    return Kept(reading=reading, copy_of=copy_of)


def _id(name: str) -> str:
    return identify("actor", name)


def _actor(name: str, people: dict[str, str]) -> Actor:
    if name in people:
        return Actor(id=_id(name), name=name, kind=ActorKind.PERSON, side=_id(people[name]))
    if name in STATES:
        return Actor(id=_id(name), name=name, kind=ActorKind.STATE, side=_id(name), country=STATES[name])
    if name.endswith(" leaders") or name.startswith("leaders "):
        return Actor(id=_id(name), name=name, kind=ActorKind.GROUP, side=_id(name))
    if name.startswith("a "):
        return Actor(id=_id(name), name=name, kind=ActorKind.PERSON)
    return Actor(id=_id(name), name=name, kind=ActorKind.ARMED_GROUP, side=_id(name))


def _event(one: Said, source: Report) -> Event:
    start = source.text.index(one.sentence())
    return Event(
        act=Act(one.act),
        actor=(_id(one.who),),
        recipient=tuple(_id(name) for name in one.to),
        issues=tuple(Issue(issue) for issue in one.issues),
        date=Date(value=one.on, precision=_precision(one.on)) if one.on else None,
        reality=Reality(one.reality),
        attribution=(_id(one.by),) if one.by else (),
        terms=Terms(unconditional=True) if one.unconditional else Terms(),
        conditions=tuple(_condition(hold, one.who) for hold in one.holds),
        evidence=(Evidence.of(source.text, start, start + len(one.sentence())),),
    )


def _precision(value: str) -> DatePrecision:
    return {4: DatePrecision.YEAR, 7: DatePrecision.MONTH}.get(len(value), DatePrecision.DAY)


def _condition(hold: tuple[str, str, str | None, str | None], holder: str) -> Condition:
    kind, gates, required, of = hold
    return Condition(
        kind=ConditionKind(kind),
        holder=_id(holder),
        gates=Issue(gates),
        requires=Requirement(
            issue=Issue(required.removeprefix("no ")),
            actor=_id(of) if of else None,
            negated=required.startswith("no "),
        )
        if required
        else None,
        text=f"{kind} {required or 'nothing'}",
    )


def _talks(names: str, source: Report) -> tuple[Talks, ...]:
    parties = tuple(_id(name.strip()) for name in names.split(",") if name.strip())
    start = source.text.index("Published")
    evidence = (Evidence.of(source.text, start, len(source.text)),)
    return (Talks(parties=parties, status=TalksStatus.PROPOSED, evidence=evidence),) if parties else ()
