"""Ceasefires, claims, talks and agreements that a model gives → those of the report."""

from __future__ import annotations

from detente.model import Agreement, Ceasefire, ClaimCount, Evidence, Talks, ViolationClaim
from detente.reading.llm.answer import ToldAgreement, ToldCeasefire, ToldClaim, ToldTalks
from detente.reading.llm.events import Spans, figure
from detente.reading.llm.setting import Setting
from detente.reading.llm.sure import SURE, surely
from detente.reading.llm.trace import trace


def ceasefire(told: ToldCeasefire, setting: Setting) -> Ceasefire | None:
    """The ceasefire, where its words stand in the report."""
    placed = setting.evidence("ceasefire", told.evidence)
    if placed is None:
        return None
    near = setting.near(placed)
    parties = setting.who(told.parties, near, "party")
    declared_by = setting.who(told.declared_by, near, "declarer")
    if (told.parties or told.declared_by) and not (parties or declared_by):
        return None
    name = setting.words(told.name, near, "name")
    whens = {
        field: setting.whens.date(getattr(told, field), near, field)
        for field in ("declared_on", "start", "end")
    }
    length = setting.whens.length(told.duration, near, "duration")
    spans: Spans = {field: found.evidence for field, found in whens.items() if found is not None}
    spans |= _one("name", name) | _one("duration", length[1] if length else None)
    return Ceasefire(
        name=name.quote if name else None,
        side=told.side,
        status=told.status,
        declared_by=declared_by,
        parties=parties,
        mediators=setting.who(told.mediators, near, "mediator"),
        declared_on=whens["declared_on"],
        start=whens["start"],
        end=whens["end"],
        duration=length[0] if length else None,
        unconditional=told.unconditional,
        evidence=(placed.evidence,),
        spans=spans,
        confidence=surely(SURE, placed.score),
        trace=trace(placed),
    )


def claim(told: ToldClaim, setting: Setting) -> ViolationClaim | None:
    """The claim, where its words stand in the report and so do the one who accuses and the accused."""
    placed = setting.evidence("claim", told.evidence)
    if placed is None:
        return None
    near = setting.near(placed)
    accuser = setting.who(told.accuser, near, "accuser")
    accused = setting.who(told.accused, near, "accused")
    if (told.accuser and not accuser) or (told.accused and not accused):
        return None
    spans: Spans = {}
    count = figure(told.count, near, setting, spans, "count")
    place = setting.places.find(told.place, near)
    spans |= _one("place", place[1] if place else None)
    return ViolationClaim(
        accuser=accuser,
        accused=accused,
        count=ClaimCount(value=count.value, qualifier=count.qualifier) if count else None,
        act=told.act,
        place=place[0] if place else None,
        evidence=(placed.evidence,),
        spans=spans,
        confidence=surely(SURE, placed.score),
        trace=trace(placed),
    )


def talks(told: ToldTalks, setting: Setting) -> Talks | None:
    """The talks, where their words stand in the report and so does one party at least."""
    placed = setting.evidence("talks", told.evidence)
    if placed is None:
        return None
    near = setting.near(placed)
    parties = setting.who(told.parties, near, "party")
    if told.parties and not parties:
        return None
    name = setting.words(told.name, near, "name")
    venue = setting.places.find(told.venue, near, "venue")
    start = setting.whens.date(told.start, near, "start")
    end = setting.whens.date(told.end, near, "end")
    spans: Spans = _one("name", name) | _one("venue", venue[1] if venue else None)
    spans |= {field: found.evidence for field, found in (("start", start), ("end", end)) if found is not None}
    return Talks(
        name=name.quote if name else None,
        parties=parties,
        facilitators=setting.who(told.facilitators, near, "facilitator"),
        venue=venue[0] if venue else None,
        start=start,
        end=end,
        format=told.format,
        status=told.status,
        evidence=(placed.evidence,),
        spans=spans,
        confidence=surely(SURE, placed.score),
        trace=trace(placed),
    )


def agreement(told: ToldAgreement, setting: Setting) -> Agreement | None:
    """The agreement, where its words stand in the report and so does one party at least."""
    placed = setting.evidence("agreement", told.evidence)
    if placed is None:
        return None
    near = setting.near(placed)
    parties = setting.who(told.parties, near, "party")
    if told.parties and not parties:
        return None
    name = setting.words(told.name, near, "name")
    date = setting.whens.date(told.date, near, "date")
    return Agreement(
        name=name.quote if name else None,
        parties=parties,
        guarantors=setting.who(told.guarantors, near, "guarantor"),
        date=date,
        status=told.status,
        evidence=(placed.evidence,),
        spans=_one("name", name) | ({"date": date.evidence} if date is not None else {}),
        confidence=surely(SURE, placed.score),
        trace=trace(placed),
    )


def _one(field: str, found: Evidence | None) -> Spans:
    return {field: (found,)} if found is not None else {}
