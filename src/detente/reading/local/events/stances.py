"""Stances by mood: readiness, demands, refusals, promises, possibilities, imperatives."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import Act, Issue, Sector
from detente.reading.local.events.mood import MAY, MUST, WILL, Mood, has_condition
from detente.reading.local.events.themes import answered, echo_of
from detente.reading.local.events.triggers import adjectives, words

_JOINT = frozenset({Issue.CEASEFIRE, Issue.TALKS, Issue.PEACE_TERMS, Issue.PRISONERS})
_LISTED = frozenset({"demand", "condition", "term", "position"})


def readiness(mood: Mood) -> bool:
    """Read "is ready to talk if …" as accepts, "is ready to talk" as proposes, "to host" as pledges."""
    for child in mood.clause.head.children:
        if child.dep_ not in {"acomp", "oprd", "attr", "advcl"} or not mood.subject:
            continue
        done = {c.lemma_.lower() for c in child.children if c.dep_ == "xcomp"}
        if done & words("hosting"):
            mood.draft.issues = mood.draft.issues or (Issue.MEDIATION,)
        if not mood.draft.issues:
            continue
        if child.lower_ in adjectives("opposed"):
            return mood.does(Act.ACCEPT if mood.clause.negated else Act.REJECT, mood.subject)
        if child.lower_ not in adjectives("ready"):
            continue
        if not any(c.dep_ in {"xcomp", "prep", "advcl"} for c in child.children):
            continue
        if mood.clause.negated:
            return mood.does(Act.REJECT, mood.subject)
        if done & words("helping"):
            return mood.does(Act.PLEDGE, mood.subject)
        if mood.conditional or any(has_condition(x) for x in (child, *child.children)):
            return mood.does(Act.ACCEPT, mood.subject)
        return mood.does(Act.PROPOSE, mood.subject)
    return False


def hanging(mood: Mood) -> bool:
    """Read "the truce is contingent on their release" as a conditional acceptance by the speaker's party."""
    clause = mood.clause
    said = {c.lower_ for c in clause.head.children if c.dep_ in {"acomp", "oprd"}}
    hangs = bool(said & adjectives("hanging")) or mood.lemma in {"depend", "hinge"}
    side = mood.scene.cast.side(mood.speaker) if mood.speaker is not None else None
    if not hangs or clause.negated or mood.speaker is None or side is None or side.sector is Sector.IGO:
        return False
    own = mood.scene.topics.of(clause.subject.subtree) if clause.subject is not None else ()
    mood.draft.issues = own or mood.draft.issues
    return bool(_JOINT & set(mood.draft.issues)) and mood.does(Act.ACCEPT, (mood.speaker,))


def necessity(mood: Mood) -> bool:
    """Read "must", "should", "has to", "is necessary" in a party's words as the speaker's demand."""
    clause = mood.clause
    needed = any(
        (c.dep_ == "acomp" and c.lower_ in adjectives("necessary"))
        or (c.dep_ == "attr" and c.lemma_.lower() in adjectives("precondition"))
        for c in clause.head.children
    )
    if not (clause.modal in MUST or needed) or not (mood.draft.issues or mood.subject):
        return False
    if clause.modal == "must" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.head.children):
        return False  # "must have strayed" guesses
    by = _setter(mood) or mood.speaker or _lister(mood)
    if by is None or (mood.subject and all(mood.scene.same_side(by, one) for one in mood.subject)):
        return False
    mood.draft.issues = mood.draft.issues or (Issue.OTHER,)
    return mood.does(Act.DEMAND, (by,), mood.subject)


def _setter(mood: Mood) -> Actor | None:
    """Who set what is called a condition: "was a condition set by the president for talks"."""
    for noun in mood.clause.objects:
        for verb in noun.children if noun.lemma_.lower() in adjectives("precondition") else ():
            for by in verb.children if verb.dep_ == "acl" else ():
                found = [a for p in by.children for a in mood.scene.agents.of(p)] if by.lower_ == "by" else []
                if found:
                    return found[0]
    return None


def possible(mood: Mood) -> bool:
    """Read "talks are possible provided …" as a conditional acceptance by the speaker."""
    clause = mood.clause
    open_to = any(c.dep_ == "acomp" and c.lower_ in {"possible", "conceivable"} for c in clause.head.children)
    if not open_to or clause.negated or mood.speaker is None or not _JOINT & set(mood.draft.issues):
        return False
    by = (mood.speaker,)
    return mood.does(Act.ACCEPT if mood.conditional else Act.PROPOSE, by)


def inadmissible(mood: Mood) -> bool:
    """Read "the language of ultimatums was unacceptable" as a rejection by the speaker."""
    clause = mood.clause
    said = {c.lower_ for c in clause.head.children if c.dep_ == "acomp"}
    if any(c.lower_ == "out" and "question" in {t.lower_ for t in c.subtree} for c in clause.head.children):
        said.add("unacceptable")  # "was out of the question"
    if clause.negated != ("acceptable" in said) or mood.speaker is None:
        return False
    if not clause.negated and not said & adjectives("unacceptable"):
        return False
    mood.draft.firm = bool(said & _REFUSING)
    if not mood.draft.issues:
        nouns = [] if clause.subject is None else [t for t in clause.subject.subtree if t.pos_ == "NOUN"]
        mood.draft.echo = next((e for t in nouns if (e := echo_of(t, mood.told, known=True))), None)
        mood.draft.issues = mood.draft.echo.issues if mood.draft.echo else ()
    return bool(mood.draft.issues) and mood.does(Act.REJECT, (mood.speaker,))


_REFUSING = frozenset({"acceptable", "inadmissible", "unacceptable"})
"""Adjectives that refuse whatever else is said, the first where it is negated."""


def ellipsis(mood: Mood) -> bool:
    """Read "Bogotá did not." behind an offer as an acceptance that did not come."""
    clause = mood.clause
    bare = (
        mood.lemma == "do"
        and not clause.objects
        and len(clause.tokens) <= _SHORT
        and clause.head.dep_ == "ROOT"
    )
    if not bare or not clause.negated or not mood.subject:
        return False
    mood.draft.echo = answered(clause, mood.subject, mood.told, mood.scene)
    if mood.draft.echo is None:
        return False
    mood.draft.issues = mood.draft.echo.issues
    return mood.does(Act.ACCEPT, mood.subject, mood.draft.echo.actor)


_SHORT = 6


def _lister(mood: Mood) -> Actor | None:
    """Whose demands are listed behind a colon: "firm on his demands: Ukraine must …"."""
    head = mood.clause.head
    before = [token for token in head.sent if token.i < head.i]
    colon = next((token.i for token in before if token.text == ":"), None)
    if colon is None:
        return None
    nouns = [token for token in before if token.i < colon and token.lemma_.lower() in _LISTED]
    owner = mood.scene.agents.owner(nouns[-1]) if nouns else ()
    return owner[0] if owner else None


def refusal(mood: Mood) -> bool:
    """Read "will not return to the table" and "there can be no talks until" as rejections."""
    clause = mood.clause
    if not clause.negated or clause.modal not in WILL | {"can", "could", "shall"} or not mood.draft.issues:
        return False
    act = Act.THREATEN if mood.warned else Act.REJECT
    if mood.subject:
        own = mood.speaker is None or any(mood.scene.same_side(mood.speaker, one) for one in mood.subject)
        return own and mood.does(act, mood.subject)
    return mood.speaker is not None and mood.does(act, (mood.speaker,))


def promise(mood: Mood) -> bool:
    """Read "would take part only if" as accepts, "will return" as pledges, "will respond" as threatens."""
    clause, draft = mood.clause, mood.draft
    if clause.modal not in WILL or clause.negated or mood.speaker is None:
        return False
    if clause.governor is not None and clause.governor.lemma_.lower() in words("guessing"):
        return False
    if mood.warned and draft.issues:
        return mood.does(Act.THREATEN, (mood.speaker,), mood.subject)
    if clause.passive:
        by = mood.scene.agents.of(clause.by)
        if not by and mood.conditional and draft.issues:  # "the men will be returned only when …"
            return mood.does(Act.PLEDGE, (mood.scene.agents.voice(mood.speaker),))
        if not by or not mood.scene.same_side(mood.speaker, by[0]):
            return False
        return bool(draft.issues) and mood.does(Act.PLEDGE, by)
    only = any(token.lower_ == "only" for token in clause.head.subtree)
    if not mood.subject and mood.conditional and only and _JOINT & set(draft.issues):
        return mood.does(Act.DEMAND, (mood.speaker,))  # "the deal will take effect only after …"
    if not mood.subject and mood.conditional and Issue.SANCTIONS in draft.issues:
        return mood.does(Act.THREATEN, (mood.scene.agents.voice(mood.speaker),))
    if not mood.own:
        return False
    if mood.lemma in words("retaliation") and mood.lemma not in words("joining"):
        return mood.does(Act.THREATEN, mood.subject)
    if mood.lemma in words("joining") and mood.conditional:
        draft.issues = draft.issues or _offered(mood)
        return bool(draft.issues) and mood.does(Act.ACCEPT, mood.subject)
    return bool(draft.issues) and mood.does(Act.PLEDGE, mood.subject)


def _offered(mood: Mood) -> tuple[Issue, ...]:
    """The issues of the latest offer or demand of somebody else: what "would take part" is about."""
    for other in reversed(mood.told[-8:]):
        asks = other.act in {Act.PROPOSE, Act.DEMAND, Act.APPEAL}
        if asks and not any(mood.scene.same_side(a, b) for a in other.actor for b in mood.subject):
            return other.issues
    return ()


def possibility(mood: Mood) -> bool:
    """Read "both sides might agree to a truce" as proposes, "might close the border" as threatens."""
    if mood.clause.modal not in MAY or mood.speaker is None or mood.clause.negated:
        return False
    if mood.warned and not mood.own:
        return False  # "warned that the clashes could wreck the truce"
    only = any(token.lower_ == "only" for token in mood.clause.head.subtree)
    if not mood.subject and only and mood.conditional and mood.draft.issues:
        return mood.does(Act.DEMAND, (mood.speaker,))  # "elections can go ahead only after …"
    if mood.clause.head.dep_ == "relcl":  # "a truce which could pave the way" only describes
        return False
    if mood.own and mood.lemma in words("retaliation"):
        return mood.does(Act.THREATEN, mood.subject)
    if _JOINT & set(mood.draft.issues) and (mood.own or len(mood.subject) != 1):
        return mood.does(Act.PROPOSE, (mood.speaker,), mood.subject)
    return False


def imperative(mood: Mood) -> bool:
    """Read "Stop the attacks" in direct speech as a demand."""
    clause = mood.clause
    bare = clause.head.tag_ == "VB" and clause.subject is None and not clause.modal and not clause.infinitive
    if mood.speaker is None or not bare or clause.head.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return False
    if mood.lemma in {"think", "let"} or not mood.draft.issues:
        return False
    return mood.does(Act.DEMAND, (mood.speaker,))
