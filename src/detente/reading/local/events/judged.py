"""Acts by the trained head: what the rules found is weighed, what they missed is drafted."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS, Act, Issue
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.learned import Verdict
from detente.reading.local.events.nominal import actor_of_noun
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.themes import body_of, echoed

DRAFTED = 0.6
"""How likely some words must do an act to be drafted where no rule says so."""
DROPPED = 0.05
"""How unlikely a rule's act must be to be dropped."""
RENAMED = 0.65
"""How likely another act must be to take the place of a rule's."""
_UNHEARD = 0.15
"""How likely the rule's own act may be at most, where another takes its place."""
_CLEAR = 0.5
"""How likely an issue must be to be added."""
_SUPPOSED = frozenset({"if", "whether", "unless"})
"""What opens a clause that is only supposed, or asked about."""
_SPOKEN = frozenset(
    {
        Act.DEMAND,
        Act.APPEAL,
        Act.ACCUSE,
        Act.DENY,
        Act.CRITICIZE,
        Act.ENDORSE,
        Act.THANK,
        Act.THREATEN,
        Act.STATE,
    }
)
"""Acts of a speaker about others: what "must leave" demands, the speaker demands."""


def weighed(draft: Draft, told: float, verdict: Verdict | None, scene: Scene) -> Draft | None:
    """The draft of a rule as the head sees it: as it is, with another act, or None where it does nothing.

    `told` is how likely its word does an act.
    """
    if verdict is None:
        return draft if told >= DROPPED or draft.inside is not None else None
    act = verdict.act
    other = act is not draft.act and verdict.acts[act] >= RENAMED
    if other and verdict.acts[draft.act] <= _UNHEARD and _fits(draft, act, scene):
        draft.act = act
        draft.cue = f"model: {act} for {draft.cue}"
    draft.issues = with_issues(draft.issues, verdict, draft.act)
    draft.verdict = verdict
    draft.confidence = round(max(draft.confidence, verdict.told * verdict.acts[draft.act]), 2)
    return draft


def _fits(draft: Draft, act: Act, scene: Scene) -> bool:
    """Whether a rule's draft can take another act: one that the same actor would do."""
    if draft.clause is None or (act in _SPOKEN) == (draft.act in _SPOKEN):
        return True
    named = scene.agents.of(draft.clause.subject)
    return any(scene.same_side(a, b) for a in named for b in draft.actor)


def judged(token: Token, verdict: Verdict, scene: Scene, told: Sequence[Draft]) -> Draft | None:
    """A draft of the act that the head sees at a word, with the actor that the clause gives it."""
    act = verdict.act
    if verdict.told * (1 - verdict.idle) * verdict.acts[act] ** 0.5 < DRAFTED:
        return None
    clause = scene.by_head.get(token.i)
    if clause is not None and clause.mark in _SUPPOSED:
        return None
    actor = _actor(token, clause, act, scene)
    if not actor and act in ACTS_OF_WORDS:
        return None
    if _part_of_another(token, actor, scene, told):
        return None
    body = body_of(clause) if clause is not None else tuple(token.subtree)
    draft = Draft(
        act=act,
        head=token,
        clause=clause,
        actor=actor,
        issues=scene.topics.of(body) if act is not Act.ATTACK else (),
        body=body,
        cue=f"model: {token.lemma_.lower()}",
        echo=echoed(clause, told) if clause is not None and act in ACTS_OF_WORDS else None,
        confidence=round(verdict.told * verdict.acts[act], 2),
    )
    if not draft.issues and draft.echo is not None:
        draft.issues = draft.echo.issues
    draft.issues = with_issues(draft.issues, verdict, act)
    draft.verdict = verdict
    return draft


def _part_of_another(token: Token, actor: tuple[Actor, ...], scene: Scene, told: Sequence[Draft]) -> bool:
    """Whether an act only spells out what its actor is already said to do: "threatened to withdraw"."""
    for draft in reversed(told):
        if draft.head.sent != token.sent:
            return False
        own = not actor or any(scene.same_side(a, b) for a in actor for b in draft.actor)
        if own and draft.head.is_ancestor(token) and token in draft.body:
            return True
    return False


def with_issues(own: tuple[Issue, ...], verdict: Verdict, act: Act) -> tuple[Issue, ...]:
    """The issues that the words name, and those that the head finds in their meaning."""
    found = sorted(
        (i for i, share in verdict.issues.items() if share >= _CLEAR), key=lambda i: -verdict.issues[i]
    )
    if act is Act.ATTACK and not own:
        return ()
    return tuple(dict.fromkeys([*own, *found]))


def _actor(token: Token, clause: Clause | None, act: Act, scene: Scene) -> tuple[Actor, ...]:
    if clause is None:
        return actor_of_noun(token, scene)
    if clause.passive:
        found = scene.agents.of(clause.by) or (scene.agents.owner(clause.by) if clause.by is not None else ())
    else:
        found = scene.agents.of(clause.subject)
        if not found and clause.subject is not None:
            found = scene.agents.owner(
                clause.subject
            )  # "ECOMOG lorries brought", "the Moldovan guns shelled"
    speaker = scene.speaker(token)
    if speaker is None or act not in ACTS_OF_WORDS:
        return found
    own = bool(found) and any(scene.same_side(speaker, one) for one in found)
    if own:
        return found
    if act in _SPOKEN or not found:
        return (scene.agents.voice(speaker),) if not found else (speaker,)
    return found
