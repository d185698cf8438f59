"""Noun phrases: their words, offsets and determiners."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.local.parsed import Token

_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "appos", "conj", "cc"})
_DEFINITE = frozenset({"the", "this", "that", "those", "these", "its", "their", "his", "her", "both"})


def phrase_tokens(noun: Token) -> list[Token]:
    """The words of the phrase headed by `noun`, with its modifiers and short participles, in order."""
    found: list[Token] = []
    stack = [noun]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            c for c in token.children if not (token == noun and (c.dep_ in _CLAUSES or c.dep_ == "punct"))
        )
    listed = sorted(found, key=lambda t: t.i)
    # Only the run around the head: the parser hangs far words on a noun now and then.
    place = listed.index(noun)
    first = last = place
    while first > 0 and listed[first].i - listed[first - 1].i == 1:
        first -= 1
    while last + 1 < len(listed) and listed[last + 1].i - listed[last].i == 1:
        last += 1
    return listed[first : last + 1]


def topmost(tokens: Sequence[Token]) -> Token | None:
    """The first of some tokens that hangs on none of them; None where there are none."""
    return next((t for t in tokens if t.head == t or t.head not in tokens), None)


def offsets(tokens: list[Token]) -> tuple[int, int]:
    """Offsets `[start, end)` of a run of tokens."""
    last = tokens[-1]
    return tokens[0].idx, last.idx + len(last)


def is_definite(noun: Token) -> bool:
    """Whether the phrase takes up something known: "the truce", "their talks"."""
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.children)
