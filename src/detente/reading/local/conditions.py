"""Conditions: what a party hangs its act on, its kind, its holder, what it gates and requires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Actor, Condition, Evidence, Requirement
from detente.model.codes import ACTS_OF_WORDS, Act, ConditionKind, Issue
from detente.reading.local.draft import Draft
from detente.reading.local.scene import Scene
from detente.reading.local.triggers import words

_JOINT = (Issue.TALKS, Issue.CEASEFIRE, Issue.PEACE_TERMS)
_STEPS = (*_JOINT, Issue.WITHDRAWAL, Issue.PRISONERS, Issue.DISARMAMENT, Issue.ELECTIONS, Issue.MEDIATION)
_ONLY_WORDS = ACTS_OF_WORDS | {
    Act.SUSPEND,
    Act.AGREE,
    Act.DECLARE_CEASEFIRE,
    Act.RELEASE,
    Act.EXCHANGE,
    Act.CONSULT,
}
_STRICT_IN_TIME = frozenset(
    {ConditionKind.BEFORE, ConditionKind.AFTER, ConditionKind.UNTIL, ConditionKind.DURING}
)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: ConditionKind
    tokens: tuple[Token, ...]
    """The words of the condition, its marker first."""
    inner: tuple[Token, ...]
    """The words that name what is required."""
    head: Token | None
    """The predicate of the condition, where it is a clause."""


def conditions(draft: Draft, scene: Scene) -> tuple[Condition, ...]:
    """The conditions that stand in the words of `draft`."""
    if draft.act not in _ONLY_WORDS:
        return ()
    made: list[Condition] = []
    for found in [*_clausal(draft), *_prepositional(draft, scene), *_ordering(draft, scene)]:
        condition = _build(found, draft, scene)
        if condition is not None and not any(_same_words(condition, other) for other in made):
            made.append(condition)
    return tuple(made)


def _same_words(one: Condition, other: Condition) -> bool:
    return any(a.overlaps(b) for a in one.evidence for b in other.evidence)


def _markers() -> dict[str, ConditionKind]:
    return {
        marker: ConditionKind(kind)
        for kind, lines in cues("conditions")["markers"].items()
        for marker in lines
    }


def _clausal(draft: Draft) -> Iterator[_Found]:
    """Adverbial clauses: "if Russia confirms", "unless it is paid", "until they leave", "while it keeps"."""
    markers = _markers()
    for token in _reach(draft):
        if token.dep_ not in {"advcl", "ccomp", "pcomp", "acl", "prep", "dep"}:
            continue
        subtree = sorted(token.subtree, key=lambda t: t.i)
        lead = " ".join(t.lower_ for t in subtree[:5])
        marker = next(
            (m for m in sorted(markers, key=len, reverse=True) if lead == m or lead.startswith(m + " ")), None
        )
        head = token if token.pos_ in {"VERB", "AUX"} else _verb_under(token)
        if marker is None or head is None:
            continue
        size = len(marker.split())
        kind = markers[marker]
        before = _leading(subtree[0])
        if kind in _STRICT_IN_TIME and not _is_open(draft, before):
            continue
        tokens = (*before, *subtree)
        yield _Found(kind, tokens, tuple(subtree[size:]), head)


def _verb_under(token: Token) -> Token | None:
    return next(
        (c for c in token.children if c.dep_ in {"pcomp", "advcl"} and c.pos_ in {"VERB", "AUX"}), None
    )


def _leading(first: Token) -> tuple[Token, ...]:
    """As in "only", "but not", "and only" before the marker belong to it."""
    found: list[Token] = []
    token = first
    while (
        token.i > 0 and (before := token.nbor(-1)).lower_ in {"only", "not", "but", "and"} and len(found) < 3
    ):
        if before.lower_ in {"but", "and"}:
            break
        found.insert(0, before)
        token = before
    return tuple(found)


def _is_open(draft: Draft, leading: tuple[Token, ...]) -> bool:
    """Whether a clause of time binds what is still to come: then it is a condition, else it only dates."""
    if any(t.lower_ in {"only", "not"} for t in leading):
        return True
    clause = draft.clause
    if clause is None:
        return False
    if clause.modal in {"will", "would", "must", "can", "could", "should", "may", "might", "shall"}:
        return True
    return draft.act in {Act.REJECT, Act.DEMAND, Act.SUSPEND, Act.THREATEN} or clause.negated


def _prepositional(draft: Draft, scene: Scene) -> Iterator[_Found]:
    """Phrases: "without preconditions", "in exchange for", "during talks", "subject to"."""
    phrases = {
        phrase: ConditionKind(kind)
        for kind, lines in cues("conditions")["phrases"].items()
        for phrase in lines
    }
    for token in _reach(draft):
        if token.dep_ not in {"prep", "agent", "advmod", "advcl"} and token.pos_ != "ADP":
            continue
        subtree = sorted(token.subtree, key=lambda t: t.i)
        if not subtree or (subtree[0] != token and token.pos_ != "ADP"):
            continue
        lead = " ".join(t.lower_ for t in subtree[:6])
        phrase = next(
            (p for p in sorted(phrases, key=len, reverse=True) if lead == p or lead.startswith(p + " ")), None
        )
        if phrase is None:
            continue
        kind = phrases[phrase]
        inner = tuple(subtree[len(phrase.split()) :])
        if kind is ConditionKind.WITHOUT and not _names_conditions(inner):
            continue
        if kind is ConditionKind.DURING and draft.act not in {
            Act.PROPOSE,
            Act.ACCEPT,
            Act.PLEDGE,
            Act.DEMAND,
        }:
            continue
        yield _Found(kind, tuple(subtree), inner, None)


def _is_step(inner: tuple[Token, ...], draft: Draft, scene: Scene) -> bool:
    """Whether "during", "before" or "after" names a step of the process and not a time."""
    if draft.act not in {Act.PROPOSE, Act.ACCEPT, Act.PLEDGE, Act.DEMAND, Act.REJECT, Act.THREATEN}:
        return False
    noun = next((t for t in inner if t.dep_ == "pobj"), None)
    return noun is not None and bool(set(scene.topics.of([noun])) & set(_STEPS))


def _names_conditions(inner: tuple[Token, ...]) -> bool:
    return any(t.lemma_.lower() in cues("conditions")["condition_words"] for t in inner)


def _ordering(draft: Draft, scene: Scene) -> Iterator[_Found]:
    """As in "any talks must begin with a ceasefire", "a ceasefire must come first"."""
    clause = draft.clause
    if clause is None or draft.act is not Act.DEMAND:
        return
    subject = tuple(clause.subject.subtree) if clause.subject is not None else ()
    first = [t for t in clause.tokens if t.lower_ in {"first", "precede"}]
    opening = [
        c
        for c in clause.head.children
        if c.dep_ == "prep"
        and c.lower_ in {"with", "from"}
        and clause.head.lemma_ in {"begin", "start", "open"}
    ]
    if opening and Issue.TALKS in scene.topics.of(subject):
        inner = tuple(opening[0].subtree)
        yield _Found(ConditionKind.BEFORE, tuple(sorted({*clause.tokens}, key=lambda t: t.i)), inner, None)
    elif first and subject and scene.topics.of(subject):
        yield _Found(ConditionKind.BEFORE, tuple(draft.body), subject, None)


def _reach(draft: Draft) -> Iterator[Token]:
    """The words in which conditions of `draft` may stand: all that hangs on its head but other acts."""
    if draft.clause is None:
        yield from draft.body
        return
    stack = [draft.clause.head]
    while stack:
        token = stack.pop()
        yield token
        for child in token.children:
            if child.dep_ in {"relcl", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
                continue
            if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and token.pos_ in {"VERB", "AUX"}:
                continue
            stack.append(child)


def _build(found: _Found, draft: Draft, scene: Scene) -> Condition | None:
    page = scene.page
    tokens = sorted(found.tokens, key=lambda t: t.i)
    if not tokens or len(tokens) > _LONGEST:
        return None
    evidence = _evidence(tokens, scene)
    gates, required = _gates_and_requires(found, draft, scene)
    if gates is None:
        return None
    requires = None
    if found.kind is not ConditionKind.WITHOUT or not _names_conditions(found.inner):
        if required is None:
            return None
        requires = _requirement(required, found, scene)
    holder = draft.actor
    del page
    return Condition(
        kind=found.kind,
        holder=holder[0].id if holder else None,
        co_holders=tuple(actor.id for actor in holder[1:]),
        gates=gates,
        requires=requires,
        text=evidence.quote,
        evidence=(evidence,),
        confidence=draft.confidence,
    )


_LONGEST = 60


def _evidence(tokens: list[Token], scene: Scene) -> Evidence:
    end = tokens[-1].idx + len(tokens[-1])
    text = scene.page.report.text
    while end > tokens[0].idx + 1 and text[end - 1] in " \n,.;:—–-":
        end -= 1
    return scene.page.span(tokens[0].idx, end)


def _gates_and_requires(found: _Found, draft: Draft, scene: Scene) -> tuple[Issue | None, Issue | None]:
    """What is held back and what is asked for. "X before Y" under a demand gates Y and requires X."""
    inner = scene.topics.of(found.inner)
    outside = [i for i in draft.issues if i not in inner] or list(draft.issues)
    if found.kind is ConditionKind.BEFORE and draft.act is Act.DEMAND:
        own = scene.topics.of(t for t in draft.body if t not in found.inner) or draft.issues
        if found.head is not None:  # "a ceasefire is necessary before discussions could begin"
            gates = inner[0] if inner else None
            return gates or (Issue.TALKS if own and own[0] is Issue.CEASEFIRE else None), own[
                0
            ] if own else None
        gated = [i for i in own if i not in inner]
        fallback = Issue.TALKS if inner and inner[0] is Issue.CEASEFIRE else None
        return (gated[0] if gated else fallback), (inner[0] if inner else None)
    joint = [i for i in outside if i in _JOINT]
    gates = (joint or outside or [Issue.OTHER])[0]
    if draft.act is Act.THREATEN and not draft.issues:
        gates = Issue.OTHER
    if not inner and found.head is not None:
        inner = _by_meaning(found, draft)
    return gates, (inner[0] if inner else Issue.OTHER)


def _by_meaning(found: _Found, draft: Draft) -> tuple[Issue, ...]:
    """The issue of a requirement whose own words name none: "if Russia refused" hangs on what was asked."""
    head = found.head
    if head is None:
        return ()
    lemma = head.lemma_.lower()
    if lemma in {"refuse", "reject", "accept", "comply", "agree", "decline", "disagree"}:
        asked = draft.echo or draft.prior
        return asked.issues if asked is not None else ()
    if lemma in words("retaliation") | {"attack", "shoot", "happen"}:
        return (Issue.CEASEFIRE,)
    return ()


def _requirement(issue: Issue, found: _Found, scene: Scene) -> Requirement:
    actors: tuple[Actor, ...] = ()
    negated = False
    if found.head is not None:
        clause = scene.by_head.get(found.head.i)
        if clause is not None:
            actors = scene.agents.of(clause.by if clause.passive else clause.subject)
            negated = found.kind is ConditionKind.IF and (
                clause.negated
                or clause.head.lemma_.lower() in {"refuse", "reject", "fail", "decline", "attack", "shoot"}
            )
    text = " ".join(t.text for t in found.inner) or None
    inner = sorted(found.inner, key=lambda t: t.i)
    if inner:
        text = _evidence(list(inner), scene).quote
    return Requirement(
        issue=issue,
        actor=actors[0].id if actors else None,
        co_actors=tuple(actor.id for actor in actors[1:]),
        negated=negated,
        text=text,
    )
