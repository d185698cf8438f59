"""What some words are about, where none of them need name it: "once the last rifle is handed over".

A softmax regression over the lemmas of the words, the families that these belong to (`cues/stakes.yaml`) and
the issues that they name, by the weights that `training/stakes.py` learns from the project's corpus; the
card beside them says how good it is. Where the trained head hears the words, its shares are weighed in.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from detente.knowledge.cues import cues
from detente.model.codes import Issue
from detente.reading.local.clue_table import clue_table
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

MODEL = "stakes.npz"
ISSUES = tuple(Issue)
_TOLD = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_HEARD = 0.5
"""How much a share of the trained head counts: less than whole, as it knew the reports behind the weights."""
RULED = 2.0
"""Added, in logits, to the issue that the rules find in the words."""
_FAINT = 0.02
"""The share of an issue that the head does not hear."""


@functools.cache
def families() -> Mapping[str, tuple[str, ...]]:
    """The families of a lemma or lower-case form."""
    found: dict[str, list[str]] = {}
    for family, words in cues("stakes").items():
        for word in words:
            found.setdefault(str(word), []).append(family)
    return {word: tuple(listed) for word, listed in found.items()}


def clues(words: Iterable[Token], scene: Scene, *about: str) -> tuple[str, ...]:
    """The clues of some words, in order and once each; `about` are further ones, of the clause."""
    return tuple(dict.fromkeys([*about, *_clues(tuple(words), scene)]))


def _clues(words: tuple[Token, ...], scene: Scene) -> Iterator[str]:
    known = families()
    for token in words:
        lemma = token.lemma_.lower()
        for family in {*known.get(lemma, ()), *known.get(token.lower_, ())}:
            yield f"family:{family}"
        if token.pos_ in _TOLD:
            yield f"lemma:{lemma}"
    named = scene.topics.hits(words)
    for place, topic in enumerate(named):
        yield f"named:{topic.issue}"
        if place == 0:
            yield f"first:{topic.issue}"


def likeliest(given: Iterable[str], heard: Mapping[Issue, float], ruled: Issue) -> Issue:
    """The issue that words with these clues are likeliest about.

    `heard`: the shares of the trained head; `ruled`: what the rules say, `other` where they know none.
    """
    scores = clue_table(MODEL).scores(given)
    scores = scores - scores.max()
    shares = scores - math.log(float(np.exp(scores).sum()))
    if heard:
        shares = shares + _HEARD * np.log([heard.get(issue, _FAINT) for issue in ISSUES])
    if ruled is not Issue.OTHER:
        shares[ISSUES.index(ruled)] += RULED
    return ISSUES[int(np.argmax(shares))]
