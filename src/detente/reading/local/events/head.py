"""Vectors of words → what is done where, and on which condition, by the trained head.

One graph answers for many candidates at once. A candidate is up to three ranges of words: the words that do
the act (or the clause that sets a condition), who does it, and to whom; each may be missing.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.knowledge.codebook import codebook
from detente.model.codes import Act, ConditionKind, Issue, PloverType, Reality
from detente.reading.local.encoder.states import Vectors, linear, session, tables
from detente.reading.local.encoder.words import Word

NONE = "none"
ACTS = (NONE, *(act.value for act in Act))
TYPES = ("STATE", *(kind.value for kind in PloverType))
"""STATE is what PLOVER has no type for: a bare statement."""
FLAT = (NONE, *TYPES)
"""The first labels of every word: whether it does an act, and of which PLOVER type."""
CLAUSE = ("O", "B-CONDITION", "I-CONDITION")
"""The second labels of every word: whether a condition is set there."""
REALITIES = tuple(reality.value for reality in Reality)
ISSUES = tuple(issue.value for issue in Issue)
TOLD = ("statement", "event")
KINDS = tuple(kind.value for kind in ConditionKind)
ASKED = (NONE, *ISSUES)
"""What a condition asks for."""
PLAIN = ("plain", "negated")
"""Whether a condition asks that something is, or that it is not."""
ROLES = ("actor", "recipient")
WHO = "who"
"""The output that says of every word whether it names one who has this role in the act."""
MANY = frozenset({"issues"})
"""Outputs of which several labels may hold."""
_APART = MANY | {WHO}

Range = tuple[int, int]
NOWHERE: Range = (-1, -1)


def range_of(words: Sequence[Word], span: tuple[int, int] | None) -> Range:
    """The words that share a character with offsets `[start, end)`; `NOWHERE` where none does."""
    inside = [] if span is None else [i for i, w in enumerate(words) if w.start < span[1] and w.end > span[0]]
    return (inside[0], inside[-1] + 1) if inside else NOWHERE


@functools.cache
def modes() -> tuple[str, ...]:
    """The PLOVER modes, each as TYPE/mode, behind `NONE`."""
    return (NONE, *codebook().plover_modes)


def outputs() -> dict[str, tuple[str, ...]]:
    """What the graph gives for a candidate: the labels of each output, in the order of their scores."""
    return {
        "act": ACTS,
        "type": TYPES,
        "mode": modes(),
        "reality": REALITIES,
        "issues": ISSUES,
        "told": TOLD,
        "kind": KINDS,
        "gates": ISSUES,
        "requires": ASKED,
        "plain": PLAIN,
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """A candidate: ranges of words of one window, `NOWHERE` where one is not known."""

    trigger: Range = NOWHERE
    source: Range = NOWHERE
    target: Range = NOWHERE


def flat_shares(states: Vectors) -> Vectors:
    """Probabilities words × `FLAT`."""
    return softmax(linear(states, tables("events.npz"), "flat"))


def clause_shares(states: Vectors) -> Vectors:
    """Probabilities words × `CLAUSE`."""
    return softmax(linear(states, tables("events.npz"), "clause"))


def answers(states: Vectors, asked: Sequence[Asked]) -> dict[str, Vectors]:
    """Probabilities from the vectors of one window's words: candidates × labels for each of `outputs`, and
    for `WHO` candidates × words × `ROLES`.
    """
    spans = np.array([(one.trigger, one.source, one.target) for one in asked], np.int64).reshape(-1, 3, 2)
    names = [*outputs(), WHO]
    given = session("events.onnx").run(names, {"states": states, "spans": spans})
    return {
        name: 1 / (1 + np.exp(-scores)) if name in _APART else softmax(scores)
        for name, scores in zip(names, given, strict=True)
    }


def softmax(scores: Vectors) -> Vectors:
    """Scores → probabilities that add up to 1 along the last axis."""
    shares: Vectors = np.exp(scores - scores.max(axis=-1, keepdims=True))
    made: Vectors = shares / shares.sum(axis=-1, keepdims=True)
    return made
