"""Pronouns that take up a thing: "the truce … it was renewed", "the text … it has not been signed"."""

from __future__ import annotations

from detente.knowledge.cues import cues
from detente.reading.local.actors.cast import Cast
from detente.reading.local.parsed import Doc, Token

_PRONOUNS = frozenset({"it", "they", "them", "which", "that", "this"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def things(doc: Doc, cast: Cast) -> dict[int, Token]:
    """For each pronoun that names no actor, the noun for a ceasefire, talks or an agreement that it takes up.

    Only the latest such noun of the same or the sentence before counts, and only as subject or object there.
    """
    found: dict[int, Token] = {}
    latest: Token | None = None
    nouns = _nouns()
    for token in doc:
        if token.lower_ in _PRONOUNS and token.dep_ in _SUBJECT:
            if token.dep_ != "dobj" and token.head.dep_ == "relcl" and token.lower_ in {"which", "that"}:
                if token.head.head.lemma_.lower() in nouns:
                    found[token.i] = token.head.head
            elif latest is not None and cast.mention(token) is None and _near(latest, token):
                found[token.i] = latest
        elif (
            token.lemma_.lower() in nouns
            and token.pos_ in {"NOUN", "PROPN"}
            and token.dep_ in _SUBJECT | {"pobj", "attr"}
        ):
            latest = token
    return found


def _nouns() -> frozenset[str]:
    data = cues("things")
    return (
        frozenset(data["ceasefire_nouns"])
        | frozenset(data["talks_nouns"])
        | frozenset(data["agreement_nouns"])
    )


def _near(noun: Token, pronoun: Token) -> bool:
    between = noun.doc[noun.i : pronoun.i]
    return sum(1 for t in between if t.is_sent_start) <= 1
