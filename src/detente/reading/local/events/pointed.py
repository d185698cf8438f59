"""Who has a part in an act, as the trained head points at the words that name them."""

from __future__ import annotations

from spacy.tokens import Token

from detente.model import Actor
from detente.reading.local.actors.cast import Form
from detente.reading.local.events.scene import Scene

CLEAR = 0.5
"""How likely words must name one who acts."""
PLAIN = 0.8
"""The same for the name of a place, which seldom acts."""
SURE = 0.7
_UNLIKELY = 0.15


def pointed(act: Token, scene: Scene, least: float = CLEAR) -> tuple[Actor, ...]:
    """Who does an act: those whom words of its sentence name that the head points at."""
    found: list[Actor] = []
    for mention in scene.cast.within(act.sent.start_char, act.sent.end_char):
        word = scene.page.doc[mention.root]
        share = likely(word, act, scene)
        if share >= (max(least, PLAIN) if mention.form is Form.PLACE else least):
            found += scene.cast.at(word)
    return tuple({actor.id: actor for actor in found}.values())


def likely(word: Token, act: Token, scene: Scene) -> float:
    """How likely a word names who does an act."""
    return scene.learned.names(word, "actor", act) if scene.learned is not None else 0.0


def mended(actor: tuple[Actor, ...], act: Token, scene: Scene) -> tuple[Actor, ...]:
    """Who does an act, where a rule says `actor`: somebody else where the head is sure of that.

    The rule stands where it takes somebody whom no name in the sentence means: of pronouns the head knows
    less.
    """
    here = scene.cast.within(act.sent.start_char, act.sent.end_char)
    for one in actor:
        own = [m for m in here if one.id in m.actors]
        if not own or any(
            m.form is Form.PRONOUN or likely(scene.page.doc[m.root], act, scene) > _UNLIKELY for m in own
        ):
            return actor
    others = pointed(act, scene, SURE)
    same = any(scene.same_side(one, other) for one in others for other in actor)
    return actor if same or not others else others
