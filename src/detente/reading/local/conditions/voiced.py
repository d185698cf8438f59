"""Conditions → the acts that they show where none was read: "X will do Y only if Z" pledges or refuses Y."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.model import Actor
from detente.model.codes import ACTS_OF_WORDS, Act, ConditionKind
from detente.reading.local.clauses import Clause
from detente.reading.local.conditions.bonds import Bonds
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.openness import binds, heard, withheld
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.judged import actor_of, with_issues
from detente.reading.local.events.learned import Verdict
from detente.reading.local.events.mood import MAY, MUST, WILL
from detente.reading.local.events.pointed import pointed
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.themes import body_of

_LIKELY = 0.4
"""How likely the trained head must find an act of words, where it is taken for it."""
_WARNING = frozenset({ConditionKind.IF, ConditionKind.UNLESS, ConditionKind.UNTIL})
_UP = 4
"""Steps up the parse to the clause that a condition hangs in."""


def voiced(conditions: Iterable[Found], drafts: Sequence[Draft], scene: Scene) -> Iterator[Draft]:
    """A draft for each condition that the trained head hears and that hangs on none of `drafts`.

    Each clause makes one, however many conditions hang on it; one without an actor makes none.
    """
    bonds = Bonds(drafts)
    made: set[int] = set()
    for found in conditions:
        if not heard(found, scene) or bonds.of(found) is not None or not binds(found, None, scene):
            continue
        clause = _clause(found, scene)
        if clause is None or clause.head.i in made:
            continue
        draft = _draft(found, clause, scene)
        if draft is not None:
            made.add(clause.head.i)
            yield draft


def _clause(found: Found, scene: Scene) -> Clause | None:
    """The clause that a condition hangs in."""
    token = found.governor
    for _ in range(_UP):
        clause = scene.by_head.get(token.i)
        if clause is not None:
            return None if found.holds(token) else clause
        token = token.head
    return None


def _draft(found: Found, clause: Clause, scene: Scene) -> Draft | None:
    assert scene.learned is not None
    verdict = scene.learned.at(clause.head)
    act = _act(found, clause, verdict, scene)
    actor = _actor(clause, act, scene)
    if not actor:
        return None
    body = body_of(clause)
    draft = Draft(
        act=act,
        head=clause.head,
        clause=clause,
        actor=actor,
        issues=scene.topics.of(body),
        body=body,
        cue=f"condition: {found.marker}",
        verdict=verdict,
    )
    if verdict is not None:
        draft.issues = with_issues(draft.issues, verdict, act)
    return draft


def _act(found: Found, clause: Clause, verdict: Verdict | None, scene: Scene) -> Act:
    """What is done with the words that a condition hangs on: by the head, else by their mood."""
    if verdict is not None:
        best = max(ACTS_OF_WORDS, key=lambda act: verdict.acts[act])
        if verdict.acts[best] >= _LIKELY:
            return best
    if withheld(found.governor, scene):
        return Act.REJECT
    if clause.modal in MUST:
        return Act.DEMAND
    if clause.modal in WILL or clause.infinitive:
        return Act.PLEDGE
    return Act.PROPOSE if clause.modal in MAY else Act.STATE


def _actor(clause: Clause, act: Act, scene: Scene) -> tuple[Actor, ...]:
    return actor_of(clause.head, clause, act, scene) or pointed(clause.head, scene, spoken=True)
