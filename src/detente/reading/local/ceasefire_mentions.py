"""Where a text names a ceasefire, and what it says of it right there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Date
from detente.model.codes import Act, CeasefireSide, CeasefireStatus, Issue, Purpose
from detente.reading.local.clauses import Clause, is_predicate
from detente.reading.local.draft import Draft
from detente.reading.local.phrases import is_definite, offsets, phrase_tokens
from detente.reading.local.scene import Scene

_BY_ACT = {
    Act.DEMAND: CeasefireStatus.DEMANDED,
    Act.APPEAL: CeasefireStatus.DEMANDED,
    Act.PROPOSE: CeasefireStatus.PROPOSED,
    Act.ACCEPT: CeasefireStatus.PROPOSED,
    Act.PLEDGE: CeasefireStatus.PROPOSED,
    Act.DECLARE_CEASEFIRE: CeasefireStatus.DECLARED,
    Act.AGREE: CeasefireStatus.AGREED,
    Act.EXTEND_CEASEFIRE: CeasefireStatus.EXTENDED,
    Act.END_CEASEFIRE: CeasefireStatus.EXPIRED,
    Act.SUSPEND: CeasefireStatus.SUSPENDED,
}
_SIDES = {
    "unilateral": CeasefireSide.UNILATERAL,
    "bilateral": CeasefireSide.BILATERAL,
    "mutual": CeasefireSide.BILATERAL,
    "joint": CeasefireSide.BILATERAL,
}


@dataclass
class CeasefireMention:
    """One mention of a ceasefire with what stands at it."""

    noun: Token
    start: int
    end: int
    definite: bool
    plural: bool
    words: frozenset[str]
    status: CeasefireStatus | None = None
    draft: Draft | None = None
    duration: str | None = None
    begins: Date | None = None
    ends: Date | None = None
    name: str | None = None
    side: CeasefireSide | None = None
    purposes: tuple[Purpose, ...] = ()
    unconditional: bool | None = None
    notes: dict[str, str] = field(default_factory=dict)


def ceasefire_mentions(scene: Scene, drafts: Sequence[Draft]) -> Iterator[CeasefireMention]:
    """The mentions of ceasefires in the order of the text; those in the headline are left out."""
    for token in scene.page.doc:
        if token.pos_ in {"NOUN", "PROPN"} and _is_ceasefire(token) and not scene.page.in_headline(token.idx):
            yield _mention(token, scene, drafts)


def _is_ceasefire(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in cues("things")["ceasefire_nouns"] or token.dep_ == "compound":
        return False
    needed = cues("things")["ceasefire_needs"].get(lemma)
    if needed is None:
        return True
    near = {part for t in phrase_tokens(token) for part in t.lemma_.lower().split("-")}
    near |= {part for t in phrase_tokens(token) for part in t.lower_.split("-")}
    return bool(near & set(needed))


def _mention(noun: Token, scene: Scene, drafts: Sequence[Draft]) -> CeasefireMention:
    tokens = phrase_tokens(noun)
    start, end = offsets(tokens)
    lowers = frozenset(t.lower_ for t in tokens) | frozenset(t.lemma_.lower() for t in tokens)
    mention = CeasefireMention(
        noun=noun,
        start=start,
        end=end,
        definite=is_definite(noun),
        plural=noun.tag_ in {"NNS", "NNPS"},
        words=lowers,
    )
    _read_phrase(mention, tokens, scene)
    mention.draft = _governing(noun, drafts)
    if mention.draft is not None and Issue.CEASEFIRE in mention.draft.issues:
        mention.status = _BY_ACT.get(mention.draft.act)
    clause = _clause_above(noun, scene)
    if clause is not None:
        _read_effect(mention, clause, scene)
    return mention


def _read_phrase(mention: CeasefireMention, tokens: list[Token], scene: Scene) -> None:
    inside = {t.i for t in tokens}
    for when in scene.times:
        if when.root in inside:
            mention.duration = mention.duration or when.duration
            if when.date is not None:
                lead = scene.page.report.text[max(0, when.start - 12) : when.start].lower()
                if any(word in lead for word in ("until", "through", " to ")):
                    mention.ends = mention.ends or when.date
                else:
                    mention.begins = mention.begins or when.date
    text = " ".join(t.lower_ for t in tokens)
    for code, cue_words in cues("things")["purposes"].items():
        named = next((word for word in cue_words if word in text), None)
        if named is not None:
            mention.purposes = (*mention.purposes, Purpose(code))
    proper = [t for t in tokens if t.pos_ == "PROPN" and t.dep_ in {"compound", "amod", "dobj", "nmod"}]
    if proper and Purpose.HOLIDAY in mention.purposes:
        mention.name = scene.page.doc[proper[0].i : proper[-1].i + 1].text
    mention.side = next((_SIDES[t.lower_] for t in tokens if t.lower_ in _SIDES), None)
    if mention.words & {"unconditional"}:
        mention.unconditional = True


def _governing(noun: Token, drafts: Sequence[Draft]) -> Draft | None:
    """The act whose words name the ceasefire, the closest above it."""
    holding = [
        draft
        for draft in drafts
        if any(t == noun for t in draft.body)
        or (
            draft.clause is not None and any(t == noun for t in (*draft.clause.objects, draft.clause.subject))
        )
    ]
    return min(holding, key=lambda d: abs(d.head.i - noun.i), default=None)


def _clause_above(noun: Token, scene: Scene) -> Clause | None:
    """The clause of which the ceasefire is the subject, through relative clauses on it."""
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"} and is_predicate(child):
            clause = scene.by_head.get(child.i)
            if clause is not None and clause.subject == noun:
                return clause
    head = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return scene.by_head.get(head.i)
    return None


def _read_effect(mention: CeasefireMention, clause: Clause, scene: Scene) -> None:
    """Status and dates from what is said of the ceasefire: "took effect on", "ran out at"."""
    for head in _predicates(clause.head):
        near = {head.lemma_.lower()}
        for child in head.children:
            near |= {f"{head.lemma_.lower()} {child.lemma_.lower()}"}
            near |= {f"{head.lemma_.lower()} {c.lemma_.lower()}" for c in child.children if c.dep_ == "pobj"}
        own = scene.by_head.get(head.i)
        if own is None or own.negated or own.modal in {"would", "could", "should", "might", "must", "may"}:
            continue
        for code, verbs in cues("things")["status_verbs"].items():
            if near & set(verbs) and head.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VB"}:
                _apply(mention, CeasefireStatus(code), head, scene)
                break


def _predicates(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if (
            child.dep_ == "conj"
            and is_predicate(child)
            and not any(c.dep_ == "nsubj" for c in child.children)
        ):
            yield from _predicates(child)


_RANK = {
    None: 0,
    CeasefireStatus.DEMANDED: 1,
    CeasefireStatus.PROPOSED: 1,
    CeasefireStatus.DECLARED: 2,
    CeasefireStatus.AGREED: 2,
    CeasefireStatus.IN_FORCE: 3,
    CeasefireStatus.EXTENDED: 4,
    CeasefireStatus.SUSPENDED: 5,
    CeasefireStatus.EXPIRED: 6,
    CeasefireStatus.COLLAPSED: 6,
}


def rank(status: CeasefireStatus | None) -> int:
    """How far along its life a ceasefire is: what is told later in its life wins."""
    return _RANK.get(status, 0)


def _apply(mention: CeasefireMention, status: CeasefireStatus, head: Token, scene: Scene) -> None:
    if rank(status) > rank(mention.status):
        mention.status = status
    near = {t.i for c in head.children if c.dep_ in {"prep", "npadvmod", "advmod"} for t in c.subtree}
    for when in scene.times:
        if when.root not in near:
            continue
        if when.duration is not None:
            mention.duration = mention.duration or when.duration
        if when.date is None:
            continue
        if status in {CeasefireStatus.EXPIRED, CeasefireStatus.COLLAPSED}:
            mention.ends = mention.ends or when.date
        elif status is CeasefireStatus.IN_FORCE:
            mention.begins = mention.begins or when.date
