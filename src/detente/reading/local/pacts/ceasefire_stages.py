"""What a sentence tells of a ceasefire: that it was demanded, agreed, took effect, ran out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.knowledge.cues import cues
from detente.model.codes import CeasefireStatus
from detente.reading.local.clauses import falls_short, is_infinitive, is_predicate
from detente.reading.local.pacts.standing import Mood, Standing, Tie
from detente.reading.local.parsed import Token

WANTED = frozenset({CeasefireStatus.DEMANDED, CeasefireStatus.PROPOSED})
"""The stages at which a ceasefire is words only."""

_MADE = frozenset({CeasefireStatus.DECLARED, CeasefireStatus.AGREED})
_OVER = frozenset({CeasefireStatus.EXPIRED, CeasefireStatus.COLLAPSED, CeasefireStatus.SUSPENDED})
_AWAY = frozenset({"away", "beyond", "distant", "elusive", "far", "off", "out", "remote", "unlikely"})
_ENDS = frozenset({"effect", "end", "force", "stop"})
_THROUGH = frozenset({"end", "stop", "in", "into", "to"})
_KEPT = "kept"
_BINDING = frozenset("accord agree agreement deal decide decision help manage pact".split())
"""Words whose "to extend it" is as good as done."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in the life of a ceasefire, with the word that tells it."""

    status: CeasefireStatus
    head: Token
    by: Token
    """The word whose doer wants, offers or makes it."""
    sure: bool = True
    """Whether it is told as done, so that the date beside it is its date."""
    voiced: bool = False
    """Whether it is the speaker who wants it (a need or a condition), not the subject of `by`."""
    weak: bool = False
    """Only taken for granted or still to come: counts where nothing is told outright."""
    life: bool = False
    """Whether it tells of its course (begins, ends) and not of its making."""


def stage_of(standing: Standing) -> Stage | None:
    """The stage that one standing tells; None where it tells none."""
    found = next(_told(standing), None)
    mood, by = standing.mood, standing.by
    if found is None:
        inner = standing.inner
        if inner is None or by is None or standing.taken_up or mood not in {Mood.ASKED, Mood.OFFERED}:
            return None
        if mood is Mood.OFFERED and (inner.role == "subject" or not is_predicate(by)):
            return None
        status = CeasefireStatus.DEMANDED if mood is Mood.ASKED else CeasefireStatus.PROPOSED
        return Stage(status, inner.head, by, voiced=_voiced(by))
    kind, tie = found
    if kind == _KEPT:
        return _kept(standing, tie)
    status = CeasefireStatus(kind)
    if tie.role == "subject":
        return _course(status, standing, tie)
    if status in WANTED:
        if status is CeasefireStatus.PROPOSED and mood is Mood.ASKED and by is not None:
            return Stage(CeasefireStatus.DEMANDED, tie.head, by, voiced=_voiced(by), sure=False)
        taken_up = tie.head.lemma_.lower() in cues("things")["answering"]
        return Stage(status, tie.head, tie.head, weak=taken_up, sure=mood is Mood.FACT)
    if mood is Mood.FACT and _only_intended(tie.head):
        mood, by = Mood.OFFERED, tie.head.head
    if status in _OVER and (
        falls_short(tie.head) or _is_averted(standing, tie) or _is_to_come(standing, tie)
    ):
        return Stage(CeasefireStatus.IN_FORCE, tie.head, tie.head, weak=True)
    if mood is Mood.FACT or by is None:
        return Stage(status, tie.head, tie.head)
    if status in _MADE or status is CeasefireStatus.IN_FORCE:
        wish = CeasefireStatus.DEMANDED if mood is Mood.ASKED else CeasefireStatus.PROPOSED
        return Stage(wish, tie.head, by, voiced=_voiced(by), sure=False)
    return Stage(CeasefireStatus.IN_FORCE, tie.head, tie.head, weak=True)


def _is_averted(standing: Standing, tie: Tie) -> bool:
    """Whether the end of a ceasefire is what somebody keeps from coming: "to avoid its collapse"."""
    above = standing.ties[standing.ties.index(tie) + 1 :]
    return any(other.head.lemma_.lower() in cues("things")["averting"] for other in above)


def _is_to_come(standing: Standing, tie: Tie) -> bool:
    """Whether the end of a ceasefire is only what something was done before: "a day before its expiry"."""
    above = standing.ties[standing.ties.index(tie) + 1 :]
    return any(other.role in {"before", "until"} for other in above[:1])


def _told(standing: Standing) -> Iterator[tuple[str, Tie]]:
    """The kinds of stage that the words above name, innermost first, up to the first verb."""
    for place, tie in enumerate(standing.ties):
        if not is_predicate(tie.head) and tie.head.pos_ not in {"NOUN", "PROPN"}:
            continue
        if tie.role == "subject":
            kind = _course_kind(tie.head) if place == 0 else None
            if kind is not None:
                yield kind, tie
            return
        kind = _kind(_keys(tie), "done_verbs" if is_predicate(tie.head) else "done_nouns")
        if kind is not None:
            yield kind, tie
        if is_predicate(tie.head) or _is_call(tie):
            return


def _is_call(tie: Tie) -> bool:
    """Whether what is told further up is told of a call for it: "renewed its call for a truce"."""
    return tie.role == "for" and tie.head.lemma_.lower() in cues("things")["mood_nouns"]["ask"]


def _kind(keys: set[str], table: str) -> str | None:
    """The kind of stage that one of these words tells, by the longest that the cue file lists."""
    kinds = cues("things")[table]
    found = [(len(key), kind) for kind, words in kinds.items() for key in keys & set(words)]
    return str(max(found, key=lambda pair: pair[0])[1]) if found else None


def _keys(tie: Tie) -> set[str]:
    lemma = tie.head.lemma_.lower()
    if not is_predicate(tie.head):
        if tie.role in {"object", "subject"}:
            return set()
        return {lemma, *(t.lemma_.lower() for t in tie.head.conjuncts)}
    keys = {f"{lemma} {tie.role}"}
    keys |= {f"{lemma} {c.lower_}" for c in tie.head.children if c.dep_ in {"prt", "prep", "advmod"}}
    if tie.role in {"object", "made"}:
        keys.add(lemma)
        # "declared the truce over": the parser hangs "over" on either word.
        things = [c for c in tie.head.children if c.dep_ in {"dobj", "nsubjpass", "oprd", "acomp"}]
        after = [*things, *(c for t in things for c in t.rights if c.dep_ in {"advmod", "amod", "acomp"})]
        keys |= {f"{lemma} {c.lower_}" for c in after}
    # "brought to an end a truce", "put an end to it", "brought into force a truce"
    beside = [c for c in tie.head.children if c.dep_ in {"dobj", "prep"} and c.lower_ in _THROUGH]
    inner = [p for c in beside for p in (c, *c.children) if p.lower_ in _ENDS]
    return keys | {f"{lemma} {p.lower_}" for p in inner}


def _course_kind(head: Token) -> str | None:
    lemma = head.lemma_.lower()
    if lemma == "end" and any(c.dep_ == "dobj" for c in head.children):  # "it ended five days of fighting"
        return None
    if lemma == "remain" and any(c.lower_ in _AWAY for c in head.children):
        return None  # "remains out of reach"
    near = {lemma}
    for child in head.children:
        near.add(f"{lemma} {child.lemma_.lower()}")
        near |= {f"{lemma} {c.lemma_.lower()}" for c in child.children if c.dep_ == "pobj"}
    return _kind(near, "status_verbs")


def _course(status: CeasefireStatus, standing: Standing, tie: Tie) -> Stage | None:
    mood, by = standing.mood, standing.by
    if status is CeasefireStatus.IN_FORCE and tie.head.lemma_ == "last" and tie.head.tag_ == "VBD":
        status = CeasefireStatus.COLLAPSED  # "it lasted two days"
    if mood is Mood.FACT and status in _OVER and tie.head.tag_ in {"VBZ", "VBP"} and not _perfect(tie.head):
        mood, by = Mood.COMING, tie.head  # "which ends on 3 January"
    elif mood is Mood.FACT and status is CeasefireStatus.IN_FORCE and _is_about_to(tie.head):
        mood, by = Mood.COMING, tie.head  # "which takes effect at dawn"
    if status in _OVER and falls_short(tie.head):
        return Stage(CeasefireStatus.IN_FORCE, tie.head, tie.head, weak=True)
    if mood is Mood.FACT or by is None:
        return Stage(status, tie.head, tie.head, life=True)
    if mood is Mood.NEGATED:
        return None
    if status in _OVER:
        return Stage(CeasefireStatus.IN_FORCE, tie.head, tie.head, weak=True, life=True)
    if mood is Mood.COMING:
        return Stage(CeasefireStatus.AGREED, tie.head, tie.head, weak=True, life=True)
    wish = CeasefireStatus.DEMANDED if mood is Mood.ASKED else CeasefireStatus.PROPOSED
    return Stage(wish, tie.head, by, voiced=_voiced(by))


def _perfect(head: Token) -> bool:
    """Whether a present tells of what is so by now: "is over"."""
    return head.lemma_ == "be"


def _is_about_to(head: Token) -> bool:
    """Whether a present tells of what is to begin: "takes effect at dawn"; not "holds", nor "is in force"."""
    present = head.tag_ in {"VBZ", "VBP"} and not any(c.dep_ in {"aux", "neg"} for c in head.children)
    return present and head.lemma_.lower() in cues("things")["beginning"]


def _kept(standing: Standing, tie: Tie) -> Stage | None:
    """A ceasefire that is kept or broken is there; one that parties agree to keep is agreed."""
    above = next(
        (t for t in standing.ties if t.role == "xcomp" and t.head.lemma_ in {"agree", "pledge"}), None
    )
    if above is not None:
        status = CeasefireStatus.AGREED if above.head.lemma_ == "agree" else CeasefireStatus.DECLARED
        return Stage(status, above.head, above.head, weak=True)
    return Stage(CeasefireStatus.IN_FORCE, tie.head, tie.head, weak=True)


def _only_intended(head: Token) -> bool:
    """Whether an infinitive tells of what is not done yet: "a plan to extend it", but "agreed to"."""
    if not is_infinitive(head):
        return False
    return head.lemma_.lower() in _BARGAINED or head.head.lemma_.lower() not in _BINDING


_BARGAINED = frozenset({"negotiate", "hammer", "work", "mediate", "broker"})
"""What is agreed to be done about a ceasefire before there is one: "agreed to negotiate a truce"."""


def _voiced(by: Token) -> bool:
    """Whether a need, a condition or a chance sets the mood: then whoever speaks wants it."""
    words = cues("things")["moods"]
    nouns = cues("things")["mood_nouns"]
    lemma = by.lemma_.lower()
    told = {*words["ask"], *words["offer"], *nouns["ask"], *nouns["offer"]}
    return lemma not in told
