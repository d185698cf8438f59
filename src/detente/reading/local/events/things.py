"""Pronouns that take up a thing: "the truce … it was renewed", "the text … it has not been signed"."""

from __future__ import annotations

from detente.knowledge.cues import cues
from detente.reading.local.actors.cast import Cast
from detente.reading.local.parsed import Doc, Token

_PRONOUNS = frozenset({"it", "they", "them", "which", "that", "this"})
_ONE = frozenset({"it", "this", "that"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def things(doc: Doc, cast: Cast) -> dict[int, Token]:
    """For each pronoun that names no actor, the noun for a ceasefire, talks or an agreement that it takes up.

    Only the latest such noun of the same or the sentence before counts, and only as subject or object there;
    "it" takes up no plural. What does what a ceasefire does ("it has held") is one, whoever else "it" may be.
    """
    found: dict[int, Token] = {}
    latest: Token | None = None
    one: Token | None = None
    nouns, truces = _nouns(), frozenset(cues("things")["ceasefire_nouns"])
    for token in doc:
        if token.lower_ in _PRONOUNS and token.dep_ in _SUBJECT:
            if token.dep_ != "dobj" and token.head.dep_ == "relcl" and token.lower_ in {"which", "that"}:
                if token.head.head.lemma_.lower() in nouns:
                    found[token.i] = token.head.head
                continue
            noun = one if token.lower_ in _ONE else latest
            if noun is None or not _near(noun, token):
                continue
            if cast.mention(token) is None or (noun.lemma_.lower() in truces and _runs(token)):
                found[token.i] = noun
        elif (
            token.lemma_.lower() in nouns
            and token.pos_ in {"NOUN", "PROPN"}
            and token.dep_ in _SUBJECT | {"pobj", "attr"}
        ):
            latest = token
            if token.tag_ not in _PLURAL:
                one = token
    return found


def _runs(pronoun: Token) -> bool:
    """Whether a pronoun does what of all things a ceasefire does: "it has held", "it took effect"."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or verb.pos_ not in {"VERB", "AUX"}:
        return False
    lemma = verb.lemma_.lower()
    after = {c.lemma_.lower() for c in verb.children if c.i > verb.i and c.dep_ in {"prt", "prep", "dobj"}}
    told = {word for words in cues("things")["status_verbs"].values() for word in words}
    whole = {f"{lemma} {word}" for word in after} & told
    return bool(whole) or (lemma in _RUNNING and not any(c.dep_ == "dobj" for c in verb.children))


_RUNNING = frozenset({"collapse", "expire", "hold", "lapse", "unravel"})


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
