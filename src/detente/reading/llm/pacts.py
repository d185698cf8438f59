"""Ceasefires, claims, talks and agreements that a model gives → those of the report."""

from __future__ import annotations

from detente.model import Agreement, Ceasefire, ClaimCount, Clause, Scope, Talks, ViolationClaim
from detente.reading.llm.answer import ToldAgreement, ToldCeasefire, ToldClaim, ToldClause, ToldTalks
from detente.reading.llm.opening import opened
from detente.reading.llm.setting import Setting
from detente.reading.llm.terms import figure, scope


def ceasefire(told: ToldCeasefire, setting: Setting) -> Ceasefire | None:
    """The ceasefire, where its words stand in the report, and so does one at least of those it binds."""
    one = opened("ceasefire", told.evidence, setting)
    if one is None:
        return None
    parties = one.who(told.parties, "party")
    declared_by = one.who(told.declared_by, "declarer")
    asserted_by = one.who(told.asserted_by, "assertor")
    if (told.parties or told.declared_by) and not (parties or declared_by):
        return None
    if told.asserted_by and not asserted_by:
        return None  # an assertion without its source would be the outlet's own
    return Ceasefire(
        name=one.words(told.name, "name"),
        side=told.side,
        status=told.status,
        declared_by=declared_by,
        parties=parties,
        mediators=one.who(told.mediators, "mediator"),
        declared_on=one.date(told.declared_on, "declared_on"),
        start=one.date(told.start, "start"),
        end=one.date(told.end, "end"),
        duration=one.length(told.duration, "duration"),
        class_=told.class_,
        purposes=told.purposes,
        scope=scope(told.scope, one, "scope") or Scope(),
        unconditional=told.unconditional,
        asserted_by=asserted_by,
        denied_by=one.who(told.denied_by, "denier"),
        **one.basis(),
    )


def claim(told: ToldClaim, setting: Setting) -> ViolationClaim | None:
    """The claim, where its words stand in the report and so do the one who accuses and the accused."""
    one = opened("claim", told.evidence, setting)
    if one is None:
        return None
    accuser = one.who(told.accuser, "accuser")
    accused = one.who(told.accused, "accused")
    if (told.accuser and not accuser) or (told.accused and not accused):
        return None
    count = figure(told.count, one, "count")
    return ViolationClaim(
        accuser=accuser,
        accused=accused,
        count=ClaimCount(value=count.value, qualifier=count.qualifier) if count else None,
        act=told.act,
        place=one.place(told.place, "place"),
        **one.basis(),
    )


def talks(told: ToldTalks, setting: Setting) -> Talks | None:
    """The talks, where their words stand in the report and so does one party at least."""
    one = opened("talks", told.evidence, setting)
    if one is None:
        return None
    parties = one.who(told.parties, "party")
    if told.parties and not parties:
        return None
    return Talks(
        name=one.words(told.name, "name"),
        parties=parties,
        facilitators=one.who(told.facilitators, "facilitator"),
        venue=one.place(told.venue, "venue"),
        start=one.date(told.start, "start"),
        end=one.date(told.end, "end"),
        format=told.format,
        status=told.status,
        **one.basis(),
    )


def agreement(told: ToldAgreement, setting: Setting) -> Agreement | None:
    """The agreement, where its words stand in the report and so does one party at least."""
    one = opened("agreement", told.evidence, setting)
    if one is None:
        return None
    parties = one.who(told.parties, "party")
    if told.parties and not parties:
        return None
    clauses = [made for clause in told.clauses if (made := _clause(clause, setting)) is not None]
    return Agreement(
        name=one.words(told.name, "name"),
        parties=parties,
        guarantors=one.who(told.guarantors, "guarantor"),
        date=one.date(told.date, "date"),
        status=told.status,
        clauses=tuple(clauses),
        **one.basis(),
    )


def _clause(told: ToldClause, setting: Setting) -> Clause | None:
    """The clause, where its words stand in the report, however far off, and its party near them."""
    one = opened("clause", told.text, setting)
    if one is None:
        return None
    party = next(iter(one.who((told.party,), "party")), None) if told.party else None
    if told.party and party is None:
        return None
    return Clause(
        party=party,
        commitment=told.commitment,
        text=one.placed.evidence.quote,
        in_exchange_for=told.in_exchange_for,
        evidence=(one.placed.evidence,),
    )
