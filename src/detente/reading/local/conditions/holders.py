"""Whom a condition binds: the side that would have to act, the speaker for what takes both sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.model import Actor
from detente.model.codes import Act, ActorKind, ConditionKind, Issue
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.openness import chain, names_conditions
from detente.reading.local.conditions.parts import is_sequence
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_JOINT = frozenset({Issue.TALKS, Issue.CEASEFIRE, Issue.PEACE_TERMS, Issue.MEDIATION, Issue.OTHER})
_OWN = frozenset({Act.THREATEN, Act.ACCEPT, Act.PLEDGE, Act.REJECT, Act.AGREE, Act.SUSPEND})
"""Acts that bind who does them."""
_UNDERGOING = frozenset({"face", "receive", "suffer", "get", "risk", "see", "be", "bear"})


@dataclass(frozen=True, slots=True)
class Held:
    """Whom a condition binds, the word beside which they are named, and why it is they."""

    actors: tuple[Actor, ...]
    by: Token
    why: str


def holders(found: Found, draft: Draft | None, gates: Issue, scene: Scene) -> Held:
    """The actors that are bound; none where the text does not show whom."""
    speaker = scene.speaker(found.governor)
    said = Held(
        (scene.agents.voice(speaker),) if speaker is not None else (), found.governor, "who says the words"
    )
    if draft is None:
        return _doer(found, scene) or said
    act = Held(draft.actor, draft.head, "who does the act")
    if draft.act in _OWN and draft.actor:
        return act
    if found.kind is ConditionKind.WITHOUT and found.inner and names_conditions(found.inner) and draft.actor:
        return act
    if is_sequence(found, draft, scene):
        return _of_sequence(found, gates, scene) or replace(act, why="who asks for the order")
    doer = _doer(found, scene)
    if doer and (draft.actor or said.actors) and all(_is_faceless(one) for one in doer.actors):
        # "The fleet will not sail home unless": it is the side of who says so that is bound.
        doer = None
    if doer and not any(scene.same_side(a, b) for a in doer.actors for b in draft.actor):
        # "X said that Y would leave only if": Y is bound, unless both sides have a hand in it.
        return act if gates in _JOINT and len(doer.actors) > 1 and draft.actor else doer
    if found.kind is not ConditionKind.IN_EXCHANGE_FOR and not draft.actor:
        return doer or said
    return act if draft.actor else said


def _is_faceless(actor: Actor) -> bool:
    """Whether words name people or forces without whose they are: "the troops", "his men", "pilgrims"."""
    return actor.kind in _FACELESS and actor.side in (None, actor.id) and actor.country is None


_FACELESS = frozenset({ActorKind.GROUP, ActorKind.MILITARY})


def _of_sequence(found: Found, gates: Issue, scene: Scene) -> Held | None:
    """For "X before Y": who would do Y; None where Y takes both sides, so that it is who asks."""
    if gates in _JOINT or found.head is None:
        return None
    clause = scene.by_head.get(found.head.i)
    who = scene.agents.of(clause.by if clause.passive else clause.subject) if clause is not None else ()
    return Held(who, found.head, "who would do what is held back") if who else None


def _doer(found: Found, scene: Scene) -> Held | None:
    """Who does what is held back, by the words."""
    for token in chain(found.governor):
        clause = scene.by_head.get(token.i)
        if clause is None or token.lemma_.lower() in _UNDERGOING:
            continue
        who = scene.agents.of(clause.by if clause.passive else clause.subject)
        if who:
            return Held(who, token, "who would do what is held back")
    return None
