"""The parse of nouns for pacts, mended: "a cease-fire deal", "a truce declared last week will hold"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from detente.knowledge.cues import cues

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def mend_pact_nouns(doc: Doc) -> None:
    """Make a noun of "cease-fire" before another, and give "says a truce declared last week will be extended"
    its verb back: the parser has the truce declare that something will be extended. Changes `doc`.
    """
    for token in doc:
        if token.pos_ == "ADJ" and token.dep_ == "amod" and token.lower_ in cues("things")["ceasefire_nouns"]:
            token.pos_, token.tag_, token.dep_ = "NOUN", "NN", "compound"
        if token.tag_ in ("VBD", "VBN") and not any(c.dep_ in ("aux", "auxpass") for c in token.children):
            noun = next((c for c in token.lefts if c.dep_ in _SUBJECTS), None)
            if noun is None or noun.lemma_.lower() not in _pacts():
                continue
            told = next((c for c in token.rights if c.dep_ == "ccomp" and _is_headless(c)), None)
            if told is not None:
                _part(noun, token, told)


@cache
def _pacts() -> frozenset[str]:
    data = cues("things")
    return frozenset((*data["ceasefire_nouns"], *data["talks_nouns"], *data["agreement_nouns"]))


def _is_headless(verb: Token) -> bool:
    """Whether a clause has a finite verb and neither a subject nor a word that opens it."""
    opened = any(c.dep_ in (*_SUBJECTS, "csubj", "expl", "mark") for c in verb.children)
    return not opened and any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)


def _part(noun: Token, verb: Token, told: Token) -> None:
    passive = any(child.dep_ == "auxpass" for child in told.children)
    after = [child for child in verb.rights if child.i > told.i]
    told.head, told.dep_ = (told, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
    noun.head, noun.dep_ = told, "nsubjpass" if passive else "nsubj"
    for child in after:
        child.head = told
