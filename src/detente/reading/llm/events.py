"""Events that a model gives → events of the report: every value by words of it, or not at all."""

from __future__ import annotations

from detente.model import Count, Event, Evidence, Magnitude, Terms
from detente.reading.llm.answer import ToldEvent, ToldTerms
from detente.reading.llm.conditions import conditions
from detente.reading.llm.near import Near
from detente.reading.llm.numbers import count_of
from detente.reading.llm.setting import Setting
from detente.reading.llm.sure import SURE, surely
from detente.reading.llm.trace import trace
from detente.reading.local.events.codes import cameo, plover

Spans = dict[str, tuple[Evidence, ...]]


def event(told: ToldEvent, setting: Setting) -> Event | None:
    """The event, where its words stand in the report, and so does one at least of those who act."""
    placed = setting.evidence("event", told.evidence)
    if placed is None:
        return None
    near = setting.near(placed)
    spans: Spans = {"act": (placed.evidence,)}
    actor = setting.who(told.actor, near, "actor")
    attribution = setting.who(told.attribution, near, "attribution")
    if (told.actor and not actor) or (told.attribution and not attribution):
        return None  # an act without its agent, or an allegation without its source, is another act
    date = setting.whens.date(told.date, near, "date")
    if date is not None:
        spans["date"] = date.evidence
    place = setting.places.find(told.place, near)
    if place is not None:
        spans["place"] = (place[1],)
    size = _size(told, near, setting, spans)
    issues = tuple(dict.fromkeys(told.issues))
    return Event(
        act=told.act,
        plover=plover(told.act, issues, size.weapon),
        cameo=cameo(told.act, issues, size.weapon),
        actor=actor,
        recipient=setting.who(told.recipient, near, "recipient"),
        issues=issues,
        date=date,
        place=place[0] if place else None,
        terms=_terms(told.terms, near, setting, spans),
        conditions=conditions(told.conditions, near, setting),
        reality=told.reality,
        attribution=attribution,
        magnitude=size,
        evidence=(placed.evidence,),
        spans=spans,
        confidence=surely(SURE, placed.score),
        trace=trace(placed),
    )


def _terms(told: ToldTerms | None, near: Near, setting: Setting, spans: Spans) -> Terms:
    if told is None:
        return Terms()
    start = setting.whens.date(told.start, near, "terms' start")
    end = setting.whens.date(told.end, near, "terms' end")
    length = setting.whens.length(told.duration, near, "terms' duration")
    place = setting.places.find(told.place, near, "terms' place")
    if length is not None:
        spans["terms.duration"] = (length[1],)
    if place is not None:
        spans["terms.place"] = (place[1],)
    return Terms(
        start=start,
        end=end,
        duration=length[0] if length else None,
        place=place[0] if place else None,
        unconditional=told.unconditional,
    )


def _size(told: ToldEvent, near: Near, setting: Setting, spans: Spans) -> Magnitude:
    weapon = setting.words(told.weapon, near, "weapon")
    if weapon is not None:
        spans["magnitude.weapon"] = (weapon,)
    return Magnitude(
        killed=figure(told.killed, near, setting, spans, "killed"),
        injured=figure(told.injured, near, setting, spans, "injured"),
        weapon=weapon.quote if weapon else None,
    )


def figure(told: str | None, near: Near, setting: Setting, spans: Spans, what: str) -> Count | None:
    """A figure, counted from the words that give it."""
    words = setting.words(told, near, what)
    if words is None:
        return None
    count = count_of(words.quote)
    if count is None:
        setting.notes.add("unread_number", f"No number could be told from the words of {what}.", (words,))
        return None
    spans[f"magnitude.{what}" if what in Magnitude.model_fields else what] = (words,)
    return count
