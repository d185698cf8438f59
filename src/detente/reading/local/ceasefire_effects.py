"""What is said to have become of a ceasefire: "took effect on", "was extended", "ran out at"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Date
from detente.model.codes import CeasefireStatus
from detente.reading.local.clauses import is_predicate
from detente.reading.local.scene import Scene

_OPEN = frozenset({"would", "could", "should", "might", "must", "may", "can"})
_CONDITIONAL = frozenset({"if", "unless", "until", "before", "whether", "once"})


@dataclass(frozen=True, slots=True)
class Effect:
    """A stage in the life of a ceasefire, with the predicate that tells it and the time beside it."""

    status: CeasefireStatus
    head: Token
    date: Date | None
    duration: str | None


def effects(noun: Token, scene: Scene) -> Iterator[Effect]:
    """The stages that the clauses around a ceasefire's noun tell, in order."""
    for top in _clauses(noun, scene):
        for head in _coordinate(top):
            status = _status(head, scene)
            if status is not None:
                date, duration = _time(head, scene)
                yield Effect(status, head, date, duration)


def _clauses(noun: Token, scene: Scene) -> Iterator[Token]:
    """The predicates whose subject the noun is, through its relative clauses, passives and participles."""
    for child in noun.children:
        if (
            child.dep_ in {"relcl", "acl"}
            and child.i in scene.by_head
            and scene.by_head[child.i].subject == noun
        ):
            yield child
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_predicate(noun.head):
        yield noun.head
    for pronoun, named in scene.things.items():
        token = noun.doc[pronoun]
        if named == noun and token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ != "relcl":
            yield token.head


def _coordinate(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if (
            child.dep_ == "conj"
            and is_predicate(child)
            and not any(c.dep_ == "nsubj" for c in child.children)
        ):
            yield from _coordinate(child)


def _status(head: Token, scene: Scene) -> CeasefireStatus | None:
    clause = scene.by_head.get(head.i)
    if clause is None or clause.negated or clause.modal in _OPEN or clause.mark in _CONDITIONAL:
        return None
    lemma = head.lemma_.lower()
    near = {lemma}
    for child in head.children:
        near.add(f"{lemma} {child.lemma_.lower()}")
        near |= {f"{lemma} {c.lemma_.lower()}" for c in child.children if c.dep_ == "pobj"}
    if lemma == "end" and clause.objects:  # "the truce ended five days of fighting"
        return None
    for code, verbs in cues("things")["status_verbs"].items():
        if near & set(verbs):
            return CeasefireStatus(code)
    return None


def _time(head: Token, scene: Scene) -> tuple[Date | None, str | None]:
    near = {t.i for c in head.children if c.dep_ in {"prep", "npadvmod", "advmod", "dobj"} for t in c.subtree}
    found = [when for when in scene.times if when.root in near and not when.recurring]
    date = next((when.date for when in found if when.date is not None), None)
    return date, next((when.duration for when in found if when.duration is not None), None)
