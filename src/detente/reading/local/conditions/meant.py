"""Conditions that no marker gives away, by the trained head: "No X, no Y", "first guns, then talks"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set

from spacy.tokens import Token

from detente.reading.local.clauses import is_predicate
from detente.reading.local.conditions.found import Found, run
from detente.reading.local.events.learned import Stated
from detente.reading.local.events.scene import Scene

_LEAST = 0.7
"""How likely the words must set a condition, on average, to be taken where no rule finds one."""

_OPENING = frozenset({"SCONJ", "ADP", "ADV", "CCONJ"})
"""What may stand before the words that name what is required."""


def meant(scene: Scene, taken: Set[int]) -> Iterator[Found]:
    """The conditions that the head sees in words that are not `taken` (indices of tokens)."""
    if scene.learned is None:
        return
    for stated in scene.learned.conditions:
        if stated.share >= _LEAST:
            found = _found(stated, scene)
            if found is not None and not taken & {t.i for t in found.tokens}:
                yield found


def _found(stated: Stated, scene: Scene) -> Found | None:
    span = scene.page.doc.char_span(stated.start, stated.end, alignment_mode="expand")
    if span is None:
        return None
    tokens = run(span)
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in inside), tokens[0])
    governor = top.head if top.head.i not in inside else _main(top, inside)
    if governor is None:
        return None
    lead = 0
    while lead + 1 < len(tokens) and tokens[lead].pos_ in _OPENING:
        lead += 1
    head = next((t for t in tokens if is_predicate(t) and (t == top or t.head == top)), None)
    marker = " ".join(t.lower_ for t in tokens[:lead]) or tokens[0].lower_
    return Found(stated.kind, tokens, tokens[lead:], head, governor, f"model: {marker}")


def _main(top: Token, inside: Collection[int]) -> Token | None:
    """The main predicate of the sentence, where the condition is no part of its parse."""
    return next((t for t in top.sent if is_predicate(t) and t.i not in inside), None)
