"""What the condition steps hand on: the words of a condition and what they hang on."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from detente.knowledge.cues import cues
from detente.model.codes import ConditionKind
from detente.reading.local.parsed import Token


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a condition, before it is known whose it is."""

    kind: ConditionKind
    tokens: tuple[Token, ...]
    """The words that state it, in order."""
    inner: tuple[Token, ...]
    """The words that name what is required; of a sequence, what must come first."""
    head: Token | None
    """The predicate of the condition, where it is a clause."""
    governor: Token
    """The word that it hangs on."""
    marker: str
    """What joins it: "only if" without "only"."""
    strict: bool = False
    """Whether "only" or "not" stands before the marker."""
    gated: tuple[Token, ...] = ()
    """The words that name what is held back, where they are no part of the governor's clause."""
    order: bool = False
    """Whether it is a sequence: what is required comes first and is what is asked for."""

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.tokens[0].i

    @property
    def offsets(self) -> tuple[int, int]:
        """Where its words begin and end in the text: `[start, end)`."""
        return self.tokens[0].idx, self.tokens[-1].idx + len(self.tokens[-1])

    def holds(self, token: Token) -> bool:
        """Whether `token` is one of the words of the condition."""
        return self.tokens[0].i <= token.i <= self.tokens[-1].i


@functools.cache
def condition_words(key: str) -> frozenset[str]:
    """A word list of the cue file by its key: `refusing`, `unmet`, `condition_words`."""
    return frozenset(str(word) for word in cues("conditions")[key])


def run(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens in order, from the first up to the first gap, without punctuation or "and" at the end."""
    listed = sorted(set(tokens), key=lambda t: t.i)
    for place in range(1, len(listed)):
        if listed[place].i != listed[place - 1].i + 1:
            listed = listed[:place]
            break
    while len(listed) > 1 and (listed[-1].is_punct or listed[-1].is_space or listed[-1].pos_ == "CCONJ"):
        listed.pop()
    return tuple(listed)
