"""Accusations → violation claims: who says that whom broke which ceasefire, how often, with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Actor, Ceasefire, ClaimCount, ViolationClaim
from detente.model.codes import Act, CeasefireStatus, Issue, TargetClass
from detente.reading.local.draft import Draft
from detente.reading.local.numbers import number_in
from detente.reading.local.scene import Scene
from detente.reading.local.triggers import words

_ACTUAL = frozenset(set(CeasefireStatus) - {CeasefireStatus.DEMANDED})


def find_claims(
    scene: Scene, drafts: Sequence[Draft], ceasefires: Sequence[Ceasefire], where: Mapping[int, str]
) -> tuple[ViolationClaim, ...]:
    """The violation claims of a report. `where` maps a mention's token to the id of its ceasefire."""
    found: dict[str, ViolationClaim] = {}
    for draft in drafts:
        if draft.act is Act.ACCUSE and _is_breach(draft, scene):
            claim = _claim(draft, draft.actor, draft.recipient, ceasefires, where, scene)
            found.setdefault(claim.id, claim)
    for claim in _counted(scene, drafts, ceasefires, where):
        found.setdefault(claim.id, claim)
    return tuple(found.values())


def _is_breach(draft: Draft, scene: Scene) -> bool:
    """Whether the accusation is that a ceasefire, or the agreements that the text calls so, was broken."""
    lemmas = {t.lemma_.lower() for t in draft.body}
    breached = lemmas & (words("breach") | set(cues("things")["violation_nouns"]))
    if not breached:
        return False
    return (
        Issue.CEASEFIRE in scene.topics.of(draft.body)
        or Issue.CEASEFIRE in draft.issues
        or bool(lemmas & {"agreement", "deal", "it", "they", "which", "all", "accord"})
    )


def _claim(
    draft: Draft,
    accuser: tuple[Actor, ...],
    accused: tuple[Actor, ...],
    ceasefires: Sequence[Ceasefire],
    where: Mapping[int, str],
    scene: Scene,
) -> ViolationClaim:
    lemmas = [t.lemma_.lower() for t in draft.body]
    weapons = tuple(
        dict.fromkeys(w for w in lemmas if w in words("weapons") and w not in {"strike", "fire", "raid"})
    )
    period = next((w.date for w in scene.times if w.date and any(t.i == w.root for t in draft.body)), None)
    return ViolationClaim(
        accuser=tuple(a.id for a in accuser),
        accused=tuple(a.id for a in accused),
        ceasefires=_meant(draft.body, ceasefires, where),
        period=period,
        count=_count(draft.body),
        weapons=weapons,
        target_class=_target(lemmas),
        evidence=(scene.page.span(draft.start, draft.end),),
        confidence=0.6,
        trace={"accused": f"claims: {draft.cue}"},
    )


def _meant(
    body: Sequence[Token], ceasefires: Sequence[Ceasefire], where: Mapping[int, str]
) -> tuple[str, ...]:
    """The ceasefires that the words name; else, for "it" and "those agreements", those told before."""
    named = tuple(dict.fromkeys(where[t.i] for t in body if t.i in where))
    if named:
        return named
    at = body[0].idx if body else 0
    told = [c for c in ceasefires if c.status in _ACTUAL and c.evidence and c.evidence[0].start <= at]
    plural = any(t.lemma_.lower() in {"agreement", "all", "they"} for t in body)
    return tuple(c.id for c in (told if plural else told[-1:]))


def _count(body: Sequence[Token]) -> ClaimCount | None:
    for token in body:
        if (
            token.lemma_.lower() in {"time", "violation", "breach", "occasion", "incident"}
            and token.pos_ == "NOUN"
        ):
            number = number_in(c for c in token.subtree if c.i < token.i)
            if number is not None:
                return ClaimCount(value=number[0], qualifier=number[1])
    return None


def _target(lemmas: list[str]) -> TargetClass:
    if "energy" in lemmas:
        return TargetClass.ENERGY
    if {"civilian", "village", "hospital", "school", "resident", "home"} & set(lemmas):
        return TargetClass.CIVIL
    if {"position", "soldier", "troop", "base", "outpost", "military"} & set(lemmas):
        return TargetClass.MILITARY
    return TargetClass.UNSPECIFIED


def _counted(
    scene: Scene, drafts: Sequence[Draft], ceasefires: Sequence[Ceasefire], where: Mapping[int, str]
) -> Iterator[ViolationClaim]:
    """As in "The ministry recorded 734 violations by X": a claim without a verb of accusation."""
    counting = set(cues("things")["counting"])
    nouns = set(cues("things")["violation_nouns"])
    for clause in scene.clauses:
        if (
            clause.head.lemma_.lower() not in counting
            or clause.passive
            or scene.page.in_headline(clause.head.idx)
        ):
            continue
        if any(draft.head == clause.head for draft in drafts):
            continue
        accuser = scene.agents.of(clause.subject)
        violation = next((t for t in clause.tokens if t.lemma_.lower() in nouns), None)
        if not accuser or violation is None:
            continue
        draft = Draft(Act.ACCUSE, clause.head, clause, accuser, body=clause.tokens, cue="counting")
        accused = tuple(
            a for a in scene.agents.owner(violation) if not any(scene.same_side(a, b) for b in accuser)
        )
        first = clause.subject.left_edge if clause.subject is not None else clause.head
        draft.start = first.idx
        draft.end = clause.tokens[-1].idx + len(clause.tokens[-1])
        yield _claim(draft, accuser, accused, ceasefires, where, scene)
