"""Clauses whose mood does the act: "must leave" demands, "will not talk" rejects, "is ready to" accepts."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.model import Actor
from detente.model.codes import Act, Issue, QuotationMode
from detente.reading.local.clauses import Clause
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene
from detente.reading.local.themes import body_of, echo_of, echoed
from detente.reading.local.triggers import adjectives, words

_MUST = frozenset({"must", "should", "ought", "shall"})
_WILL = frozenset({"will", "would"})
_MAY = frozenset({"may", "might", "could", "can"})
_NAMING = frozenset({"call", "describe", "brand", "label", "term", "denounce", "portray"})
_CONDITIONS = frozenset({"if", "provided", "unless", "once", "until", "when", "after"})
_FRAMES = frozenset({"xcomp", "pcomp"})


def implied(clause: Clause, scene: Scene, told: Sequence[Draft]) -> Draft | None:
    """The act that the clause does by its mood, inside a quotation or told of a party; None where none.

    A demand or a rejection by mood is the speaker's; readiness, refusal and promises are the subject's.
    """
    if clause.mark in {"if", "unless", "until", "before", "after", "once", "while", "whether", "because"}:
        return None
    if clause.head.dep_ in _FRAMES or (clause.head.dep_ == "acl" and clause.modal != "must"):
        return None
    speaker = scene.speaker(clause.head)
    subject = scene.agents.of(clause.subject)
    if not subject and speaker is not None and _is_speaker(clause, scene):
        subject = (speaker,)
    body = body_of(clause)
    issues = scene.topics.of(body)
    draft = Draft(Act.STATE, clause.head, clause, (), issues=issues, body=body, confidence=0.55)
    if not issues:
        draft.echo = echoed(clause, told)
        draft.issues = draft.echo.issues if draft.echo else ()
    for step in (
        _readiness,
        _necessity,
        _refusal,
        _promise,
        _possibility,
        _imperative,
        _reproach,
        _denial,
        _verdict,
    ):
        if step(draft, clause, scene, speaker, subject, told):
            draft.cue = f"{step.__name__.strip('_')}: {clause.modal or ''} {clause.head.lemma_}".strip()
            return draft
    return None


def _is_speaker(clause: Clause, scene: Scene) -> bool:
    """Whether "he" or "it" in told words, which nobody else claims, is who speaks."""
    token = clause.subject
    if (
        token is None
        or token.lower_ not in {"he", "she", "it", "they"}
        or scene.cast.mention(token) is not None
    ):
        return False
    said = scene.voices.at(token.idx)
    return (
        bool(said)
        and said[-1].mode is not QuotationMode.DIRECT
        and clause.head.lemma_ != "be"
        or any(c.dep_ in {"acomp", "oprd"} for c in clause.head.children)
    )


def _conditional(clause: Clause) -> bool:
    return any(
        c.dep_ == "advcl" and any(g.lower_ in _CONDITIONS for g in c.children)
        for t in (clause.head, *clause.head.children)
        for c in t.children
    )


def _readiness(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "is ready to talk if …" accepts, "is ready to talk" proposes, "stands ready to host" pledges."""
    for child in clause.head.children:
        if child.dep_ not in {"acomp", "oprd", "attr", "advcl"} or not subject:
            continue
        lemma = child.lower_
        if lemma in adjectives("opposed") and draft.issues:
            draft.act = Act.ACCEPT if clause.negated else Act.REJECT
            draft.actor = subject
            return True
        if lemma not in adjectives("ready") or not any(
            c.dep_ in {"xcomp", "prep", "advcl"} for c in child.children
        ):
            continue
        if not draft.issues:
            return False
        draft.actor = subject
        does = {c.lemma_.lower() for c in child.children if c.dep_ == "xcomp"}
        if clause.negated:
            draft.act = Act.REJECT
        elif does & {
            "host",
            "mediate",
            "help",
            "assist",
            "facilitate",
            "provide",
            "support",
            "send",
            "contribute",
        }:
            draft.act = Act.PLEDGE
        elif _conditional(clause) or any(_has_condition(x) for x in (child, *child.children)):
            draft.act = Act.ACCEPT
        else:
            draft.act = Act.PROPOSE
        return True
    return False


def _has_condition(token: Token) -> bool:
    return any(c.dep_ == "advcl" and any(g.lower_ in _CONDITIONS for g in c.children) for c in token.children)


def _necessity(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "must", "should", "has to", "is necessary", in a party's words: a demand of the speaker."""
    needed = any(c.dep_ == "acomp" and c.lower_ in adjectives("necessary") for c in clause.head.children)
    if not draft.issues or not (clause.modal in _MUST or needed):
        return False
    by = speaker or _colon_owner(clause, scene)
    if by is None or (subject and all(scene.same_side(by, one) for one in subject)):
        return False
    if clause.past and clause.modal == "must":  # "must have strayed" guesses
        return False
    draft.act = Act.DEMAND
    draft.actor = (by,)
    draft.recipient = subject
    return True


def _colon_owner(clause: Clause, scene: Scene) -> Actor | None:
    """Whose demands are listed behind a colon: "firm on his demands: Ukraine must …"."""
    sent = clause.head.sent
    for token in sent:
        if token.i >= clause.head.i:
            return None
        if token.text == ":" and token.i > sent.start:
            for before in reversed(list(scene.page.doc[sent.start : token.i])):
                if before.lemma_.lower() in {"demand", "condition", "term", "position"}:
                    owner = scene.agents.owner(before)
                    return owner[0] if owner else None
    return None


def _refusal(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "will not return to the table", "there can be no talks until": a rejection."""
    if not clause.negated or clause.modal not in _WILL | {"can", "could", "shall"} or not draft.issues:
        return False
    if subject and (speaker is None or any(scene.same_side(speaker, one) for one in subject)):
        draft.actor = subject
    elif not subject and speaker is not None:
        draft.actor = (speaker,)
    else:
        return False
    draft.act = Act.THREATEN if _warned(clause) else Act.REJECT
    return True


def _warned(clause: Clause) -> bool:
    return clause.governor is not None and clause.governor.lemma_.lower() in {"warn", "threaten"}


def _promise(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "would take part only if" accepts, "will return the men" pledges, "will respond" threatens."""
    if clause.modal not in _WILL or clause.negated or speaker is None:
        return False
    if _warned(clause) and draft.issues:
        draft.act, draft.actor, draft.recipient = Act.THREATEN, (speaker,), subject
        return True
    if clause.passive:
        subject = scene.agents.of(clause.by)
        if not subject and _conditional(clause):  # "the men will be returned only when …"
            subject = (scene.agents.voice(speaker),)
    if not subject or not all(scene.same_side(speaker, one) for one in subject):
        return False
    lemma = clause.head.lemma_.lower()
    draft.actor = subject
    if lemma in words("retaliation") and lemma not in words("joining"):
        draft.act = Act.THREATEN
        return True
    if lemma in words("joining") and _conditional(clause) and not clause.passive:
        draft.act = Act.ACCEPT
        draft.issues = draft.issues or _offered(told, draft, scene)
        return bool(draft.issues)
    draft.act = Act.PLEDGE
    return bool(draft.issues)


def _offered(told: Sequence[Draft], draft: Draft, scene: Scene) -> tuple[Issue, ...]:
    """The issues of the latest offer or demand of somebody else: what "would take part" is about."""
    for other in reversed(told[-8:]):
        if other.act in {Act.PROPOSE, Act.DEMAND, Act.APPEAL} and not any(
            scene.same_side(a, b) for a in other.actor for b in draft.actor
        ):
            return other.issues
    return ()


def _possibility(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "both sides might agree to a truce" proposes, "might close the border" threatens."""
    if clause.modal not in _MAY or speaker is None or clause.negated:
        return False
    lemma = clause.head.lemma_.lower()
    own = bool(subject) and all(scene.same_side(speaker, one) for one in subject)
    if own and lemma in words("retaliation"):
        draft.act, draft.actor = Act.THREATEN, subject
        return True
    joint = {Issue.CEASEFIRE, Issue.TALKS, Issue.PEACE_TERMS, Issue.PRISONERS}
    if joint & set(draft.issues) and (not subject or len(subject) > 1 or own):
        draft.act, draft.actor = Act.PROPOSE, (speaker,)
        draft.recipient = subject
        return True
    return False


def _imperative(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "Stop the attacks", "Let the convoys through" in direct speech: a demand."""
    if (
        speaker is None
        or clause.head.tag_ != "VB"
        or clause.subject is not None
        or clause.modal
        or clause.infinitive
    ):
        return False
    if (
        clause.head.dep_ not in {"ROOT", "ccomp", "parataxis"}
        or not draft.issues
        or clause.head.lemma_ in {"think", "let"}
    ):
        return False
    draft.act, draft.actor = Act.DEMAND, (speaker,)
    return True


def _reproach(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "said that Y had abandoned the talks": an accusation by the speaker."""
    if speaker is None or clause.negated or clause.modal in _WILL | _MUST:
        return False
    who = subject
    if clause.passive and clause.by is not None:
        who = scene.agents.of(clause.by) or scene.agents.owner(clause.by)
    if not who or any(scene.same_side(speaker, one) for one in who):
        return False
    near = {
        clause.head.lemma_.lower(),
        *(f"{clause.head.lemma_.lower()} {c.lower_}" for c in clause.head.children),
    }
    if not near & words("wrong"):
        return False
    draft.act, draft.actor, draft.recipient = Act.ACCUSE, (speaker,), who
    return True


def _denial(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "We have not planted any mines": a denial of a wrong."""
    if (
        speaker is None
        or not clause.negated
        or clause.modal
        or (not clause.past and clause.head.tag_ != "VBP")
    ):
        return False
    if not subject or not all(scene.same_side(speaker, one) for one in subject):
        return False
    such = any(t.lower_ == "such" for t in clause.tokens)
    if not such and clause.head.lemma_.lower() not in words("wrong") | words("breach"):
        return False
    draft.act, draft.actor = Act.DENY, (speaker,)
    return True


def _verdict(
    draft: Draft,
    clause: Clause,
    scene: Scene,
    speaker: Actor | None,
    subject: tuple[Actor, ...],
    told: Sequence[Draft],
) -> bool:
    """As in "the offer is a step forward", "is not enough": what the speaker thinks of another's act."""
    lemma = clause.head.lemma_
    if lemma in _NAMING and subject:
        speaker = subject[0]
    elif speaker is None or lemma not in {"be", "’s", "'s", "fall", "seem", "look"}:
        return False
    if clause.subject is not None and draft.echo is None:
        draft.echo = echo_of(clause.subject, told)
    owner = scene.agents.owner(clause.subject) if clause.subject is not None and lemma not in _NAMING else ()
    if not owner and draft.echo is None:
        return False
    draft.issues = draft.issues or (draft.echo.issues if draft.echo else ())
    text = " ".join(t.lower_ for t in clause.tokens)
    blamed = any(word in text for word in words("blame")) or (clause.negated and "enough" in text)
    praised = not clause.negated and any(word in text for word in words("praise"))
    if any(t.lemma_.lower() in words("falsity") for t in clause.tokens) and not clause.negated:
        draft.act, draft.actor = Act.DENY, (speaker,)
        return True
    if blamed == praised:
        return False
    draft.act = Act.CRITICIZE if blamed else Act.ENDORSE
    draft.actor, draft.recipient = (speaker,), owner
    return True
