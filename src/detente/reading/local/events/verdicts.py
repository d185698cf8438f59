"""What a speaker thinks and says of others: reproaches, denials, praise and blame."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import Act, Sector
from detente.reading.local.events.mood import MUST, WILL, Mood
from detente.reading.local.events.themes import echo_of
from detente.reading.local.events.triggers import words

_NAMING = frozenset({"call", "describe", "brand", "label", "term", "denounce", "portray"})
_BEING = frozenset({"be", "’s", "'s", "fall", "seem", "look", "amount"})


def reproach(mood: Mood) -> bool:
    """Read "said that Y had abandoned the talks" as an accusation by the speaker."""
    clause = mood.clause
    if mood.speaker is None or clause.negated or clause.modal in WILL | MUST:
        return False
    if mood.speaker.sector in {Sector.MED, Sector.JRN}:
        return False  # who reports it accuses nobody
    who = mood.subject
    if clause.passive and clause.by is not None:
        who = mood.scene.agents.of(clause.by) or mood.scene.agents.owner(clause.by)
    if not who or any(mood.scene.same_side(mood.speaker, one) for one in who):
        return False
    near = {mood.lemma, *(f"{mood.lemma} {c.lower_}" for c in clause.head.children)}
    return bool(near & words("wrong")) and mood.does(Act.ACCUSE, (mood.speaker,), who)


def denial(mood: Mood) -> bool:
    """Read "we have not planted any mines" and "no such order had been given" as denials."""
    clause = mood.clause
    if mood.speaker is None or not clause.negated or clause.modal:
        return False
    if not clause.past and clause.head.tag_ != "VBP":
        return False
    such = any(token.lower_ == "such" for token in clause.tokens)
    if clause.passive and such:
        return mood.does(Act.DENY, (mood.speaker,))
    insisted = clause.governor is not None and clause.governor.lemma_.lower() in {
        "insist",
        "deny",
        "maintain",
    }
    wrong = insisted or mood.lemma in words("wrong") | words("breach")
    return mood.own and (such or wrong) and mood.does(Act.DENY, (mood.speaker,))


def verdict(mood: Mood) -> bool:
    """Read "the offer is a step forward" and "called it a farce" as what somebody thinks of another's act."""
    clause, draft = mood.clause, mood.draft
    naming = mood.lemma in _NAMING and bool(mood.subject)
    judge = mood.subject[0] if naming else mood.speaker
    if judge is None or not (naming or mood.lemma in _BEING):
        return False
    owner: tuple[Actor, ...] = ()
    if not naming and clause.subject is not None:
        draft.echo = draft.echo or echo_of(clause.subject, mood.told)
        owner = mood.scene.agents.owner(clause.subject)
    if not owner and draft.echo is None and not (naming and draft.issues):
        return False
    draft.issues = draft.issues or (draft.echo.issues if draft.echo else ())
    if not clause.negated and any(token.lemma_.lower() in words("falsity") for token in clause.tokens):
        return mood.does(Act.DENY, (judge,))
    blamed = _says(mood, words("blame"))
    praised = not clause.negated and _says(mood, words("praise"))
    if clause.negated and any(token.lower_ == "enough" for token in clause.tokens):
        blamed = True
    if blamed == praised:
        return False
    return mood.does(Act.CRITICIZE if blamed else Act.ENDORSE, (judge,), owner)


def _says(mood: Mood, cue_words: frozenset[str]) -> bool:
    """Whether one of the words or phrases stands in the clause."""
    lowers = [token.lower_ for token in mood.clause.tokens]
    lemmas = [token.lemma_.lower() for token in mood.clause.tokens]
    known = {*lowers, *lemmas}
    texts = (" ".join(lowers), " ".join(lemmas))
    return any(word in known or (" " in word and any(word in text for text in texts)) for word in cue_words)
