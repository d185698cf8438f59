"""Clauses → conditions told as an order: "must come first", "begin with", "a precondition for"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model.codes import ConditionKind
from detente.reading.local.clauses import Clause
from detente.reading.local.conditions.found import Found, condition_words, run
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_BINDING = frozenset({"must", "should", "shall", "ought", "can", "could", "will", "would"})
_FURTHER = frozenset({"for", "to", "of", "towards", "toward", "before", "in"})


def ordered(scene: Scene) -> Iterator[Found]:
    """The sequences that a report lays down: what comes first is required, the rest is gated."""
    for clause in scene.clauses:
        found = (
            _opens(clause, scene) or _step(clause, scene) or _precedes(clause, scene) or _first(clause, scene)
        )
        if found is not None:
            yield found
    for token in scene.page.tokens:
        if token.lower_ == "first" and (found := _noun_first(token, scene)) is not None:
            yield found


def _sequence(clause: Clause, inner: list[Token], gated: list[Token], marker: str) -> Found | None:
    words = run(_near(clause.head))
    if not words or not inner:
        return None
    return Found(
        ConditionKind.BEFORE,
        words,
        tuple(inner),
        None,
        clause.head,
        marker,
        gated=tuple(gated),
        order=True,
    )


def _near(head: Token) -> list[Token]:
    """The words of a clause around its predicate, in one run."""
    under = sorted(head.subtree, key=lambda t: t.i)
    place = under.index(head)
    first = place
    while first > 0 and under[first].i - under[first - 1].i == 1:
        first -= 1
    return under[first:]


def _asked(clause: Clause) -> bool:
    return clause.modal in _BINDING or (
        clause.infinitive and clause.head.head.lemma_ in {"have", "need", "want", "insist", "demand"}
    )


def _opens(clause: Clause, scene: Scene) -> Found | None:
    """As in "any talks must begin with a ceasefire"."""
    if clause.head.lemma_.lower() not in condition_words("opening") or not _asked(clause) or clause.negated:
        return None
    subject = list(clause.subject.subtree) if clause.subject is not None else []
    with_what = (c for c in clause.head.children if c.dep_ == "prep" and c.lower_ in {"with", "from"})
    opening = next(with_what, None)
    if opening is None or not scene.topics.of(subject):
        return None
    inner = list(opening.subtree)
    if not _different(inner, subject, scene):
        return None
    return _sequence(clause, inner, subject, "begin with")


def _step(clause: Clause, scene: Scene) -> Found | None:
    """As in "a truce must be the first step towards peace", "the pull-out is a precondition for talks"."""
    if clause.head.lemma_ != "be" or clause.subject is None or clause.negated:
        return None
    for noun in clause.objects:
        lemma = noun.lemma_.lower()
        if lemma not in condition_words("stepping"):
            continue
        if lemma == "step" and not any(c.lower_ == "first" for c in noun.children):
            continue
        around = (*noun.children, *(t for c in noun.children if c.dep_ == "acl" for t in c.children))
        gated = [t for c in around if c.dep_ == "prep" and c.lower_ in _FURTHER for t in c.subtree]
        subject = list(clause.subject.subtree)
        if scene.topics.of(subject) and gated and _different(subject, gated, scene):
            return _sequence(clause, subject, gated, lemma)
    return None


def _precedes(clause: Clause, scene: Scene) -> Found | None:
    """As in "disarmament must precede elections", "talks can only follow a ceasefire"."""
    lemma = clause.head.lemma_.lower()
    if clause.subject is None or not clause.objects or not _asked(clause):
        return None
    subject, rest = list(clause.subject.subtree), [t for o in clause.objects for t in o.subtree]
    if clause.negated or not (scene.topics.of(subject) and scene.topics.of(rest)):
        return None
    if lemma in condition_words("preceding"):
        return _sequence(clause, subject, rest, lemma)
    if lemma in condition_words("following"):
        return _sequence(clause, rest, subject, lemma)
    return None


def _first(clause: Clause, scene: Scene) -> Found | None:
    """As in "a ceasefire must come first", "first the guns fall silent", "they had to confirm it first"."""
    first = next((c for c in clause.head.children if c.lower_ == "first" and c.dep_ in _ADVERB), None)
    if first is None or clause.subject is None or not scene.topics.of(clause.tokens):
        return None
    if clause.mark is not None and clause.mark != "that":
        return None
    then = _then(clause)
    opening = first.i == clause.head.sent.start or first.i < clause.subject.left_edge.i
    if not (clause.modal in _BINDING or (opening and then)):
        return None
    gated = list(then.subtree) if then is not None else []
    own = [t for t in clause.tokens if t != first]
    return _sequence(clause, own, [t for t in gated if t not in own], "first")


_ADVERB = frozenset({"advmod", "npadvmod", "acomp", "oprd", "amod"})


def _then(clause: Clause) -> Token | None:
    """The clause that "then" makes the next step, in the same sentence or at the head of the next one."""
    end = clause.head.sent.end
    doc = clause.head.doc
    for token in doc[clause.head.i + 1 : min(len(doc), end + 12)]:
        if token.lower_ == "then" and token.head.i != clause.head.i:
            return token.head
    return None


def _noun_first(token: Token, scene: Scene) -> Found | None:
    """As in "a ceasefire first, then talks", "a truce first and, after it, elections"."""
    noun = token.nbor(-1) if token.i > token.sent.start else None
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or token.pos_ == "ADJ":
        return None
    inner = [t for t in noun.subtree if t.i <= noun.i]
    after = [t for t in token.sent if t.i > token.i + 1]
    separated = token.i + 1 < token.sent.end and token.nbor(1).text in {",", "and", ";", "—", "–", ":"}
    done = noun.head.pos_ == "VERB" and noun.dep_ == "dobj"
    if not separated or done or not _different(inner, after, scene):
        return None
    tokens = run([*inner, token])
    return Found(
        ConditionKind.BEFORE, tokens, tuple(inner), None, noun, "first", gated=tuple(after), order=True
    )


def _different(one: list[Token], other: list[Token], scene: Scene) -> bool:
    """Whether both name an issue, and not the same."""
    a, b = scene.topics.of(one), scene.topics.of(other)
    return bool(a and b) and a[0] != b[0]
