"""The words that mark what somebody said, from the cue file `speech`."""

from __future__ import annotations

import functools

from spacy.tokens import Token

from detente.knowledge.cues import cues

FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "hardly"})
_UNREAL = frozenset({"could", "might", "may", "should", "would", "must", "ca", "can"})


@functools.cache
def speech(kind: str) -> frozenset[str]:
    """The words of that kind: `say`, `direct`, `quoting`, `nouns` and the other keys of the cue file."""
    return frozenset(str(word) for word in cues("speech")[kind])


def lemma(verb: Token) -> str:
    """The lemma of a verb in lower case, with its particle where it has one: "point out"."""
    particle = particle_of(verb)
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else verb.lemma_.lower()


def particle_of(verb: Token) -> Token | None:
    """The particle of a phrasal verb: the "out" of "pointed out"."""
    for child in verb.children:
        if child.i > verb.i and (
            child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in {"aside", "off"})
        ):
            return child
    return None


def is_cue(token: Token, *kinds: str) -> bool:
    """Whether `token` is a verb of one of the kinds, with its particle or without."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "amod", "compound"}:
        return False
    bare, full = token.lemma_.lower(), lemma(token)
    return any(full in speech(kind) or bare in speech(kind) for kind in kinds)


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied: "did not say", "nobody said"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NEVER:
            return True
        if child.dep_ in _SUBJECT and (
            child.lower_ in {"nobody", "none", "neither", "nothing"}
            or any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in child.children)
        ):
            return True
    return False


def is_unreal(verb: Token) -> bool:
    """Whether the verb only might be done: "could say", "declined to say", "if he says"."""
    if any(child.dep_ == "aux" and child.lower_ in _UNREAL for child in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in {"decline", "refuse", "fail", "want", "stop"}:
        return True
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was told", "it was announced"."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
