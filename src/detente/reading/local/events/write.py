"""Draft → event: the codes, date, place and terms of an act, and which step and cue gave each."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor, Date, Event, Evidence, Plover, Terms
from detente.model.codes import ACTS_OF_WORDS, Act, PloverType, Reality
from detente.reading.local.events.act_dates import date_of, when_of
from detente.reading.local.events.codes import cameo, plover
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.magnitude import magnitude
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.trace import trace_of
from detente.reading.local.places.where import Where
from detente.reading.local.terms.find import all_terms

_TERMED = frozenset(
    {Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.ACCEPT, Act.REJECT, Act.PLEDGE, Act.THREATEN, Act.AGREE}
    | {Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE}
)
"""Acts that have terms: what is on offer, asked for, promised or agreed."""
_PLACED = frozenset(set(Act) - ACTS_OF_WORDS)
_SURE = 0.5
_UNHEARD = 0.3
"""How likely a PLOVER type must be, and the act's own at most, to stand for what the act maps to."""


def event_of(draft: Draft, scene: Scene) -> Event:
    """The event that a draft makes."""
    evidence = scene.page.span(draft.start, draft.end)
    when = when_of(draft, scene)
    where = scene.place_of(draft.head) if draft.act in _PLACED else None
    if where is not None and not _is_where(where.root, draft, scene):
        where = None
    place = where.place if where is not None else None
    size, sized = magnitude(draft, scene.page)
    date = date_of(draft, when, scene)
    kind = _plover(draft, size.weapon)
    code = cameo(draft.act, draft.issues, size.weapon)
    terms, termed = all_terms(draft, when, place, scene) if draft.act in _TERMED else (Terms(), {})
    return Event(
        act=draft.act,
        plover=kind,
        cameo=code,
        actor=tuple(actor.id for actor in _apart(draft.actor)),
        recipient=tuple(actor.id for actor in draft.recipient),
        issues=draft.issues,
        date=date,
        place=place,
        terms=terms,
        reality=draft.reality,
        attribution=tuple(actor.id for actor in draft.attribution),
        quotation=draft.quotation,
        magnitude=size,
        evidence=(evidence,),
        spans={"act": (scene.page.evidence(draft.head),), **_spans(date, where, scene), **termed, **sized},
        confidence=draft.confidence,
        trace=trace_of(draft, scene, date, where, terms, size, kind, coded=code is not None),
    )


def _apart(actors: Sequence[Actor]) -> list[Actor]:
    """The actors without the sides of others among them: "Oslo's minister", where Norway was read as well."""
    sides = {actor.side for actor in actors if actor.side and actor.side != actor.id}
    return [actor for actor in actors if actor.id not in sides]


def _plover(draft: Draft, weapon: str | None) -> Plover | None:
    """The codes that the act maps to; the head's type where it is sure of another.

    What is only planned is an offer in PLOVER: "will meet" is AGREE, as "future CONSULT, SUPPORT, COOPERATE,
    AID too" in its manual.
    """
    mapped = plover(draft.act, draft.issues, weapon)
    verdict = draft.verdict
    if verdict is not None and (mapped is None or mapped.type is not verdict.type):
        kind = verdict.type
        if verdict.types[kind] >= _SURE and (mapped is None or verdict.types[mapped.type] <= _UNHEARD):
            mapped = Plover(type=kind, mode=verdict.mode, context=mapped.context if mapped else ())
    elif verdict is not None and mapped is not None and mapped.mode is None and verdict.mode:
        mapped = mapped.model_copy(update={"mode": verdict.mode})
    if mapped is not None and draft.reality is Reality.PLANNED and mapped.type in _PROMISED:
        mapped = Plover(type=PloverType.AGREE, context=mapped.context)
    return mapped


_PROMISED = frozenset({PloverType.CONSULT, PloverType.SUPPORT, PloverType.COOPERATE, PloverType.AID})
"""Types of which the announcement is an agreement."""


def _is_where(root: int, draft: Draft, scene: Scene) -> bool:
    """Whether a place is where an act was done: behind "in" or "at", or struck or visited itself."""
    if draft.act in {Act.ATTACK, Act.CONSULT, Act.COERCE, Act.WITHDRAW}:
        return True
    token = scene.page.doc[root]
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near"}


def _spans(date: Date | None, where: Where | None, scene: Scene) -> dict[str, tuple[Evidence, ...]]:
    spans = {"date": date.evidence[:1]} if date is not None and date.evidence else {}
    if where is not None:
        spans["place"] = (scene.page.span(where.start, where.end),)
    return spans
