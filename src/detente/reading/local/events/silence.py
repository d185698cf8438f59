"""Clauses that only say that somebody did not speak, which is no act."""

from __future__ import annotations

from detente.reading.local.clauses import Clause
from detente.reading.local.events.triggers import words

_MUTE = frozenset({"say", "comment", "elaborate", "disclose", "specify", "confirm", "identify"})
_ASKED = frozenset({"comment", "detail", "details", "inquiry", "question"})


def tells_nothing(clause: Clause) -> bool:
    """Whether a negated clause only says that somebody did not speak: "would not say where the truce broke",
    "did not respond to a request for comment", "could not be reached".
    """
    lemma = clause.head.lemma_.lower()
    if not clause.negated:
        return False
    asked = any(token.lemma_.lower() in _ASKED for token in clause.head.subtree)
    if lemma in _MUTE:
        return clause.modal is not None or asked or lemma == "comment"
    if lemma == "reach":  # "could not be reached for comment", but not "no deal could be reached"
        named = clause.subject is not None and clause.subject.pos_ == "PROPN"
        return clause.passive and (asked or named)
    return asked and (lemma in words("no_position") or lemma == "be")
