"""Token, times → the time of what the token tells: attached in its own clause, never merely the nearest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from detente.reading.local.clauses import CLAUSAL, is_predicate
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import SPEECH
from detente.reading.local.page import Page
from detente.reading.local.times.when import When

_OWN = wordset(
    """
    prep npadvmod advmod pobj tmod amod compound nummod pcomp dep agent prt mark appos poss conj
    """
)
_NOUNS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative", "obj"))
_LIGHT = wordset(
    """
    make carry hold take launch conduct put give issue send stage have be begin start resume open end
    come
    """
)
_EDGES = frozenset(("until", "till", "through", "within", "for", "before", "after", "by", "to"))
_CONTENT = (_EDGES - {"by"}) | {"from", "during", "over", "starting", "beginning"}
"""Prepositions whose date, beside a verb of words, is part of what is offered or demanded."""
_OFFERING = SPEECH | frozenset(("agree", "declare", "decree", "plan", "schedule", "set", "impose", "seek"))
_BLOCKED = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis"))
_JOINED = frozenset(("conj", "parataxis"))
_LONGEST = 6


def time_of(token: Token, times: Sequence[When], page: Page) -> When | None:
    """The time of what a verb or noun tells; None where the text gives it none.

    A verb's time hangs on it or on its objects, a noun's on the noun, else on the verb that only carries it
    ("launched a strike on Sunday"). Clauses that say "where" or "after which" take the time of what they hang
    on; clauses joined to another share the time that opens the sentence. Times of clauses inside it, of
    another act's complement and of relative clauses are theirs. Only times with a date are given, points
    before edges ("until Sunday"). `times` are those of the page, in the order of the text.
    """
    sentence = token.sent
    first = bisect_left(times, sentence.start_char, key=_start)
    last = bisect_left(times, sentence.end_char, key=_start)
    dated = {when.root: when for when in times[first:last] if _is_point(when)}
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
    if not is_predicate(carrier) or not (noun.dep_ in _NOUNS or carrier.lemma_ in _LIGHT):
        return None
    return _best(carrier, dated)


def _shared(verb: Token, dated: dict[int, When]) -> When | None:
    """The time of a verb that shares its time with another: "met on Monday and agreed", "a visit on Monday,
    where they agreed", "On Monday shells fell; two men died".
    """
    node = verb
    for _ in range(_LONGEST):
        if node.dep_ in {"relcl", "advcl"} and _opens_scene(node):
            return _of_scene(node.head, dated)
        above = node.head
        if above.i == node.i or node.dep_ not in _JOINED | {"xcomp"}:
            break
        if node.dep_ in _JOINED and is_predicate(above):
            own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
            found = None if own else _leading(above, dated)
            if found is not None:
                return found
        node = above
    return _framed(node, verb, dated)


def _opens_scene(verb: Token) -> bool:
    """Whether a relative clause goes on from what it hangs on: "where", "after which"."""
    for child in verb.children:
        if child.lower_ in {"where", "whereupon"} or (child.lower_ == "when" and verb.dep_ == "relcl"):
            return True
        if child.dep_ == "prep" and child.lower_ in {"after", "at", "during", "in"}:
            return any(c.lower_ == "which" for c in child.children)
    return False


def _of_scene(noun: Token, dated: dict[int, When]) -> When | None:
    """The time of the act that a noun belongs to, looked for from the noun upwards."""
    node = noun
    for _ in range(_LONGEST):
        if node.i in dated:
            return dated[node.i]
        found = _best(node, dated)
        if found is not None:
            return found
        if node.head.i == node.i or (is_predicate(node) and node.dep_ in _BLOCKED):
            return None
        node = node.head
    return None


def _framed(top: Token, verb: Token, dated: dict[int, When]) -> When | None:
    """A time that opens the sentence and so holds for all its main clauses."""
    if top.dep_ != "ROOT":
        return None
    for clause in (top, *(c for c in top.children if c.dep_ in {"ccomp", "parataxis", "conj"})):
        if clause.i < verb.i and is_predicate(clause) and clause.lemma_.lower() not in SPEECH:
            found = _leading(clause, dated)
            if found is not None and found.start - verb.sent.start_char <= _OPENING:
                return found
    return None


_OPENING = 12
"""How many characters into a sentence a time may begin that opens it: "Early on Monday"."""


def _leading(verb: Token, dated: dict[int, When]) -> When | None:
    """A time that stands before a verb and so holds for what is joined to it."""
    return next((when for token, when in _hanging(verb, dated) if token.i < verb.i), None)


def _best(head: Token, dated: dict[int, When]) -> When | None:
    found = list(_hanging(head, dated))
    if head.lemma_.lower() in _OFFERING:
        found = [pair for pair in found if _preposition(pair[0]) not in _CONTENT]
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
            if child.dep_ in _BLOCKED or depth > _LONGEST:
                continue
            if is_predicate(child) and (child.dep_ in CLAUSAL or child.dep_ == "conj"):
                continue
            if depth == 0 or child.dep_ in _OWN:
                stack.append((child, depth + 1))


def _preposition(token: Token) -> str:
    return token.head.lower_ if token.dep_ == "pobj" else ""


def _depth(token: Token, head: Token) -> int:
    depth = 0
    while token.i != head.i and depth <= _LONGEST:
        token = token.head
        depth += 1
    return depth


def _start(when: When) -> int:
    return when.start


def _is_point(when: When) -> bool:
    """Whether it says when, and not by when, how long or how often."""
    return when.date is not None and (when.duration is None or when.date.end is not None)
