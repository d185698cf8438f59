"""How an act is told, and who says so."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS, Act, Reality
from detente.reading.local.clauses import falls_short
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import words

_FUTURE = frozenset({"will", "would", "shall"})
_MAYBE = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
_PLANS = frozenset(
    {"plan", "intend", "prepare", "hope", "expect", "schedule", "aim", "seek", "want", "ready", "set", "due"}
)
_DENYING = frozenset({"deny", "dismiss", "reject", "refute", "rebut"})
_SELF_DONE = frozenset({Act.ACCUSE, Act.DENY})


def tell(draft: Draft, scene: Scene) -> None:
    """Set `reality`, `attribution` and `quotation` of `draft` from the words around it."""
    said = scene.voices.at(draft.head.idx)
    chain = [key for quotation in said for key in (*quotation.reported_by, quotation.speaker) if key]
    draft.attribution = tuple(scene.cast[key] for key in dict.fromkeys(chain))
    draft.quotation = said[-1].id if said else None
    if draft.inside is not None:
        by = tuple(actor for actor in draft.inside.actor if actor not in draft.attribution)
        draft.attribution = (*draft.attribution, *by)
        draft.reality = Reality.DENIED if draft.inside.act is Act.DENY else Reality.ALLEGED
        return
    draft.reality = _heard(draft, _reality(draft, scene))
    if draft.act in _SELF_DONE and draft.reality is Reality.ASSERTED and _by_speaker(draft, scene):
        draft.attribution = draft.attribution[:-1]


def _heard(draft: Draft, ruled: Reality) -> Reality:
    """The reality by the rules, or the head's where it is sure of another.

    Whether an act is asserted or reported hangs on who says so, which the rules know better.
    """
    verdict = draft.verdict
    if verdict is None or draft.cue.split(":")[0] in _MOODS:
        return ruled
    found = verdict.reality
    told = Reality.REPORTED if draft.attribution else Reality.ASSERTED
    if ruled in _FACTS and found not in _FACTS and verdict.realities[found] >= _SURE:
        draft.notes["reality"] = f"model {verdict.realities[found]:.2f}"
        return found
    if ruled in {Reality.NEGATED, Reality.DENIED} and _is_denied_outright(draft):
        return ruled
    if ruled not in _FACTS and found in _FACTS and verdict.realities[ruled] <= _UNHEARD:
        draft.notes["reality"] = f"model, {ruled} only {verdict.realities[ruled]:.2f}"
        return told
    return ruled


_DONE_OR_NOT = frozenset({Act.AGREE, Act.ACCEPT, Act.ATTACK, Act.DECLARE_CEASEFIRE, Act.CONSULT, Act.RELEASE})


def _is_denied_outright(draft: Draft) -> bool:
    """Whether "not" stands at the very verb of the act: what grammar says so plainly no model unsays."""
    if falls_short(draft.head):
        return True
    undone = draft.act not in ACTS_OF_WORDS and draft.clause is not None and draft.clause.modal is None
    if draft.act not in _DONE_OR_NOT and not undone:
        return False  # "will not talk" is a refusal, and done
    nots = [c for c in draft.head.children if c.dep_ == "neg"]
    return any(c.i + 1 < len(c.doc) and c.nbor().lower_ not in {"only", "just", "merely"} for c in nots)


_FACTS = frozenset({Reality.ASSERTED, Reality.REPORTED})
_SURE = 0.6
_UNHEARD = 0.05


def _by_speaker(draft: Draft, scene: Scene) -> bool:
    """Whether who speaks is who acts: then the act is done in the saying."""
    return bool(draft.attribution) and any(
        scene.same_side(draft.attribution[-1], actor) for actor in draft.actor
    )


def _reality(draft: Draft, scene: Scene) -> Reality:
    clause = draft.clause
    own = _by_speaker(draft, scene)
    if clause is not None:
        by_mood = draft.cue.split(":")[0] in _MOODS
        if clause.negated and not by_mood and "not" not in draft.cue.split():
            return (
                Reality.DENIED
                if draft.attribution and not own and draft.act not in ACTS_OF_WORDS
                else Reality.NEGATED
            )
        if _denied(draft, scene):
            return Reality.DENIED
        if falls_short(draft.head):
            return Reality.NEGATED
        if not by_mood and (planned := _planned(draft, scene)) is not None:
            return planned
    if draft.act in _SELF_DONE and (own or not draft.attribution):
        return Reality.ASSERTED
    if not draft.attribution:
        return Reality.ASSERTED
    if draft.act not in ACTS_OF_WORDS and _hostile(draft, draft.attribution[-1], scene):
        return Reality.ALLEGED
    return Reality.REPORTED


_MOODS = frozenset(
    {
        "readiness",
        "necessity",
        "refusal",
        "promise",
        "possibility",
        "imperative",
        "inadmissible",
        "reproach",
        "denial",
        "verdict",
    }
)


def _planned(draft: Draft, scene: Scene) -> Reality | None:
    clause = draft.clause
    assert clause is not None
    if clause.mark in {"if", "unless", "whether"}:
        return Reality.HYPOTHETICAL
    if clause.modal in _FUTURE or (clause.infinitive and _planned_above(draft)):
        return Reality.PLANNED
    if clause.modal in _MAYBE and draft.act not in ACTS_OF_WORDS:
        return Reality.HYPOTHETICAL
    return None


def _planned_above(draft: Draft) -> bool:
    head = draft.head.head
    return head.lemma_.lower() in _PLANS or head.lemma_ == "be"


def _denied(draft: Draft, scene: Scene) -> bool:
    """Whether the clause is what somebody denies: "denied that it had shelled", "denied shelling"."""
    above = draft.head.head
    return draft.head.dep_ in {"ccomp", "xcomp", "pcomp"} and above.lemma_.lower() in _DENYING


def _hostile(draft: Draft, speaker: Actor, scene: Scene) -> bool:
    """Whether a party tells a wrong of another: an allegation. Casualties told make it a report."""
    if not draft.actor or draft.act not in {Act.ATTACK, Act.COERCE, Act.SANCTION, Act.MOBILIZE, Act.SUSPEND}:
        return False
    if any(scene.same_side(speaker, actor) for actor in draft.actor):
        return False
    counted = any(t.like_num or t.ent_type_ == "CARDINAL" for t in draft.body)
    struck = any(t.lemma_.lower() in words("weapons") for t in draft.body)
    return not (counted or struck)
