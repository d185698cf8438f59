"""Mentions → agreements, with the clauses that the text lays out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.knowledge.cues import cues
from detente.model import Actor, Agreement, Clause, Date
from detente.model.codes import Act, AgreementStatus, Issue, Reality
from detente.reading.local.clauses import is_predicate
from detente.reading.local.pacts.agreement_clauses import commitments, verbs_joined
from detente.reading.local.pacts.agreement_mentions import AgreementMention, agreement_mentions
from detente.reading.local.pacts.agreement_trace import trail_of, trail_of_act
from detente.reading.local.pacts.view import View

_RANK = (
    AgreementStatus.PROPOSED,
    AgreementStatus.DRAFT,
    AgreementStatus.SIGNED,
    AgreementStatus.IN_FORCE,
    AgreementStatus.ABANDONED,
    AgreementStatus.TERMINATED,
)
_OWN_ENTRIES = frozenset({Issue.CEASEFIRE, Issue.TALKS, Issue.MEDIATION})
_TWO = 2
_DAY = 10
"""Characters of a date that names the day."""
_MOST = 30
"""How many agreements back a mention is compared with."""


@dataclass
class _Paper:
    mentions: list[AgreementMention] = field(default_factory=list)
    date: Date | None = None
    parties: tuple[Actor, ...] = ()
    guarantors: tuple[Actor, ...] = ()
    clauses: list[Clause] = field(default_factory=list)

    @property
    def status(self) -> AgreementStatus | None:
        """How far it has come: the last stage that its mentions tell."""
        told = [m.status for m in self.mentions if m.status is not None]
        status = max(told, key=_RANK.index) if told else None
        if status is AgreementStatus.SIGNED and any(m.unsigned for m in self.mentions):
            agreed = AgreementStatus.DRAFT in told or any(m.noun.lemma_ == "text" for m in self.mentions)
            return AgreementStatus.DRAFT if agreed else AgreementStatus.PROPOSED
        return status

    def add(self, mention: AgreementMention) -> None:
        self.mentions.append(mention)
        self.date = self.date or mention.date
        self.parties = self.parties or mention.parties
        self.guarantors = self.guarantors or mention.guarantors
        for clause in mention.clauses:
            if not any(_repeats(clause, known) for known in self.clauses):
                self.clauses.append(clause)


def _repeats(one: Clause, other: Clause) -> bool:
    """Whether two clauses of one party read the same words."""
    return one.party == other.party and any(a.overlaps(b) for a in one.evidence for b in other.evidence)


def find_agreements(view: View) -> tuple[Agreement, ...]:
    """The agreements of a report: named, dated or drafted texts, and what parties agreed to do."""
    papers: list[_Paper] = []
    for mention in agreement_mentions(view):
        home = next((p for p in reversed(papers[-_MOST:]) if _same(mention, p)), None)
        if home is None:
            home = _Paper()
            papers.append(home)
        home.add(mention)
    made = [_build(paper, view) for paper in papers if _tells(paper)]
    made += _agreed(view, made)
    return tuple({agreement.id: agreement for agreement in made}.values())


def _same(mention: AgreementMention, paper: _Paper) -> bool:
    """A later mention of the same paper: the same name, or "the agreement" with nothing that differs."""
    first = paper.mentions[0]
    name = next((m.name for m in paper.mentions if m.name), None)
    if mention.name and name:
        return mention.name == name
    if mention.date and paper.date and not _agrees(mention.date, paper.date):
        return False
    if mention.date and not paper.date and mention.noun.lemma_ != first.noun.lemma_:
        return False
    if mention.truce != first.truce and not (mention.definite and not mention.marked):
        return False
    mine, theirs = ({a.id for a in some} for some in (mention.parties, paper.parties))
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        return False
    if mention.named and not name:
        return False
    if mention.date and paper.date and mention.status is paper.status is not None:
        return len(mention.date.value) >= _DAY  # two signed on one day, of which nothing differs
    if _is_pending(mention, paper):
        return True
    return mention.definite and (
        mention.noun.lemma_ == first.noun.lemma_ or not mention.marked or first.marked
    )


def _is_pending(mention: AgreementMention, paper: _Paper) -> bool:
    """As in "the draft agreement … a final peace deal": what is not signed yet, with nothing that differs."""
    open_ = {AgreementStatus.PROPOSED, AgreementStatus.DRAFT}
    if mention.status not in open_ or paper.status not in open_:
        return False
    return not (mention.name or mention.date or paper.date or any(m.name for m in paper.mentions))


def _agrees(one: Date, other: Date) -> bool:
    size = min(len(one.value), len(other.value))
    return one.value[:size] == other.value[:size]


def _tells(paper: _Paper) -> bool:
    """Whether a paper is told of: named, dated or marked with a stage, or laid out in clauses."""
    if all(m.truce for m in paper.mentions):
        return len(paper.clauses) > 1 or any(m.named and m.dated for m in paper.mentions)
    if any(m.sealed for m in paper.mentions):
        return True
    vague = set(cues("things")["agreement_by_clauses"])
    if all(m.noun.lemma_.lower() in vague for m in paper.mentions):
        real = {AgreementStatus.SIGNED, AgreementStatus.IN_FORCE, AgreementStatus.DRAFT}
        known = any(m.name or (m.status in real and not _is_answered(m)) for m in paper.mentions)
        return bool(paper.clauses) or (known and paper.date is not None) or any(map(_is_put, paper.mentions))
    if any(m.definite and (m.placed or m.dated) for m in paper.mentions):
        return True
    if any(m.between and not m.wished and len(m.parties) > 1 for m in paper.mentions):
        return True
    if paper.clauses or any(m.name for m in paper.mentions):
        return True
    if paper.status is None:
        return False
    made = paper.status is AgreementStatus.SIGNED and len(paper.parties) > 1
    return made or paper.date is not None or any(m.marked for m in paper.mentions)


def _is_put(mention: AgreementMention) -> bool:
    """As in "Cairo has put forward a proposal": a text that one lays before the parties."""
    stage = mention.stage
    if stage is None or stage.lemma_.lower() not in {"circulate", "present", "put", "submit", "table"}:
        return False
    done = stage.tag_ in {"VBD", "VBN"} and not any(c.tag_ in {"MD", "TO"} for c in stage.children)
    return done and mention.status is AgreementStatus.PROPOSED


def _is_answered(mention: AgreementMention) -> bool:
    """As in "the proposal agreed by X": an offer that one has accepted, which nobody has signed."""
    noun = mention.noun
    told = (c for c in noun.children if c.dep_ in {"acl", "relcl"})
    by = [p for c in told for agent in c.children if agent.dep_ == "agent" for p in agent.children]
    offer = noun.lemma_.lower() in cues("things")["mood_nouns"]["offer"]
    return offer and mention.status is AgreementStatus.SIGNED and len(by) == 1 and not by[0].conjuncts


def _build(paper: _Paper, view: View) -> Agreement:
    offered = paper.mentions[0].noun.lemma_.lower() in cues("things")["mood_nouns"]["offer"]
    status = paper.status or (AgreementStatus.PROPOSED if offered else AgreementStatus.SIGNED)
    put = any(_is_put(m) for m in paper.mentions) and not any(m.sealed for m in paper.mentions)
    if offered and status is AgreementStatus.SIGNED and (put or all(map(_is_answered, paper.mentions))):
        status = AgreementStatus.PROPOSED
    published = view.scene.page.report.published_at[:10]
    if paper.date is not None and paper.date.value[:10] > published and status is AgreementStatus.SIGNED:
        status = AgreementStatus.PROPOSED
    telling = max(
        paper.mentions, key=lambda m: (m.status is paper.status, bool(m.name or m.date), len(m.clauses))
    )
    said = [m for m in paper.mentions if m is telling or m.clauses or m.status or m.name or m.date]
    parties = paper.parties or _signers(paper, view)
    agreement = Agreement(
        name=next((m.name for m in paper.mentions if m.name), None),
        parties=tuple(actor.id for actor in parties),
        guarantors=tuple(actor.id for actor in paper.guarantors),
        date=paper.date,
        status=status,
        clauses=tuple(paper.clauses),
        evidence=tuple(dict.fromkeys(view.scene.page.span(m.start, m.end) for m in (telling, *said))),
        confidence=0.55,
    )
    return trail_of(agreement, paper.mentions, telling, paper.parties, view).on(agreement)


def _signers(paper: _Paper, view: View) -> tuple[Actor, ...]:
    """The two sides at odds where one of them, or nobody who is known, signed; else who did sign."""
    signers = view.scene.parties(a for m in paper.mentions for a in m.signers if a.side is not None)
    at_odds = any(view.scene.same_side(s, b) for s in signers for b in view.belligerents)
    return view.belligerents if at_odds or not signers else signers


def _agreed(view: View, known: list[Agreement]) -> Iterator[Agreement]:
    """As in "They agreed to freeze troop movements and to let observers in": an agreement by its clauses."""
    for draft in view.drafts:
        if draft.act is not Act.AGREE or draft.clause is None or draft.reality is not Reality.ASSERTED:
            continue
        if not draft.actor:
            continue
        firsts = [c for c in draft.clause.head.children if c.dep_ == "xcomp" and is_predicate(c)]
        heads = [verb for first in firsts for verb in verbs_joined(first)]
        clauses = tuple(commitments(heads, draft.actor, view))
        if not clauses or all(clause.commitment in _OWN_ENTRIES for clause in clauses):
            continue  # a mere ceasefire or talks have an entry of their own
        if len(view.scene.parties((*draft.actor, *draft.recipient))) < _TWO:
            continue
        evidence = view.scene.page.span(draft.start, draft.end)
        if any(evidence.overlaps(e) for agreement in known for e in agreement.evidence):
            continue
        between = {a.id for a in view.scene.parties((*draft.actor, *draft.recipient))}
        if any(between == set(agreement.parties) for agreement in known):
            continue  # what they agreed to in the pact that is told
        when = view.time_of(draft.clause.head)
        agreement = Agreement(
            parties=tuple(a.id for a in (*draft.actor, *draft.recipient)),
            date=when.date if when is not None else None,
            status=AgreementStatus.SIGNED,
            clauses=clauses,
            evidence=(evidence,),
            confidence=0.5,
        )
        yield trail_of_act(agreement, draft, view).on(agreement)
