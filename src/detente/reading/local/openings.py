"""The parse of what opens a sentence, mended where the parser takes a span of time for who acts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
_SPANS = frozenset(f"{unit}s" for unit in _UNITS)
_TURNS = frozenset(("after", "before"))


def mend_openings(doc: Doc) -> None:
    """Give "Days after the Front announced ..." its subject. Changes heads and labels of `doc`."""
    for sentence in doc.sents:
        token = next((t for t in sentence if not t.is_punct and not t.is_space), None)
        if token is None or token.lower_ not in _SPANS or token.dep_ != "nsubj" or token.i + 1 >= len(doc):
            continue
        turn = doc[token.i + 1]
        subject = next((c for c in turn.children if c.dep_ == "pobj"), None)
        if turn.lower_ in _TURNS and turn.head == token and subject is not None and subject.i < token.head.i:
            _turn(token, turn, subject)


def _turn(span: Token, turn: Token, subject: Token) -> None:
    """Make the noun behind "after" the subject of the verb that the parser gave to the span."""
    verb = span.head
    turn.head, turn.dep_ = verb, "mark"
    subject.head, subject.dep_ = verb, "nsubj"
    span.dep_ = "npadvmod"


def mend_turns(doc: Doc) -> None:
    """Give "X, Y, offered talks, a day after Z visiting Q demanded a truce" its two verbs back.

    The parser makes X demand it and takes "offered" for a participle. Changes heads and labels of `doc`.
    """
    for turn in doc:
        if turn.lower_ not in _TURNS:
            continue
        span, doer = _span_of(turn), _named_behind(turn)
        if span is None or doer is None:
            continue
        end = doer.head.right_edge.i if doer.head.tag_ == "VBG" else doer.right_edge.i
        verb = doc[end + 1] if end + 1 < len(doc) else doer
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < span.i), None)
        if verb.tag_ != "VBD" or subject is None:
            continue
        near = (subject, *(c for c in subject.children if c.dep_ == "appos"))
        first = next((c for one in near for c in one.children if _is_verb_behind_comma(c, span)), None)
        if first is not None:
            _part(first, subject, verb)
            _behind(turn, span, doer, verb)


def _span_of(turn: Token) -> Token | None:
    """The span of time in front of "after": the word that it hangs on, or one beside it."""
    near = (turn.head, *turn.head.children)
    return next((t for t in near if t.lemma_.lower() in _UNITS and t.i == turn.i - 1), None)


def _named_behind(turn: Token) -> Token | None:
    """Who is named behind "after": "after leaders visiting Kyiv", whatever hangs on what."""
    gerunds = [t for t in (turn.head, *turn.children) if t.tag_ == "VBG" and t.i > turn.i]
    for gerund in gerunds:
        return next((c for c in gerund.children if c.dep_ == "nsubj"), None)
    return next((c for c in turn.children if c.dep_ == "pobj"), None)


def _is_verb_behind_comma(token: Token, span: Token) -> bool:
    comma = token.i > 0 and token.nbor(-1).text == ","
    return token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"} and comma and token.i < span.i


def _part(first: Token, subject: Token, verb: Token) -> None:
    """Make the first verb the main one, with the subject and with the second as its adverbial clause."""
    above, dep = verb.head, verb.dep_
    first.tag_ = "VBD"
    first.head, first.dep_ = (first if above == verb else above), dep
    subject.head = first
    for child in [c for c in verb.children if c.i < first.i and c != subject]:
        child.head = first
    verb.head, verb.dep_ = first, "advcl"


def _behind(turn: Token, span: Token, doer: Token, verb: Token) -> None:
    """Make who stands behind "after" the subject of the verb, and "after" its conjunction."""
    gerund = doer.head
    turn.head, turn.dep_ = verb, "mark"
    doer.head, doer.dep_ = verb, "nsubj"
    if gerund.tag_ == "VBG":
        gerund.head, gerund.dep_ = doer, "acl"
    span.head, span.dep_ = verb, "npadvmod"
