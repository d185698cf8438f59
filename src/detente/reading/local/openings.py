"""The parse of what opens a sentence, mended where the parser takes a span of time for who acts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_SPANS = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"))
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
