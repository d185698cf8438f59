"""How large a blow, a capture or a release was: people, weapon, target, damage, as the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.model import Count, Evidence, Magnitude
from detente.model.codes import Act
from detente.reading.local.events.casualties import Toll, harm_words, tolls
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.triggers import words
from detente.reading.local.page import Page
from detente.reading.local.parsed import Span, Token

FITTING = {
    Act.ATTACK: frozenset({"killed", "injured", "detained", "displaced"}),
    Act.COERCE: frozenset({"detained", "displaced"}),
    Act.EXCHANGE: frozenset({"released"}),
    Act.RELEASE: frozenset({"released"}),
}
"""Which figures an act can have."""
_OF_NOUN = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_HIT = frozenset({"on", "against", "at", "in", "of"})


Sized = tuple[Magnitude, dict[str, tuple[Evidence, ...]]]
"""A magnitude and which words gave its parts: `magnitude.killed`, `magnitude.weapon`."""


def magnitude(draft: Draft, page: Page) -> Sized:
    """The magnitude of `draft`, read from its own words."""
    fitting = FITTING.get(draft.act)
    if fitting is None:
        return Magnitude(), {}
    tokens = sorted(set(draft.body), key=lambda t: t.i)
    counts: dict[str, Count] = {}
    spans: dict[str, tuple[Evidence, ...]] = {}
    for toll in tolls(tokens):
        if toll.field in fitting and toll.field not in counts:
            counts[toll.field] = toll.figure.count
            spans[f"magnitude.{toll.field}"] = (words_of_toll(toll, page),)
    joined = [c for c in draft.head.children if c.dep_ == "conj"]  # "hit a depot and damaged three houses"
    if draft.act is not Act.ATTACK:
        return Magnitude.model_validate(counts), spans
    found = {
        "weapon": _weapon(draft, tokens),
        "target": _target(draft),
        "damage": _damage([*tokens, *joined]),
    }
    written = {key: span for key, span in found.items() if span is not None}
    spans |= {f"magnitude.{key}": (page.evidence(span),) for key, span in written.items()}
    return Magnitude.model_validate({**counts, **{key: s.text for key, s in written.items()}}), spans


def words_of_toll(toll: Toll, page: Page) -> Evidence:
    """The words that give a figure: "more than 300 people"."""
    figure = toll.figure
    return page.span(figure.first.idx, figure.last.idx + len(figure.last))


def _weapon(draft: Draft, tokens: Sequence[Token]) -> Span | None:
    subject = list(draft.clause.subject.subtree) if draft.clause and draft.clause.subject is not None else []
    for token in (*subject, *tokens):
        lemma = token.lemma_.lower()
        if token.pos_ not in {"NOUN", "PROPN"} or lemma not in words("weapons") - harm_words("people"):
            continue
        if token != draft.head and token.dep_ not in _OF_NOUN:
            return _written(token, {"compound", "nmod"})
    return None


def _target(draft: Draft) -> Span | None:
    """What was hit: an object of the blow, or where it fell; people are counted, not targets of their own."""
    heads = list(draft.clause.objects) if draft.clause is not None else []
    if draft.clause is not None and draft.clause.passive and draft.clause.subject is not None:
        heads.append(draft.clause.subject)
    under = (c for c in draft.head.children if c.dep_ == "prep" and c.lower_ in _HIT)
    heads += [noun for prep in under for noun in prep.children]
    for token in heads:
        counted = any(c.dep_ == "nummod" for c in token.children) and token.lemma_.lower() in harm_words(
            "people"
        )
        if not counted and token.lemma_.lower() in words("targets") | harm_words("struck"):
            return _written(token, {"amod", "compound", "nmod", "poss", "case"})
    return None


def _damage(tokens: Iterable[Token]) -> Span | None:
    for token in tokens:
        if token.pos_ == "VERB" and token.lemma_.lower() in harm_words("damaging"):
            for child in token.children:
                if child.dep_ in {"dobj", "nsubjpass"} and child.pos_ != "PRON":
                    return _written(child, {*_OF_NOUN, "det", "case", "advmod"})
    return None


def _written(noun: Token, deps: Iterable[str]) -> Span:
    """A noun with its modifiers and the nouns coordinated with it, as written."""
    allowed = set(deps)
    first = noun.i
    while first > 0 and noun.doc[first - 1].dep_ in allowed and noun in noun.doc[first - 1].ancestors:
        first -= 1
    while noun.doc[first].dep_ == "case" and first < noun.i:
        first += 1
    last = noun
    for token in noun.children:
        if token.dep_ == "conj" and token.pos_ == noun.pos_ and token.i - last.i <= _APART:
            last = token
    return noun.doc[first : last.i + 1]


_APART = 4
"""How far the second of two coordinate nouns may stand: "shells and barrel bombs"."""
