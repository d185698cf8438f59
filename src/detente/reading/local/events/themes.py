"""What an act is about: its issues, its words and the earlier act that it takes up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.knowledge.cues import cues
from detente.model import Actor
from detente.model.codes import Act, Issue
from detente.reading.local.clauses import Clause, opens_an_earlier_time
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.topics import Topics
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import phrase_tokens

_DEFINITE = frozenset({"the", "this", "that", "such", "these", "those", "both"})
_ANAPHORS = frozenset({"it", "this", "that", "them", "these", "so"})
_CONDITIONAL = frozenset(
    {"if", "unless", "until", "before", "after", "once", "while", "as", "because", "though", "although"}
)
_FARTHEST = 12
"""How many acts back an echo may reach."""


def body_of(clause: Clause) -> tuple[Token, ...]:
    """The words of a clause with its complements, without conditions, asides and coordinate clauses.

    What a relative clause is about belongs to it as its object: "the 72-hour pause that he announced".
    """
    found: list[Token] = []
    stack = [clause.head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep_ in {"parataxis", "relcl"} and child.pos_ in {"VERB", "AUX"}:
                continue
            if child.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
                continue
            if child.dep_ == "advcl" and _marker(child) in _CONDITIONAL:
                continue
            stack.append(child)
    if clause.head.dep_ == "relcl":
        found += [t for noun in clause.objects if noun.i < clause.head.i for t in phrase_tokens(noun)]
    listed = sorted(set(found), key=lambda t: t.i)
    cut = next((t.i for t in listed if t.i > clause.head.i and opens_an_earlier_time(t)), None)
    return tuple(t for t in listed if cut is None or t.i < cut)


def _marker(head: Token) -> str:
    return next(
        (c.lower_ for c in head.children if c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONAL), ""
    )


def issues_of(tokens: Iterable[Token], topics: Topics) -> tuple[Issue, ...]:
    """The issues of these words."""
    return topics.of(tokens)


def echoed(clause: Clause, told: Sequence[Draft]) -> Draft | None:
    """The earlier act that an object takes up: "welcomed the offer", "denies that"."""
    inner = [o for c in clause.head.children if c.dep_ == "xcomp" for o in c.children if o.dep_ == "dobj"]
    for token in (*clause.objects, *_prepositional(clause), *inner):
        found = echo_of(token, told, known=token.i < clause.head.i)
        if found:
            return found
    return None


def answered(clause: Clause, actor: Sequence[Actor], told: Sequence[Draft], scene: Scene) -> Draft | None:
    """What an answer without an object answers: the latest offer or demand of another side nearby."""
    if not actor:
        return None
    for draft in reversed(told[-_FARTHEST:]):
        between = draft.head.doc[draft.head.i : clause.head.i]
        if sum(1 for t in between if t.is_sent_start) > _NEAR:
            return None
        asks = draft.act in {Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.DECLARE_CEASEFIRE} and bool(
            draft.issues
        )
        if asks and not any(scene.same_side(a, b) for a in draft.actor for b in actor):
            return draft
    return None


_NEAR = 2


def _prepositional(clause: Clause) -> list[Token]:
    return [p for c in clause.head.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]


def echo_of(token: Token, told: Sequence[Draft], *, known: bool = False) -> Draft | None:
    """The act that a noun phrase or pronoun takes up, the latest that fits; None where none does.

    `known`: the phrase needs no article to be taken up, as in "…, a move that they welcomed".
    """
    recent = told[-_FARTHEST:]
    if token.lower_ in _ANAPHORS and token.pos_ in {"PRON", "DET", "SCONJ"}:
        return recent[-1] if recent else None
    lemma = token.lemma_.lower()
    definite = any(c.lower_ in _DEFINITE or c.dep_ == "poss" or c.dep_ == "amod" for c in token.children)
    if not (definite or known):
        return None
    for act, nouns in cues("acts")["echo"].items():
        if lemma in nouns:
            kin = _KIN.get(Act(act), {Act(act)})
            for close in ({Act(act)}, kin):
                fitting = [draft for draft in recent if draft.act in close]
                if fitting:
                    return fitting[-1]
    return None


_KIN = {
    Act.PROPOSE: {Act.PROPOSE, Act.DECLARE_CEASEFIRE, Act.PLEDGE, Act.APPEAL},
    Act.AGREE: {Act.AGREE, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.ACCEPT},
    Act.DEMAND: {Act.DEMAND, Act.APPEAL, Act.THREATEN},
    Act.DECLARE_CEASEFIRE: {Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.PROPOSE, Act.PLEDGE},
    Act.ACCUSE: {Act.ACCUSE, Act.ATTACK},
}
