"""The words that mark what somebody said, from the cue file `speech`, and the forms that they stand in."""

from __future__ import annotations

import functools

from detente.knowledge.cues import cues
from detente.reading.local.parsed import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOBODY = frozenset({"all", "this", "that", "which", "%", "percent"})
"""No sources: things that were said, and the shares of a poll."""
SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "hardly"})
_REACHING = frozenset(
    {"go", "continue", "proceed", "take", "use", "come", "rush", "hasten", "quick", "first"}
)
_UNREAL = frozenset({"could", "might", "may", "should", "would", "must", "ca", "can", "will", "wo", "shall"})
_NEGATED_CUES = frozenset({"rule out", "deny"})
_NO_DEED = frozenset({"like", "without", "before", "of", "from", "against"})


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
    bare = token.lemma_.lower()
    if any(bare in speech(kind) for kind in kinds):
        return True
    full = lemma(token)
    return full != bare and any(full in speech(kind) for kind in kinds)


def mark_of(head: Token, word: str) -> Token | None:
    """The subordinator `word` of a clause."""
    return next((c for c in head.children if c.dep_ == "mark" and c.lower_ == word), None)


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied: "did not say", "nobody said"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NEVER:
            return True
        if child.dep_ in SUBJECT and (
            child.lower_ in {"nobody", "none", "neither", "nothing"}
            or any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in child.children)
        ):
            return True
    return False


def is_unreal(verb: Token) -> bool:
    """Whether the verb only might be done: "could say", "declined to say", "if he says", "like saying"."""
    helpers = [child for child in verb.children if child.dep_ == "aux"]
    if any(helper.lower_ in _UNREAL for helper in helpers):
        return True
    if any(helper.tag_ == "TO" for helper in helpers) and verb.head.lemma_.lower() not in _REACHING:
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ in _NO_DEED:
        return True
    return mark_of(verb, "if") is not None or mark_of(verb, "unless") is not None


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was told", "it was announced", "asked whether he would go"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"advcl", "acl", "amod", "prep"}
        and not any(child.dep_ == "aux" for child in verb.children)
    )


def is_idle(verb: Token) -> bool:
    """Whether nobody is told to have said anything: negated, only possible, or passive without "by"."""
    if is_negated(verb) and lemma(verb) not in _NEGATED_CUES:
        return True
    if is_unreal(verb):
        return True
    return is_passive(verb) and not any(c.dep_ == "agent" for c in verb.children)


def opening_tag(head: Token) -> str:
    """The tag of the word that makes a verb group finite or not: its first auxiliary, else the verb."""
    helpers = [c for c in head.children if c.dep_ in {"aux", "auxpass"}]
    return min(helpers, key=lambda t: t.i).tag_ if helpers else head.tag_


def cue_span(verb: Token) -> tuple[int, int]:
    """Offsets of the cue as written: the verb with its particle, and "did not" before "rule out"."""
    start, end = verb.idx, verb.idx + len(verb)
    particle = particle_of(verb)
    if particle is not None and particle.i - verb.i <= 2:
        end = particle.idx + len(particle)
    if is_negated(verb):
        helpers = [c for c in verb.children if c.dep_ in {"aux", "neg"} and verb.i - 3 <= c.i < verb.i]
        start = min([start, *(c.idx for c in helpers)])
    return start, end
