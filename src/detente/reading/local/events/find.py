"""Scene → events: every act in a report, with who, to whom, when, where, on which terms, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.model import Date, Event, Evidence, Terms
from detente.model.codes import ACTS_OF_WORDS, Act, Issue
from detente.reading.local.events.act_dates import date_of, when_of
from detente.reading.local.events.belligerents import belligerents
from detente.reading.local.events.carried_dates import with_carried_dates
from detente.reading.local.events.codes import cameo, plover
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.explicit import explicit
from detente.reading.local.events.implied import implied
from detente.reading.local.events.magnitude import magnitude
from detente.reading.local.events.merging import merged
from detente.reading.local.events.nested import nested, reciprocal
from detente.reading.local.events.nominal import nominal
from detente.reading.local.events.reality import tell
from detente.reading.local.events.recipients import presumed, recipients
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import words
from detente.reading.local.places.where import Where
from detente.reading.local.terms.find import all_terms

_TERMED = frozenset(
    {Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.ACCEPT, Act.REJECT, Act.PLEDGE, Act.THREATEN, Act.AGREE}
    | {Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE}
)
"""Acts that have terms: what is on offer, asked for, promised or agreed."""
_SAID_BY_MOOD = frozenset({Act.REJECT, Act.THREATEN, Act.DEMAND})
_TRAILING = " \t\n.,;:—–-"
_PLACED = frozenset(set(Act) - ACTS_OF_WORDS)


def find_events(scene: Scene) -> tuple[tuple[Event, ...], tuple[Draft, ...]]:
    """The events of a report in the order of the text, and the drafts that they were made from, pairwise."""
    drafts = merged(list(_drafts(scene)), scene)
    presumed(drafts, belligerents(drafts, scene), scene)
    events = with_carried_dates([_event(draft, scene) for draft in drafts], drafts, scene)
    return events, tuple(drafts)


def _drafts(scene: Scene) -> Iterator[Draft]:
    told: list[Draft] = []
    for token in scene.page.doc:
        if scene.page.in_headline(token.idx):
            continue
        draft = _draft(token, scene, told)
        if draft is None:
            continue
        draft.recipient = draft.recipient or recipients(draft, scene)
        draft.prior = _prior(draft, told, scene)
        for made in (*reciprocal(draft), *nested(draft, scene)):
            if made is draft or made.inside is not None:
                made.recipient = made.recipient or recipients(made, scene)
            _name_breach(made, told)
            tell(made, scene)
            made.start, made.end = _extent(made, scene)
            told.append(made)
            yield made


def _draft(token: Token, scene: Scene, told: list[Draft]) -> Draft | None:
    clause = scene.by_head.get(token.i)
    if clause is not None:
        found = explicit(clause, scene, told)
        if found is not None and (found.act in ACTS_OF_WORDS or not clause.modal):
            return found
        meant = implied(clause, scene, told)
        # "will not abandon the talks" refuses, "sanctions would be tightened if" threatens: no deed is told.
        return meant if found is None or (meant is not None and meant.act in _SAID_BY_MOOD) else found
    made = nominal(token, scene, told) if token.pos_ == "NOUN" else None
    around = next((d for d in reversed(told) if token in d.body and d.act in ACTS_OF_WORDS), None)
    if made is None or made.act is not Act.ATTACK or around is None:
        return made
    # A blow that stands in what somebody asks for or condemns is his account of it, and no fact told.
    made.inside = around
    return made if around.act in {Act.ACCUSE, Act.CRITICIZE, Act.DENY} else None


def _name_breach(draft: Draft, told: list[Draft]) -> None:
    """Read "breaching those same agreements" of ceasefires, where the report has told of any."""
    if draft.act is not Act.ACCUSE or Issue.CEASEFIRE in draft.issues:
        return
    lemmas = {t.lemma_.lower() for t in draft.body}
    if lemmas & (words("breach") | {"violation", "breach"}) and any(
        Issue.CEASEFIRE in d.issues for d in told
    ):
        draft.issues = (Issue.CEASEFIRE,)


def _prior(draft: Draft, told: list[Draft], scene: Scene) -> Draft | None:
    """What somebody asked for or offered last: of the same actor in the same sentence, else of anybody."""
    asked = [d for d in told[-_BACK:] if d.act in {Act.DEMAND, Act.APPEAL, Act.PROPOSE} and d.issues]
    own = [d for d in asked if any(scene.same_side(a, b) for a in d.actor for b in draft.actor)]
    found = own or asked
    return found[-1] if found else None


_BACK = 8


def _extent(draft: Draft, scene: Scene) -> tuple[int, int]:
    """Offsets of the words of the act: from its subject to the end of what it is about."""
    tokens = {t.i for t in draft.body}
    if draft.clause is not None and draft.clause.subject is not None:
        subject = draft.clause.subject
        if subject.head == draft.clause.head:
            tokens |= {t.i for t in subject.subtree}
    # One run of words around the head: a gap of more than a few words (an aside) ends it.
    listed = sorted(tokens)
    place = listed.index(draft.head.i)
    first = last = place
    while first > 0 and listed[first] - listed[first - 1] <= _WIDEST_GAP:
        first -= 1
    while last + 1 < len(listed) and listed[last + 1] - listed[last] <= _WIDEST_GAP:
        last += 1
    doc = scene.page.doc
    start = doc[listed[first]].idx
    end = doc[listed[last]].idx + len(doc[listed[last]])
    for quotation in scene.voices.at(draft.head.idx):
        for piece in quotation.content:
            if piece.start <= draft.head.idx < piece.end:
                start, end = max(start, piece.start), min(end, piece.end)
    text = scene.page.report.text
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


_WIDEST_GAP = 12


def _event(draft: Draft, scene: Scene) -> Event:
    evidence = scene.page.span(draft.start, draft.end)
    when = when_of(draft, scene)
    where = scene.place_of(draft.head) if draft.act in _PLACED else None
    if where is not None and not _is_where(where.root, draft, scene):
        where = None
    place = where.place if where is not None else None
    size = magnitude(draft, ())
    date = date_of(draft, when, scene)
    kind = plover(draft.act, draft.issues, size.weapon)
    return Event(
        act=draft.act,
        plover=kind,
        cameo=cameo(draft.act, draft.issues, size.weapon),
        actor=tuple(actor.id for actor in draft.actor),
        recipient=tuple(actor.id for actor in draft.recipient),
        issues=draft.issues,
        date=date,
        place=place,
        terms=all_terms(draft, when, place, scene) if draft.act in _TERMED else Terms(),
        reality=draft.reality,
        attribution=tuple(actor.id for actor in draft.attribution),
        quotation=draft.quotation,
        magnitude=size,
        evidence=(evidence,),
        spans={"act": (scene.page.evidence(draft.head),), **_spans(date, where, scene)},
        confidence=draft.confidence,
        trace={"act": f"events: {draft.cue}"},
    )


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
