"""Who does what a word tells: the actors of the act there, else the subject or the "by" of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token


class Doers:
    """The drafts of a report by the word that does them; made once a report."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        self._scene = scene
        self._drafts: dict[int, Draft] = {}
        for draft in drafts:
            for part in (draft, *draft.more):
                self._drafts.setdefault(part.head.i, part)

    def draft(self, head: Token) -> Draft | None:
        """The act that `head` does, if it does one."""
        return self._drafts.get(head.i)

    def of(self, head: Token) -> tuple[Actor, ...]:
        """Who does what `head` tells; for a condition or a need, who voices it."""
        draft = self._drafts.get(head.i)
        if draft is not None and draft.actor:
            return draft.actor
        clause = self._scene.by_head.get(head.i)
        if clause is None:
            return self._scene.agents.owner(head)
        if clause.passive:
            return self._scene.agents.of(clause.by)
        return self._scene.agents.of(clause.subject)

    def voice(self, head: Token) -> tuple[Actor, ...]:
        """Who asks for what the clause of `head` tells: the actor of the act above it, else the speaker."""
        clause = self._scene.by_head.get(head.i)
        while clause is not None:
            draft = self._drafts.get(clause.head.i)
            if draft is not None and draft.actor:
                return draft.actor
            clause = self._scene.by_head.get(clause.governor.i) if clause.governor is not None else None
        speaker = self._scene.speaker(head)
        return (speaker,) if speaker is not None else ()
