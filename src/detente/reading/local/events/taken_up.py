"""Subjects that the actor steps leave open, once a word is heard to do an act: whom "it" takes up there."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import ActorKind
from detente.reading.local.actors.board import is_subject
from detente.reading.local.actors.cast import Form
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MANY = frozenset(("NNS", "NNPS"))
_STEPS = 3


def taken_up(token: Token | None, scene: Scene, depth: int = 0) -> tuple[Actor, ...]:
    """The state or body that "it", as the subject of an act, takes up: the subject right before it.

    A thing, or people, that are the subject in between leave it open.
    """
    if token is None or token.lower_ != "it" or token.dep_ not in _SUBJECTS or depth > _STEPS:
        return ()
    if mention := scene.cast.mention(token):
        return scene.cast.at(token) if len(mention.actors) == 1 else ()
    for other in _before(token):
        found = _meant(other, scene, depth)
        if found is not None:
            return found
    return ()


def _before(token: Token) -> list[Token]:
    """The subjects before a pronoun: those of its sentence, the nearest first, then those of the sentence
    before, that of its main clause first.
    """
    doc, sentence = token.doc, token.sent
    own = [t for t in doc[sentence.start : token.i] if t.dep_ in _SUBJECTS and t.head != token.head]
    if sentence.start == 0:
        return own[::-1]
    last = [t for t in doc[sentence.start - 1].sent if t.dep_ in _SUBJECTS]
    return [*own[::-1], *sorted(last, key=lambda t: t.head.dep_ != "ROOT")]


def _meant(other: Token, scene: Scene, depth: int) -> tuple[Actor, ...] | None:
    """The one whom an earlier subject names; empty where it is a thing or several, None to look further."""
    if other.lower_ == "it":
        return taken_up(other, scene, depth + 1)
    if other.pos_ not in ("NOUN", "PROPN"):
        return None  # "who", "he", "there"
    mention = scene.cast.mention(other)
    if mention is None:
        return None if other.tag_ in _MANY else ()
    found = scene.cast.at(other)
    if len(found) != 1 or any(is_subject(c) for c in other.conjuncts):
        return ()
    if found[0].kind is ActorKind.PERSON or other.tag_ in _MANY:
        return None
    return () if mention.form in (Form.PLACE, Form.ADJECTIVE) else found
