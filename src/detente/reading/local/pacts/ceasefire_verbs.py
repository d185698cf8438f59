"""Verbs → the stage of a ceasefire that they tell without a noun for it: "ordered its men to hold fire"."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import Act, ActorKind, CeasefireStatus, Issue
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.pacts.ceasefire_nouns import falls_silent, is_bare
from detente.reading.local.pacts.ceasefire_stages import Stage
from detente.reading.local.pacts.standing import Mood
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token

_BY_ACT = {
    Act.DEMAND: CeasefireStatus.DEMANDED,
    Act.APPEAL: CeasefireStatus.DEMANDED,
    Act.PROPOSE: CeasefireStatus.PROPOSED,
    Act.PLEDGE: CeasefireStatus.DECLARED,
    Act.DECLARE_CEASEFIRE: CeasefireStatus.DECLARED,
    Act.AGREE: CeasefireStatus.AGREED,
}
"""What an act makes of a ceasefire that it tells by a verb: "ordered its fighters to halt operations"."""


def stage_of_verb(verb: Token, own: set[int], view: View) -> Stage | None:
    """The stage of a ceasefire that a verb tells, by its act or its clause; `own`: the mention's tokens."""
    draft = _act_above(verb, view)
    if draft is not None:
        if is_bare(verb) and not _are_armed(draft.actor, view):
            return None
        status = _BY_ACT[draft.act]
        if _is_promised(draft) and len(view.scene.parties(draft.actor)) > 1:
            status = CeasefireStatus.AGREED
        return Stage(status, verb, draft.head)
    clause = view.scene.by_head.get(verb.i)
    if clause is None or clause.negated or clause.passive:
        return None
    mood = view.standings.of_verb(verb).mood
    if falls_silent(verb):
        due = mood is Mood.COMING or clause.modal == "would"
        return Stage(CeasefireStatus.AGREED, verb, verb, sure=False) if due else None
    if not clause.objects and clause.subject is not None and clause.subject.i in own:
        # "hostilities will end at dawn"
        dated = view.time_of(verb) is not None and mood is Mood.COMING
        return Stage(CeasefireStatus.AGREED, verb, verb, sure=False) if dated else None
    if is_bare(verb) and not _are_armed(view.scene.agents.of(clause.subject), view):
        return None
    return _by_clause(verb, clause, view)


def _is_promised(draft: Draft) -> bool:
    """Whether an act says what is to be: "pledged to hold fire", "X and Y will cease fire"."""
    coming = draft.clause is not None and draft.clause.modal in _COMING
    return draft.act is Act.PLEDGE or (draft.act is Act.DECLARE_CEASEFIRE and coming)


_COMING = frozenset({"will", "would", "shall"})


def _act_above(verb: Token, view: View) -> Draft | None:
    """The act that makes a ceasefire of which the verb is part."""
    for above in (verb, *verb.ancestors):
        draft = view.doers.draft(above)
        if draft is not None and draft.act in _BY_ACT and (above == verb or Issue.CEASEFIRE in draft.issues):
            return draft
        if above.dep_ in {"relcl", "advcl", "ROOT"}:
            break
    return None


def _by_clause(verb: Token, clause: Clause, view: View) -> Stage | None:
    standing = view.standings.of_verb(verb)
    if standing.mood is Mood.ASKED and standing.by is not None:
        return Stage(CeasefireStatus.DEMANDED, verb, standing.by, sure=False, voiced=standing.by == verb)
    if not view.scene.agents.of(clause.subject):
        return None
    if standing.mood is Mood.FACT and clause.past and clause.modal is None:
        return Stage(CeasefireStatus.DECLARED, verb, verb)
    if clause.modal in _COMING:
        both = len(view.scene.parties(view.scene.agents.of(clause.subject))) > 1
        if both or view.scene.speaker(verb) is not None:
            status = CeasefireStatus.AGREED if both else CeasefireStatus.DECLARED
            return Stage(status, verb, verb, sure=False)
    return None


def _are_armed(doers: tuple[Actor, ...], view: View) -> bool:
    armed = {ActorKind.ARMED_GROUP, ActorKind.MILITARY}
    same = view.scene.same_side
    return any(a.kind in armed or any(same(a, side) for side in view.belligerents) for a in doers)
