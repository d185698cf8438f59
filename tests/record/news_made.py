"""Readings of made-up sides, for the tests of alerts: who says what on which condition."""

from __future__ import annotations

from typing import Any

from detente.model import (
    Actor,
    Ceasefire,
    Condition,
    Event,
    Evidence,
    ReaderInfo,
    Reading,
    Report,
    Requirement,
    ViolationClaim,
)
from detente.model.codes import Act, ActorKind, CeasefireStatus, ConditionKind, Issue, Reality


class Story:
    """A report that is made sentence by sentence, each with what is read from it."""

    def __init__(self, number: int, day: str = "2025-05-11", **given: Any) -> None:
        self.number = number
        self.given = {"published_at": day, "publisher": f"Wire {number}", "title": f"Story {number}", **given}
        self.text = ""
        self.making: list[Any] = []

    def says(
        self,
        side: str,
        act: Act,
        issue: Issue,
        words: str,
        *,
        only: tuple[ConditionKind, Issue, str] | None = None,
        to: str = "",
    ) -> Story:
        """An event; `only` is the relation, what is required and the words of its condition."""
        start = self._add(f"{words}.")

        def make(report: Report, actors: dict[str, Actor]) -> dict[str, Any]:
            conditions: tuple[Condition, ...] = ()
            if only:
                kind, needed, own = only
                at = report.text.index(own, start)
                conditions = (
                    Condition(
                        kind=kind,
                        holder=actors[side].id,
                        gates=issue,
                        requires=Requirement(issue=needed, text=own),
                        text=own,
                        evidence=(report.span(at, at + len(own)),),
                    ),
                )
            event = Event(
                act=act,
                actor=(actors[side].id,),
                recipient=(actors[to].id,) if to else (),
                issues=(issue,),
                reality=Reality.ASSERTED,
                conditions=conditions,
                evidence=_at(report, start, words),
                confidence=0.9,
            )
            return {"events": (event,)}

        self.making.append(({side, to} - {""}, make))
        return self

    def truce(self, side: str, status: CeasefireStatus, words: str) -> Story:
        """A ceasefire."""
        start = self._add(f"{words}.")

        def make(report: Report, actors: dict[str, Actor]) -> dict[str, Any]:
            truce = Ceasefire(
                name="Harvest truce",
                status=status,
                declared_by=(actors[side].id,),
                evidence=_at(report, start, words),
            )
            return {"ceasefires": (truce,)}

        self.making.append(({side}, make))
        return self

    def claims(self, side: str, against: str, words: str) -> Story:
        """A claim that a truce was broken."""
        start = self._add(f"{words}.")

        def make(report: Report, actors: dict[str, Actor]) -> dict[str, Any]:
            claim = ViolationClaim(
                accuser=(actors[side].id,), accused=(actors[against].id,), evidence=_at(report, start, words)
            )
            return {"violation_claims": (claim,)}

        self.making.append(({side, against}, make))
        return self

    def reading(self) -> Reading:
        """The reading, with enough words behind it that no two stories are copies."""
        own = " ".join(f"w{self.number}v{place}" for place in range(120))
        report = Report(text=f"{self.text}{own}", **self.given)
        names = sorted(set().union(*(named for named, _ in self.making)))
        made = {name: Actor(name=name, kind=ActorKind.ARMED_GROUP) for name in names}
        actors = {name: one.model_copy(update={"side": one.id}) for name, one in made.items()}
        found: dict[str, Any] = {"events": (), "ceasefires": (), "violation_claims": ()}
        for _, make in self.making:
            for kind, entries in make(report, actors).items():
                found[kind] += entries
        return Reading(
            report=report,
            actors=tuple(actors.values()),
            reader=ReaderInfo(name="test", version="1"),
            **found,
        )

    def _add(self, words: str) -> int:
        start = len(self.text)
        self.text += f"{words} "
        return start


def _at(report: Report, start: int, words: str) -> tuple[Evidence, ...]:
    return (report.span(start, start + len(words)),)
