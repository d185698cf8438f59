"""What a sentence tells of talks: that they were proposed, are planned, were held or broken off."""

from __future__ import annotations

from dataclasses import dataclass

from detente.knowledge.cues import cues
from detente.model.codes import TalksStatus
from detente.reading.local.clauses import falls_short, is_infinitive, is_predicate
from detente.reading.local.pacts.standing import Mood, Standing, Tie
from detente.reading.local.parsed import Token

_WORDS = frozenset({TalksStatus.PROPOSED, TalksStatus.ACCEPTED, TalksStatus.SCHEDULED})
_STRETCHES = frozenset({"day", "week", "month", "year", "round", "hour"})
STOPPED = frozenset({TalksStatus.SUSPENDED, TalksStatus.CANCELLED, TalksStatus.BROKEN_OFF})
"""The stages at which talks have been stopped."""


@dataclass(frozen=True, slots=True)
class TalkStage:
    """A stage of talks, with the word that tells it."""

    status: TalksStatus
    head: Token
    told: bool
    """Whether a word for the stage tells it; else it only follows from the mood or from "at the talks"."""
    dates: bool
    """Whether the time beside `head` is the time of the talks."""

    @property
    def again(self) -> bool:
        """Whether talks that had stopped are taken up again."""
        words = cues("things")["resuming"]
        near = {self.head.lemma_.lower(), *(c.lemma_.lower() for c in self.head.subtree)}
        return self.status is TalksStatus.UNDER_WAY and bool(near & set(words))


def talk_stage(standing: Standing) -> TalkStage | None:
    """The stage that one standing of a noun for talks tells; None where it tells none."""
    mood = standing.mood
    for place, tie in enumerate(standing.ties):
        verb = is_predicate(tie.head)
        nested = place > 0 and all(t.head.lemma_ in _STRETCHES for t in standing.ties[:place])
        kind = _kind(tie, 0 if nested and standing.inner and standing.inner.role == "of" else place)
        if kind is None and verb and (place == 0 or nested) and tie.role in cues("things")["talks_at"]:
            past = tie.head.tag_ in {"VBD", "VBN", "VBG"} and mood is Mood.FACT
            return TalkStage(TalksStatus.HELD, tie.head, told=False, dates=False) if past else None
        if kind is not None:
            return _stage(TalksStatus(kind), tie, mood)
        if verb:
            break
    if mood in {Mood.ASKED, Mood.OFFERED} and standing.inner is not None:
        inner = standing.inner
        if inner.role in {"object", "subject", "for", "to"}:
            verbal = is_predicate(inner.head) or inner.head.dep_ == "xcomp"
            return TalkStage(TalksStatus.PROPOSED, inner.head, told=False, dates=verbal)
    return None


def _stage(status: TalksStatus, tie: Tie, mood: Mood) -> TalkStage | None:
    verb = is_predicate(tie.head)
    if mood is Mood.NEGATED or _is_no_fact(status, tie):
        return None
    if not verb and status not in STOPPED and tie.head.dep_ == "pobj" and tie.head.head.lower_ == "for":
        above = tie.head.head.head.lemma_.lower()  # "called for the opening", "a condition for the opening"
        asked = above in cues("things")["moods"]["ask"]
        return TalkStage(TalksStatus.PROPOSED, tie.head, told=asked, dates=False)
    if status in _WORDS:
        if status is not TalksStatus.PROPOSED and mood in {Mood.ASKED, Mood.OFFERED}:
            status = TalksStatus.PROPOSED
        dates = status is TalksStatus.SCHEDULED and tie.head.lemma_ != "announce"
        return TalkStage(status, tie.head, told=True, dates=dates)
    if mood is Mood.FACT and status not in STOPPED and is_infinitive(tie.head):
        # "an agreement to resume talks", "efforts to open talks": not yet done.
        agreed = tie.head.head.lemma_.lower() in {"agree", "agreement", "decide", "decision"}
        wish = TalksStatus.ACCEPTED if agreed else TalksStatus.PROPOSED
        return TalkStage(wish, tie.head, told=agreed, dates=verb)
    if mood is Mood.FACT:
        ongoing = (
            any(c.lemma_ == "be" for c in tie.head.children if c.dep_ == "aux") and tie.head.tag_ == "VBG"
        )
        if status is TalksStatus.HELD and ongoing:
            status = TalksStatus.UNDER_WAY
        return TalkStage(status, tie.head, told=True, dates=verb and status not in STOPPED)
    if status in STOPPED:
        return None
    if status is TalksStatus.UNDER_WAY and tie.head.lemma_.lower() in cues("things")["going_on"]:
        return TalkStage(status, tie.head, told=True, dates=False)  # "will continue today"
    would = any(c.lower_ == "would" for c in tie.head.children if c.dep_ == "aux")
    if would and _is_gated(tie.head):
        return TalkStage(TalksStatus.PROPOSED, tie.head, told=True, dates=verb)
    wish = TalksStatus.SCHEDULED if would or mood is Mood.COMING else TalksStatus.PROPOSED
    told = mood is Mood.COMING or (tie.role != "subject" and not would)
    return TalkStage(wish, tie.head, told=told, dates=verb)


def _is_no_fact(status: TalksStatus, tie: Tie) -> bool:
    """As in "the talks almost broke down", "talks that start from the present line"."""
    if status in STOPPED:
        return falls_short(tie.head)
    general = tie.head.dep_ == "relcl" and tie.head.tag_ in {"VBP", "VBZ"}
    return general and status is TalksStatus.UNDER_WAY


def _is_gated(verb: Token) -> bool:
    """As in "would host them if both came"."""
    marked = (g for c in verb.children if c.dep_ == "advcl" for g in c.children if g.dep_ == "mark")
    return any(g.lower_ in {"if", "provided", "unless"} for g in marked)


def _kind(tie: Tie, place: int) -> str | None:
    lemma = tie.head.lemma_.lower()
    if not is_predicate(tie.head):
        if tie.role in {"object", "subject"} or tie.head.pos_ not in {"NOUN", "PROPN"}:
            return None
        return _longest({lemma}, "talks_by_noun")
    near = {f"{lemma} {tie.role}"}
    # "agreed to a truce during talks": what is agreed to is another thing.
    beside = {"prt", "advmod"} if tie.role in cues("things")["talks_at"] else {"prt", "prep", "advmod"}
    near |= {f"{lemma} {c.lower_}" for c in tie.head.children if c.dep_ in beside}
    if tie.role == "subject":
        if lemma == "follow" and any(c.dep_ == "dobj" for c in tie.head.children):
            return None  # "the talks follow weeks of fighting"
        near.add(lemma)
        for child in tie.head.children:
            near.add(f"{lemma} {child.lemma_.lower()}")
            near |= {f"{lemma} {c.lemma_.lower()}" for c in child.children if c.dep_ == "pobj"}
        return _longest(near, "talks_course") if place == 0 else None
    if tie.role in {"object", "made"}:
        near.add(lemma)
    return _longest(near, "talks_done")


def _longest(keys: set[str], table: str) -> str | None:
    kinds = cues("things")[table].items()
    found = [(len(key), kind in STOPPED, kind) for kind, words in kinds for key in keys & set(words)]
    return str(max(found)[2]) if found else None  # "the round, due today, is off"
