"""Whom a condition binds: the side that would have to act, the speaker for what takes both sides."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import Act, ConditionKind, Issue
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.openness import chain, names_conditions
from detente.reading.local.conditions.parts import is_sequence
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene

_JOINT = frozenset({Issue.TALKS, Issue.CEASEFIRE, Issue.PEACE_TERMS, Issue.MEDIATION, Issue.OTHER})
_OWN = frozenset({Act.THREATEN, Act.ACCEPT, Act.PLEDGE, Act.REJECT, Act.AGREE, Act.SUSPEND})
"""Acts that bind who does them."""
_UNDERGOING = frozenset({"face", "receive", "suffer", "get", "risk", "see", "be", "bear"})


def holders(found: Found, draft: Draft | None, gates: Issue, scene: Scene) -> tuple[Actor, ...]:
    """The actors that are bound; empty where the text does not show whom."""
    speaker = scene.speaker(found.governor)
    said = (scene.agents.voice(speaker),) if speaker is not None else ()
    if draft is None:
        return _doer(found, scene) or said
    if draft.act in _OWN and draft.actor:
        return draft.actor
    if found.kind is ConditionKind.WITHOUT and found.inner and names_conditions(found.inner) and draft.actor:
        return draft.actor
    if is_sequence(found, draft, scene):
        return _of_sequence(found, draft, gates, scene)
    doer = _doer(found, scene)
    if doer and not any(scene.same_side(a, b) for a in doer for b in draft.actor):
        # "X said that Y would leave only if": Y is bound, unless both sides have a hand in it.
        return draft.actor if gates in _JOINT and len(doer) > 1 and draft.actor else doer
    if found.kind is not ConditionKind.IN_EXCHANGE_FOR and not draft.actor:
        return doer or said
    return draft.actor or said


def _of_sequence(found: Found, draft: Draft, gates: Issue, scene: Scene) -> tuple[Actor, ...]:
    """For "X before Y": who asks where Y takes both sides, else who would do Y."""
    if gates not in _JOINT and found.head is not None:
        clause = scene.by_head.get(found.head.i)
        who = scene.agents.of(clause.by if clause.passive else clause.subject) if clause is not None else ()
        if who:
            return who
    return draft.actor


def _doer(found: Found, scene: Scene) -> tuple[Actor, ...]:
    """Who does what is held back, by the words."""
    for token in chain(found.governor):
        clause = scene.by_head.get(token.i)
        if clause is None or token.lemma_.lower() in _UNDERGOING:
            continue
        who = scene.agents.of(clause.by if clause.passive else clause.subject)
        if who:
            return who
    return ()
