"""What an act's verb means by what stands behind it: "insisted he knew" demands nothing, a warning of what
could happen is no threat, "ended their talks" met.
"""

from __future__ import annotations

from detente.model.codes import Act, Issue
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import adjectives, words
from detente.reading.local.parsed import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ASKED = frozenset({"must", "should", "ought", "shall", "need", "have"})
_FORETOLD = frozenset({"could", "might", "may", "can", "must", "should"})
_MOODS = frozenset({"refusal", "possibility", "possible", "promise"})
_MAYBE = frozenset({"can", "could", "may", "might"})
_PACTS = frozenset({Issue.CEASEFIRE, Issue.TALKS, Issue.PEACE_TERMS, Issue.PRISONERS})


def meant(draft: Draft, scene: Scene) -> Draft | None:
    """The draft with the act that its words mean; None where they do none."""
    clause = draft.clause
    if clause is None:
        return draft
    if draft.act is Act.AGREE and any(t.lemma_.lower() in words("prospects") for t in clause.objects):
        return None  # "sealed any hope of talks"
    if draft.act is Act.DECLARE_CEASEFIRE and clause.head.lemma_ == "call" and _only_labels(clause):
        return None  # "called it an ultimatum"
    if draft.act is Act.ATTACK and _only_strives(clause):
        return None
    if _only_holds(draft, clause) or _only_foresees(draft, clause, scene) or _only_possible(draft, clause):
        return None
    if draft.act is Act.THREATEN and _only_warns(clause):
        draft.act, draft.cue, draft.recipient = Act.STATE, "a warning of what could come", ()
    elif draft.act is Act.APPEAL and draft.cue == "call for" and _only_names(clause):
        draft.act, draft.cue = Act.CRITICIZE, "called so"
    elif draft.act is Act.MEDIATE and clause.head.lemma_.lower() == "attend":
        draft.act, draft.cue = Act.CONSULT, "attend"
    elif draft.act is Act.SUSPEND and _only_ends(clause, scene):
        draft.act, draft.cue = Act.CONSULT, "talks that ended"
    elif (
        draft.act in {Act.REJECT, Act.SUSPEND} and (done := _failed(clause)) is not None and len(draft.actor)
    ):
        draft.act, draft.cue = Act.AGREE, f"failed to {done.lemma_}"
    return draft


def _only_strives(clause: Clause) -> bool:
    """Whether a fight is only said to be for something: "has fought for independence since 1975"."""
    if clause.head.lemma_.lower() not in {"fight", "struggle"} or clause.objects:
        return False
    times = {"DATE", "TIME"}
    led = [c for c in clause.head.children if c.dep_ == "prep"]
    behind = {c.lower_ for c in led if not any(noun.ent_type_ in times for noun in c.children)}
    return "for" in behind and not behind & {"against", "with", "in", "at", "near", "around", "inside"}


def _only_labels(clause: Clause) -> bool:
    behind = [c for c in clause.head.children if c.dep_ in _NAMED]
    return len(behind) > 1 or any(c.pos_ == "PRON" or c.dep_ != "dobj" for c in behind)


def _only_names(clause: Clause) -> bool:
    """Whether somebody is called something: "called the rebels stubborn for walking out"."""
    first = next((c for c in clause.head.children if c.i > clause.head.i), None)
    return first is not None and first.lower_ not in {"again", "for", "repeatedly"} and first.dep_ in _NAMED


_NAMED = frozenset({"dobj", "ccomp", "oprd"})


def _only_holds(draft: Draft, clause: Clause) -> bool:
    """Whether "insist" only asserts: "insisted that progress was at hand"."""
    lemma = clause.head.lemma_.lower()
    if draft.act is Act.DEMAND and lemma == "expect":  # "expected a truce to be signed"
        return any(c.dep_ in {"ccomp", "xcomp"} and _is_passive(c) for c in clause.head.children)
    if draft.act is not Act.DEMAND or lemma != "insist":
        return False
    told = [c for c in clause.head.children if c.dep_ == "ccomp"]
    return bool(told) and not any(_asks(head) for head in told)


def _is_passive(head: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in head.children)


def _asks(head: Token) -> bool:
    """Whether a complement says what must be: "should withdraw", "be lifted", "is a precondition"."""
    if any(c.lemma_.lower() in _ASKED for c in head.children if c.dep_ == "aux"):
        return True
    needed = adjectives("necessary") | adjectives("precondition") | adjectives("unacceptable")
    if any(c.lemma_.lower() in needed for c in head.children):
        return True
    verbs = [head, *(c for c in head.children if c.dep_ in {"aux", "auxpass"})]
    return not any(t.tag_ in _FINITE or t.tag_ == "MD" for t in verbs)


def _only_warns(clause: Clause) -> bool:
    """Whether a warning tells what could come, and whom it would befall is not addressed."""
    if clause.head.lemma_.lower() != "warn" or any(
        c.dep_ in {"dobj", "dative"} for c in clause.head.children
    ):
        return False
    return any(
        c.dep_ == "ccomp"
        and any(a.lemma_.lower() in _FORETOLD or a.lower_ in _FORETOLD for a in c.children if a.dep_ == "aux")
        for c in clause.head.children
    )


def _only_foresees(draft: Draft, clause: Clause, scene: Scene) -> bool:
    """Whether a mood tells how a thing may turn out: "the talks could collapse", "the truce won't hold"."""
    if draft.cue.split(":")[0] not in _MOODS or clause.subject is None or scene.agents.of(clause.subject):
        return False
    said = {
        clause.head.lemma_.lower(),
        *(c.lower_ for c in clause.head.children if c.dep_ in {"acomp", "attr"}),
    }
    return bool(said & words("turning_out"))


def _only_possible(draft: Draft, clause: Clause) -> bool:
    """Whether an accord is only said to be within reach: "a truce can be reached"."""
    return draft.act is Act.AGREE and clause.passive and clause.modal in _MAYBE


def _only_ends(clause: Clause, scene: Scene) -> bool:
    """Whether talks were held to their end: "the leaders ended their talks without progress"."""
    if clause.head.lemma_.lower() not in words("closing") or clause.passive or clause.negated or clause.modal:
        return False
    return any(Issue.TALKS in scene.topics.of([noun]) for noun in clause.objects)


def _failed(clause: Clause) -> Token | None:
    """The accord that did not come about: "failed to agree on a truce"."""
    if clause.head.lemma_.lower() != "fail":
        return None
    heads = (c for c in clause.head.children if c.dep_ == "xcomp")
    return next((head for head in heads if head.lemma_.lower() in words("agreeing")), None)
