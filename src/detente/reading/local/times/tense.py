"""Token → whether what it is told of lies before or after the telling: the side on which "Tuesday" is
looked for.
"""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Token

from detente.reading.local.mentions.wordlist import wordset

_FUTURE_MODALS = wordset("will wo 'll ’ll shall would 'd ’d may might could can ca must should")
_AHEAD = wordset(
    """
    plan schedule expect set slate due bind book intend aim hope prepare propose ready payable
    effective
    """
)
"""Words whose complement lies ahead: "scheduled for Tuesday", "due on Friday", "plans to"."""
_STARTS = frozenset({"begin", "start", "commence"})
_SCHEDULED = wordset(
    """
    begin start commence resume open end expire meet visit arrive leave convene reconvene travel
    take host vote go return
    """
)
"""Verbs whose present tense tells of a plan: "talks resume on Monday"."""
_PUTTING_OFF = wordset("postpone extend delay give suspend prolong adjourn push put grant move")
"""Verbs whose "until Tuesday" lies ahead even where they are told in the past."""
_CLAUSE = frozenset({"VERB", "AUX"})
_LONGEST = 14


class Side(StrEnum):
    """On which side of the telling a time lies."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def side_of(token: Token) -> Side:
    """The side that the verbs above `token` tell; unknown where none stands there or it does not say."""
    if token.dep_ in {"compound", "amod", "nmod", "poss"} and token.head.pos_ in {"NOUN", "PROPN"}:
        return Side.UNKNOWN
    node = token
    for _ in range(_LONGEST):
        if node.pos_ in _CLAUSE and node.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            found = _verb_side(node)
            if found is Side.PAST and node.lemma_ in _PUTTING_OFF and token.head.lower_ in {"until", "till"}:
                return Side.FUTURE
            if found is Side.FUTURE and _was(node):
                return Side.PAST
            if found is not None:
                return found
        elif node.lemma_.lower() in _AHEAD and node.pos_ == "ADJ":
            return Side.FUTURE
        if node.head.i == node.i:
            return Side.UNKNOWN
        node = node.head
    return Side.UNKNOWN


def _was(verb: Token) -> bool:
    """Whether what lay ahead did so in the past: "had been due to expire on Friday"."""
    for node in (verb, verb.head, verb.head.head):
        words = {c.lower_ for c in node.children if c.dep_ in {"aux", "auxpass"}} | {node.lower_}
        if {"had", "been"} <= words:
            return True
    return False


def _verb_side(verb: Token) -> Side | None:
    """The side that one verb tells; None where the verb above it has to tell."""
    children = list(verb.children)
    auxiliaries = [c for c in children if c.dep_ in {"aux", "auxpass"}]
    words = {c.lower_ for c in auxiliaries}
    if words & _FUTURE_MODALS:
        return Side.PAST if "have" in words else Side.FUTURE
    if _hypothetical(verb, children):
        return Side.FUTURE
    if verb.lemma_.lower() in _AHEAD and verb.tag_ in {"VBN", "VBZ", "VBP", "VBD"}:
        return Side.FUTURE
    if any(c.tag_ in {"VBD", "VBN"} for c in auxiliaries) or any(c.lemma_ == "have" for c in auxiliaries):
        return Side.PAST
    if verb.tag_ == "VBD":
        return Side.PAST
    if any(c.tag_ == "TO" for c in auxiliaries):
        return Side.FUTURE
    if verb.tag_ == "VBN":
        return Side.FUTURE if any(c.tag_ in {"VBZ", "VBP"} for c in auxiliaries) else Side.PAST
    if verb.tag_ == "VBG":
        if any(c.lemma_ == "be" for c in auxiliaries):
            return Side.FUTURE
        return (
            Side.FUTURE if verb.lemma_ in _STARTS and verb.dep_ in {"acl", "amod", "advcl", "prep"} else None
        )
    if verb.tag_ in {"VBZ", "VBP"}:
        return Side.FUTURE if verb.lemma_ in _SCHEDULED else Side.UNKNOWN
    return None


def _hypothetical(verb: Token, children: list[Token]) -> bool:
    """Whether a past tense stands in an if-clause under a "would": it tells of what is to come."""
    if not any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "until", "once"} for c in children):
        return False
    above = verb.head
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE_MODALS for c in above.children)
