"""Token, times → the time of what the token tells: the one attached in its own clause, never merely the nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from detente.reading.local.clauses import CLAUSAL, is_predicate
from detente.reading.local.page import Page
from detente.reading.local.when import When

_OWN = frozenset({"prep", "npadvmod", "advmod", "pobj", "tmod", "amod", "compound", "nummod", "pcomp", "dep", "agent", "prt", "mark",
                  "appos", "poss"})  # fmt: skip
_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative", "obj"})
_LIGHT = frozenset({"make", "carry", "hold", "take", "launch", "conduct", "put", "give", "issue", "send", "stage", "have", "be",
                    "begin", "start", "resume", "open", "end", "come", "occur", "happen", "go"})  # fmt: skip
_EDGES = frozenset({"until", "till", "through", "within", "for", "before", "after", "by", "to"})
_LONGEST = 6


def time_of(token: Token, times: Sequence[When], page: Page) -> When | None:
    """The time of what a verb or noun tells; None where the text gives it none.

    A verb's time hangs on it or on its objects, a noun's on the noun, else on the verb that only carries it
    ("launched a strike on Sunday"). Times of clauses inside it, of another act's complement and of relative
    clauses are theirs. Only times with a date are given; points go before edges ("until Sunday").
    """
    dated = {when.root: when for when in times if _is_point(when)}
    if not dated:
        return None
    if is_predicate(token):
        return _best(token, dated) or _shared(token, dated)
    return _of_noun(token, dated)


def _of_noun(noun: Token, dated: dict[int, When]) -> When | None:
    found = _best(noun, dated)
    if found is not None:
        return found
    carrier = noun.head
    if noun.dep_ == "pobj" and carrier.dep_ == "prep":
        carrier = carrier.head
    carries = is_predicate(carrier) and (noun.dep_ in _NOUNS or carrier.lemma_ in _LIGHT)
    return _best(carrier, dated) if carries and carrier.i != noun.i else None


def _shared(verb: Token, dated: dict[int, When]) -> When | None:
    """The time of a verb that shares its time with the one before: "met on Monday and agreed", "which, hit on
    Monday, burned".
    """
    node = verb
    for _ in range(_LONGEST):
        above = node.head
        if above.i == node.i:
            return None
        if node.dep_ == "conj" and is_predicate(above):
            between = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
            found = None if between else _leading(above, dated)
            if found is not None:
                return found
        elif node.dep_ not in {"xcomp", "conj"}:
            return None
        node = above
    return None


def _leading(verb: Token, dated: dict[int, When]) -> When | None:
    """A time that stands before a verb and so holds for what is joined to it."""
    return next((when for token, when in _hanging(verb, dated) if token.i < verb.i), None)


def _best(head: Token, dated: dict[int, When]) -> When | None:
    found = list(_hanging(head, dated))
    if not found:
        return None
    points = [pair for pair in found if _preposition(pair[0]) not in _EDGES] or found
    return min(points, key=lambda pair: (_depth(pair[0], head), abs(pair[0].i - head.i)))[1]


def _hanging(head: Token, dated: dict[int, When]) -> Iterator[tuple[Token, When]]:
    """The times in the words that hang on `head`, without those of clauses and acts inside it."""
    stack = [(head, 0)]
    while stack:
        token, depth = stack.pop()
        if token.i in dated and token.i != head.i:
            yield token, dated[token.i]
        for child in token.children:
            if is_predicate(child) and (child.dep_ in CLAUSAL or child.dep_ == "conj"):
                continue
            if child.dep_ in {"relcl", "acl", "advcl", "ccomp", "parataxis"} or depth > _LONGEST:
                continue
            if depth == 0 or child.dep_ in _OWN or child.dep_ == "conj":
                stack.append((child, depth + 1))


def _preposition(token: Token) -> str:
    return token.head.lower_ if token.dep_ == "pobj" else ""


def _depth(token: Token, head: Token) -> int:
    depth = 0
    while token.i != head.i and depth <= _LONGEST:
        token = token.head
        depth += 1
    return depth


def _is_point(when: When) -> bool:
    """Whether it says when, and not by when, how long or how often."""
    return when.date is not None and (when.duration is None or when.date.end is not None)
