"""Clauses whose mood does the act: "must leave" demands, "will not talk" rejects, "is ready to" accepts."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.mood import Mood
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.stances import (
    ellipsis,
    hanging,
    imperative,
    inadmissible,
    necessity,
    possibility,
    possible,
    promise,
    readiness,
    refusal,
)
from detente.reading.local.events.verdicts import denial, reproach, verdict

_SUBORDINATE = frozenset({"if", "unless", "until", "before", "after", "once", "while", "whether", "because"})
_FRAMES = frozenset({"xcomp", "pcomp"})
STEPS = (
    ellipsis,
    readiness,
    inadmissible,
    hanging,
    possible,
    necessity,
    refusal,
    promise,
    possibility,
    imperative,
    reproach,
    denial,
    verdict,
)
"""The moods in the order in which they are tried; the first that fits gives the act."""


def implied(clause: Clause, scene: Scene, told: Sequence[Draft]) -> Draft | None:
    """The act that a clause does by its mood, inside a quotation or told of a party; None where none.

    A demand or a rejection by mood is the speaker's; readiness, refusal and promises are the subject's.
    """
    if clause.mark in _SUBORDINATE or clause.head.dep_ in _FRAMES:
        return None
    if clause.head.dep_ == "acl" and clause.modal != "must":
        return None
    mood = Mood.of(clause, scene, told)
    for step in STEPS:
        if step(mood):
            mood.draft.cue = f"{step.__name__}: {clause.modal or ''} {clause.head.lemma_}".replace(
                ":  ", ": "
            )
            return mood.draft
    return None
