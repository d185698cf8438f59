"""The mood of a clause: who says it, of whom, with which modal, about what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.model import Actor
from detente.model.codes import Act
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.themes import body_of, echoed
from detente.reading.local.parsed import Token

MUST = frozenset({"must", "should", "ought", "shall"})
WILL = frozenset({"will", "would"})
MAY = frozenset({"may", "might", "could", "can"})
_CONDITIONS = frozenset({"if", "provided", "unless", "once", "until", "when", "after"})


@dataclass
class Mood:
    """A clause without a verb that says its act, and what its act is to be read from."""

    clause: Clause
    scene: Scene
    told: Sequence[Draft]
    """The acts told before it."""
    draft: Draft
    speaker: Actor | None
    """Who says it; None in the outlet's own voice."""
    subject: tuple[Actor, ...]
    """Of whom it is said."""

    @classmethod
    def of(cls, clause: Clause, scene: Scene, told: Sequence[Draft]) -> Mood:
        """The mood of `clause` with a draft of the issues that it, or the act that it takes up, is about."""
        speaker = scene.speaker(clause.head)
        subject = scene.agents.of(clause.subject)
        body = body_of(clause)
        draft = Draft(
            Act.STATE, clause.head, clause, (), issues=scene.topics.of(body), body=body, confidence=0.55
        )
        if not draft.issues:
            draft.echo = echoed(clause, told)
            draft.issues = draft.echo.issues if draft.echo else ()
        return cls(clause, scene, told, draft, speaker, subject)

    @property
    def lemma(self) -> str:
        """Lower-case lemma of the predicate."""
        return self.clause.head.lemma_.lower()

    @property
    def own(self) -> bool:
        """Whether it is said of the speaker's own side."""
        return bool(self.subject) and all(self.scene.same_side(self.speaker, one) for one in self.subject)

    @property
    def conditional(self) -> bool:
        """Whether a condition hangs on it."""
        near = (self.clause.head, *self.clause.head.children)
        return any(has_condition(token) for token in near)

    @property
    def warned(self) -> bool:
        """Whether it is the content of a warning."""
        above = self.clause.governor
        return above is not None and above.lemma_.lower() in {"warn", "threaten"}

    def does(self, act: Act, actor: tuple[Actor, ...], recipient: tuple[Actor, ...] = ()) -> Literal[True]:
        """Set the act of the draft; always true, so that a step can end with it."""
        self.draft.act, self.draft.actor = act, actor
        self.draft.recipient = recipient
        return True


def has_condition(token: Token) -> bool:
    """Whether a conditional or temporal clause hangs on `token`."""
    return any(c.dep_ == "advcl" and any(g.lower_ in _CONDITIONS for g in c.children) for c in token.children)
