"""Slips of the parser over days, mended: "said on Friday talks were on", "broke the truce Saturday"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PREDICATES = frozenset({"ccomp", "parataxis"})


def days_mended(doc: Doc) -> Doc:
    """The doc, in which the subject behind a day is the subject again.

    The parser takes day and subject for one noun behind "on", and leaves the verb behind it without a
    subject: the day goes to "on", the noun to the verb.
    """
    for on in doc:
        if on.lower_ != "on" or on.dep_ != "prep" or on.head.pos_ != "VERB" or on.head.i > on.i:
            continue
        noun = next((c for c in on.children if c.dep_ == "pobj"), None)
        days = _days(on, noun)
        verb = next((c for c in on.head.children if c.i > on.i and c.dep_ in _PREDICATES), None)
        if noun is None or not days or verb is None or verb.i < noun.i:
            continue
        if not any(c.dep_.startswith(("nsubj", "csubj")) for c in verb.children):
            _mend(on, days, noun, verb)
    for day in doc:
        if day.lower_ in _WEEKDAYS and day.dep_ in {"dobj", "pobj"} and day.i > 0:
            noun = day.nbor(-1)
            if noun.pos_ == "NOUN" and noun.head == day and noun.dep_ in {"compound", "nmod"}:
                _loosen(day, noun)
    return doc


def _loosen(day: Token, noun: Token) -> None:
    """Give a noun the place of the day behind it: "breaking a cease-fire Saturday"."""
    above = day.head
    for child in [c for c in day.children if c != noun]:
        child.head = noun
    noun.head, noun.dep_ = above, day.dep_
    day.head, day.dep_ = above, "npadvmod"


def _days(on: Token, noun: Token | None) -> list[Token]:
    """The words of the day right behind "on", where another noun has them for its own."""
    found: list[Token] = []
    for token in on.doc[on.i + 1 : noun.i if noun is not None else on.i]:
        if token.ent_type_ not in {"DATE", "TIME"} or token.dep_ not in {"compound", "nmod", "nummod"}:
            break
        found.append(token)
    return found


def _mend(on: Token, days: list[Token], noun: Token, verb: Token) -> None:
    """Hang the day on "on", and the noun with the rest of its words on the verb."""
    last = days[-1]
    for day in days:
        for child in [c for c in day.children if c not in days]:
            child.head = noun
        if day != last:
            day.head = last
    last.head, last.dep_ = on, "pobj"
    noun.head = verb
    noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
