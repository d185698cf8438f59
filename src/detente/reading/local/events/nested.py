"""Acts inside an act: the shelling that somebody is accused of, the second of two coordinate demands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.model.codes import Act
from detente.reading.local.clauses import Clause, is_predicate
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.themes import body_of
from detente.reading.local.events.triggers import match, words
from detente.reading.local.parsed import Token

_SPLIT = frozenset({Act.DEMAND, Act.APPEAL, Act.PROPOSE, Act.THREATEN, Act.PLEDGE, Act.REJECT, Act.ACCEPT})
_COMPLEMENT = frozenset({"xcomp", "ccomp", "pcomp"})


def nested(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """The acts that stand inside `draft`; a coordinate complement is cut from its words."""
    if draft.clause is None:
        return
    if draft.act in {Act.ACCUSE, Act.DENY}:
        yield from _alleged(draft, scene)
    elif draft.act in _SPLIT:
        yield from _coordinate(draft, scene)


def reciprocal(draft: Draft) -> list[Draft]:
    """One draft a side for what two sides do to each other: "blame each other", "alleged by both sides"."""
    sides = {actor.side or actor.id: actor for actor in draft.actor}
    if draft.act not in _MUTUAL or len(sides) != 2 or draft.recipient:
        return [draft]
    others = [w.lower_ for w in draft.body]
    traded = draft.act is Act.ACCUSE and bool(_TRADING & {w.lemma_.lower() for w in draft.body})
    mutual = (
        traded
        or "other" in others
        or "another" in others
        or (draft.clause is not None and draft.clause.passive)
    )
    if not mutual:
        return [draft]
    one, two = sides.values()
    return [replace(draft, actor=(a,), recipient=(b,), settled=True) for a, b in ((one, two), (two, one))]


_TRADING = frozenset({"trade", "exchange", "swap"})
_MUTUAL = frozenset({Act.ACCUSE, Act.ATTACK, Act.CRITICIZE, Act.THREATEN})


def _complements(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _COMPLEMENT and is_predicate(child):
            yield child
        elif child.dep_ in {"prep", "dobj", "agent"}:
            yield from (c for c in child.children if c.dep_ in {"pcomp", "acl"} and is_predicate(c))


def _alleged(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """The blow or capture that an accusation or denial is about; a mere breach is a claim and no event."""
    assert draft.clause is not None
    heads = list(_complements(draft.clause.head))
    if draft.cue.startswith("reproach"):
        heads = [draft.clause.head]
    for head in heads:
        clause = scene.by_head.get(head.i)
        if clause is None or head.lemma_.lower() in words("breach"):
            continue
        for trigger in match(clause, scene.topics):
            if trigger.rule.act not in {Act.ATTACK, Act.COERCE, Act.MOBILIZE}:
                continue
            accused = tuple(a for o in draft.clause.objects for a in scene.agents.of(o))
            doers = tuple(scene.agents.of(clause.subject))
            if any(token.pos_ == "PRON" for token in draft.clause.objects):
                # "accused it of killing": who accuses is not who did it, whoever "it" is
                doers = tuple(a for a in doers if not any(scene.same_side(a, b) for b in draft.actor))
            who = draft.actor if draft.act is Act.DENY else draft.recipient or accused or doers
            yield Draft(
                act=trigger.rule.act,
                head=head,
                clause=clause,
                actor=who,
                body=body_of(clause),
                cue="nested: " + " ".join(trigger.words),
                inside=draft,
                confidence=0.55,
            )
            break


def _coordinate(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """A further complement about something else: "wants X to drop its bid and to pull out"."""
    assert draft.clause is not None
    for first in _complements(draft.clause.head):
        own = set(scene.topics.of(_without_conj(first)))
        for head in _conjuncts(first):
            body = tuple(_without_conj(head))
            issues = scene.topics.of(body)
            if not issues or set(issues) <= own:
                continue
            draft.body = tuple(t for t in draft.body if t not in body)
            draft.issues = tuple(scene.topics.of(draft.body)) or draft.issues
            yield Draft(
                act=draft.act,
                head=head,
                clause=_clause(head, scene),
                actor=draft.actor,
                recipient=draft.recipient,
                issues=issues,
                body=body,
                cue="nested: " + draft.cue,
                confidence=draft.confidence,
            )


def _clause(head: Token, scene: Scene) -> Clause | None:
    return scene.by_head.get(head.i)


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj" and is_predicate(child):
            yield child
            yield from _conjuncts(child)


def _without_conj(head: Token) -> list[Token]:
    found = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            c
            for c in token.children
            if not (token == head and c.dep_ in {"conj", "cc"} and (c.dep_ == "cc" or is_predicate(c)))
        )
    return sorted(found, key=lambda t: t.i)
