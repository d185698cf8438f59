"""Events and mentions → agreements, with the clauses that the text lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Actor, Agreement, Clause, Date
from detente.model.codes import Act, AgreementStatus, Issue, Reality
from detente.reading.local.clauses import is_predicate
from detente.reading.local.draft import Draft
from detente.reading.local.phrases import is_definite, offsets, phrase_tokens
from detente.reading.local.scene import Scene
from detente.reading.local.themes import body_of

_SIGNED = frozenset({"sign", "initial", "ratify", "conclude", "seal", "ink"})
_ENDED = {
    "abandon": AgreementStatus.ABANDONED,
    "terminate": AgreementStatus.TERMINATED,
    "annul": AgreementStatus.TERMINATED,
}
_CEASEFIRE_WORDS = frozenset({"ceasefire", "cease-fire", "truce", "hostilities"})


@dataclass
class _Paper:
    noun: Token
    start: int
    end: int
    words: frozenset[str]
    status: AgreementStatus
    name: str | None
    date: Date | None
    parties: tuple[Actor, ...] = ()
    guarantors: tuple[Actor, ...] = ()
    clauses: list[Clause] = field(default_factory=list)


def find_agreements(
    scene: Scene, drafts: Sequence[Draft], belligerents: tuple[Actor, ...]
) -> tuple[Agreement, ...]:
    """The agreements of a report: named or drafted texts, and what parties agreed to do."""
    papers: list[_Paper] = []
    for token in scene.page.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or scene.page.in_headline(token.idx):
            continue
        paper = _paper(token, scene, drafts, belligerents)
        if paper is None:
            continue
        home = next((p for p in reversed(papers) if _same(p, paper, token)), None)
        if home is None:
            papers.append(paper)
        else:
            home.clauses += paper.clauses
            home.date = home.date or paper.date
    made = [_build(paper, scene) for paper in papers]
    made += _agreed(scene, drafts, made)
    return tuple({agreement.id: agreement for agreement in made}.values())


def _paper(
    noun: Token, scene: Scene, drafts: Sequence[Draft], belligerents: tuple[Actor, ...]
) -> _Paper | None:
    if noun.lemma_.lower() not in cues("things")["agreement_nouns"] or noun.dep_ == "compound":
        return None
    tokens = phrase_tokens(noun)
    words = frozenset(part for t in tokens for part in (t.lower_, t.lemma_.lower()))
    proper = [t for t in tokens if t.pos_ == "PROPN" and t.i < noun.i]
    marked = words & set(cues("things")["agreement_marks"]) or noun.lemma_.lower() in {"treaty"}
    named = noun.pos_ == "PROPN" and len(proper) > 0
    if not (marked or named) or words & _CEASEFIRE_WORDS:
        return None
    start, end = offsets(tokens)
    governing = next((d for d in drafts if any(t == noun for t in d.body) and d.clause is not None), None)
    status = _status(noun, words, governing)
    date = next((w.date for w in scene.times if w.date and start <= w.start and w.end <= end), None)
    parties = tuple(a for t in tokens for a in scene.cast.at(t) if t != noun)
    sides = scene.parties(parties)
    return _Paper(
        noun=noun,
        start=start,
        end=end,
        words=words,
        status=status,
        name=scene.page.report.text[start:end] if named or date else None,
        date=date,
        parties=sides if len(sides) > 1 else belligerents,
        clauses=list(_clauses(noun, scene)),
    )


def _status(noun: Token, words: frozenset[str], governing: Draft | None) -> AgreementStatus:
    if "draft" in words:
        return AgreementStatus.DRAFT
    above = {
        noun.head.lemma_.lower(),
        *(c.lemma_.lower() for c in noun.children if c.dep_ in {"acl", "relcl"}),
    }
    if governing is not None and governing.reality in {Reality.NEGATED, Reality.PLANNED}:
        return AgreementStatus.PROPOSED
    for lemma, status in _ENDED.items():
        if lemma in above:
            return status
    if above & _SIGNED:
        return AgreementStatus.SIGNED
    if governing is not None and governing.act in {
        Act.PROPOSE,
        Act.DEMAND,
        Act.REJECT,
        Act.ACCEPT,
        Act.PLEDGE,
    }:
        return AgreementStatus.PROPOSED
    return AgreementStatus.SIGNED


def _same(one: _Paper, other: _Paper, token: Token) -> bool:
    """A later mention of the same paper: the same words, or "the agreement" with nothing that differs."""
    if one.name and other.name:
        return one.name == other.name
    if one.date and other.date and one.date.value[:4] != other.date.value[:4]:
        return False
    return is_definite(token) or not other.date


def _clauses(noun: Token, scene: Scene) -> Iterator[Clause]:
    """What the paper lays down: "under which X would commit itself to A in exchange for B"."""
    for child in noun.subtree:
        if child.dep_ not in {"relcl", "acl"} or not is_predicate(child):
            continue
        if not any(t.lower_ in {"which", "whereby"} for t in child.subtree):
            continue
        clause = scene.by_head.get(child.i)
        if clause is None or clause.subject is None or clause.subject.head != child:
            continue
        party = scene.agents.of(clause.subject)
        body = body_of(clause)
        given = [t for t in body if not _in_exchange(t)]
        taken = [t for t in body if _in_exchange(t)]
        issues = scene.topics.of(given)
        if not issues:
            continue
        span = scene.page.span(*offsets(sorted(body, key=lambda t: t.i)))
        returned = scene.topics.of(taken)
        for one in party or (None,):
            yield Clause(
                party=one.id if one else None,
                commitment=issues[0],
                text=span.quote,
                in_exchange_for=returned[0] if returned else None,
                evidence=(span,),
            )


def _in_exchange(token: Token) -> bool:
    """Whether a word stands inside "in exchange for …" or "in return for …"."""
    for above in (token, *token.ancestors):
        if above.lower_ in {"exchange", "return"} and above.head.lower_ == "in":
            return True
        if above.dep_ in {"relcl", "ROOT"}:
            return False
    return False


def _agreed(scene: Scene, drafts: Sequence[Draft], known: Sequence[Agreement]) -> list[Agreement]:
    """ "They agreed to freeze troop movements and to let observers in": an agreement with its clauses."""
    made = []
    for draft in drafts:
        if draft.act is not Act.AGREE or draft.clause is None or draft.reality is not Reality.ASSERTED:
            continue
        heads = [c for c in draft.clause.head.children if c.dep_ == "xcomp" and is_predicate(c)]
        heads += [c for h in list(heads) for c in h.conjuncts if is_predicate(c)]
        clauses = [clause for head in heads for clause in _commitments(head, draft, scene)]
        if not clauses:
            continue
        evidence = scene.page.span(draft.start, draft.end)
        if any(evidence.overlaps(e) for agreement in known for e in agreement.evidence):
            continue
        made.append(
            Agreement(
                parties=tuple(a.id for a in (*draft.actor, *draft.recipient)),
                status=AgreementStatus.SIGNED,
                clauses=tuple(clauses),
                evidence=(evidence,),
                confidence=0.5,
                trace={"status": "agreements: agreed to"},
            )
        )
    return made


def _commitments(head: Token, draft: Draft, scene: Scene) -> Iterator[Clause]:
    clause = scene.by_head.get(head.i)
    if clause is None:
        return
    body = [t for t in body_of(clause) if t.i >= head.i]
    issues: tuple[Issue, ...] = scene.topics.of(body)
    if not issues:
        return
    span = scene.page.span(*offsets(body))
    for actor in draft.actor:
        yield Clause(party=actor.id, commitment=issues[0], text=span.quote, evidence=(span,))


def _build(paper: _Paper, scene: Scene) -> Agreement:
    return Agreement(
        name=paper.name,
        parties=tuple(actor.id for actor in paper.parties),
        guarantors=tuple(actor.id for actor in paper.guarantors),
        date=paper.date,
        status=paper.status,
        clauses=tuple(paper.clauses),
        evidence=(scene.page.span(paper.start, paper.end),),
        confidence=0.55,
        trace={"status": f"agreements: {paper.noun.text}"},
    )
