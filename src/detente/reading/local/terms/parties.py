"""Who is to take part in talks that are offered or demanded, and who is to help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.model import Actor
from detente.model.codes import Issue
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token
from detente.reading.local.terms.words import term_words


def parties(draft: Draft, scene: Scene) -> tuple[tuple[str, ...], Sequence[Token]]:
    """The ids of those between whom the talks are to be, and the words that name them: "talks between X and
    Y", "talks with Y".
    """
    for noun in draft.body:
        if noun.pos_ != "NOUN" or Issue.TALKS not in scene.topics.of([noun]):
            continue
        for prep in noun.children:
            if prep.dep_ != "prep" or prep.lower_ not in term_words("joining"):
                continue
            found = _named(prep, scene)
            if prep.lower_ == "with":
                found = (*draft.actor, *found) if found else ()
            if len(found) > 1:
                return tuple(dict.fromkeys(actor.id for actor in found)), prep.subtree[1:]
    return (), ()


def facilitator(draft: Draft, scene: Scene) -> tuple[str | None, Sequence[Token]]:
    """The id of who is to mediate or host, and the words: "mediated by X", "under the auspices of X"."""
    for token in draft.body:
        helped = (
            token.pos_ == "VERB" and token.tag_ == "VBN" and token.lemma_.lower() in term_words("helping")
        )
        if helped or token.lemma_.lower() in term_words("auspices"):
            for actor, words in _by(token, scene):
                return actor.id, words
    return None, ()


def _by(token: Token, scene: Scene) -> Iterator[tuple[Actor, Sequence[Token]]]:
    for child in token.children:
        if child.lower_ in {"by", "of", "from"} and child.dep_ in {"agent", "prep"}:
            yield from ((actor, child.subtree[1:]) for actor in _named(child, scene))
        elif child.dep_ in {"poss", "amod", "compound"} and token.pos_ == "NOUN":
            yield from ((actor, child.subtree) for actor in scene.cast.at(child))


def _named(prep: Token, scene: Scene) -> tuple[Actor, ...]:
    return tuple(
        actor for noun in prep.children if noun.dep_ == "pobj" for actor in scene.agents.of(noun, places=True)
    )
