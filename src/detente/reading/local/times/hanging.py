"""Token, times → the times that hang on the token: in its own words, without those of clauses inside it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.clauses import CLAUSAL, is_predicate
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import SPEECH
from detente.reading.local.parsed import Token
from detente.reading.local.times.when import When

Dated = dict[int, When]
"""The times of a sentence that say when, by the index of their head token."""

BLOCKED = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis"))
LONGEST = 6
_OWN = wordset(
    """
    prep npadvmod advmod pobj tmod amod compound nummod pcomp dep agent prt mark appos poss conj
    """
)
_EDGES = frozenset(("until", "till", "through", "within", "for", "before", "after", "by", "to"))
_CONTENT = (_EDGES - {"by"}) | {"from", "during", "over", "starting", "beginning"}
"""Prepositions whose date, beside a verb of words, is part of what is offered or demanded."""
_OFFERING = SPEECH | frozenset(("agree", "declare", "decree", "plan", "schedule", "set", "impose", "seek"))


def leading(verb: Token, dated: Dated) -> When | None:
    """A time that stands before a verb and so holds for what is joined to it."""
    return next((when for token, when in hanging(verb, dated) if token.i < verb.i), None)


def best(head: Token, dated: Dated) -> When | None:
    """The time that hangs on `head` most closely, points before edges ("until Sunday")."""
    found = list(hanging(head, dated))
    if head.lemma_.lower() in _OFFERING:
        found = [pair for pair in found if _preposition(pair[0]) not in _CONTENT]
    if not found:
        return None
    points = [pair for pair in found if _preposition(pair[0]) not in _EDGES] or found
    return min(points, key=lambda pair: (_depth(pair[0], head), abs(pair[0].i - head.i)))[1]


def hanging(head: Token, dated: Dated) -> Iterator[tuple[Token, When]]:
    """The times in the words that hang on `head`, without those of clauses and acts inside it."""
    stack = [(head, 0)]
    while stack:
        token, depth = stack.pop()
        if token.i in dated and token.i != head.i:
            yield token, dated[token.i]
        for child in token.children:
            if child.dep_ in BLOCKED or depth > LONGEST:
                continue
            if is_predicate(child) and (child.dep_ in CLAUSAL or child.dep_ == "conj"):
                continue
            if depth == 0 or child.dep_ in _OWN:
                stack.append((child, depth + 1))


def _preposition(token: Token) -> str:
    return token.head.lower_ if token.dep_ == "pobj" else ""


def _depth(token: Token, head: Token) -> int:
    depth = 0
    while token.i != head.i and depth <= LONGEST:
        token = token.head
        depth += 1
    return depth
