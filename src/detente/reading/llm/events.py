"""Events that a model gives → events of the report: every value by words of it, or not at all."""

from __future__ import annotations

from detente.model import Event, Magnitude
from detente.reading.llm.answer import ToldEvent
from detente.reading.llm.conditions import conditions
from detente.reading.llm.opening import Opening, opened
from detente.reading.llm.setting import Setting
from detente.reading.llm.terms import figure, terms
from detente.reading.local.events.codes import cameo, plover


def event(told: ToldEvent, setting: Setting) -> Event | None:
    """The event, where its words stand in the report, and so does one at least of those who act."""
    one = opened("event", told.evidence, setting)
    if one is None:
        return None
    one.spans["act"] = (one.placed.evidence,)
    actor = one.who(told.actor, "actor")
    attribution = one.who(told.attribution, "attribution")
    if (told.actor and not actor) or (told.attribution and not attribution):
        return None  # an act without its agent, or an allegation without its source, is another act
    size = _size(told, one)
    issues = tuple(dict.fromkeys(told.issues))
    return Event(
        act=told.act,
        plover=plover(told.act, issues, size.weapon),
        cameo=cameo(told.act, issues, size.weapon),
        actor=actor,
        recipient=one.who(told.recipient, "recipient"),
        issues=issues,
        date=one.date(told.date, "date"),
        place=one.place(told.place, "place"),
        terms=terms(told.terms, one),
        conditions=conditions(told.conditions, one.near, setting),
        reality=told.reality,
        attribution=attribution,
        magnitude=size,
        **one.basis(),
    )


def _size(told: ToldEvent, one: Opening) -> Magnitude:
    return Magnitude(
        killed=figure(told.killed, one, "killed"),
        injured=figure(told.injured, one, "injured"),
        weapon=one.words(told.weapon, "magnitude.weapon"),
    )
