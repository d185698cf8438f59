"""Who has a part in an act, as the trained head points at the words that name them."""

from __future__ import annotations

from detente.model import Actor
from detente.reading.local.actors.agents import AGAINST
from detente.reading.local.actors.cast import Form, Mention
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import words
from detente.reading.local.mentions.names import is_role
from detente.reading.local.mentions.words import SPEECH, STRIKING
from detente.reading.local.parsed import Token

CLEAR = 0.5
"""How likely words must name one who acts."""
PLAIN = 0.8
"""The same for the name of a place, which seldom acts."""
SURE = 0.7
_HELP = frozenset("aegis assistance auspices backing blessing help mediation patronage support".split())
_BESIDE = frozenset(("with", "under", "through", "without"))
_UNLIKELY = 0.15
_VIOLENT = frozenset({"ambush", "fire", "injure", "kill", "shoot", "wound"})


def pointed(act: Token, scene: Scene, least: float = CLEAR, *, spoken: bool = False) -> tuple[Actor, ...]:
    """Who does an act: those whom words of its sentence name that the head points at.

    `spoken`: it is an act of words, which who says the words may do.
    """
    found: list[Actor] = []
    subject = next((child for child in act.children if child.dep_ == "nsubj"), None)
    others = subject if names_others(subject) else None
    spoken = spoken and others is None
    for mention in scene.cast.within(act.sent.start_char, act.sent.end_char):
        word = scene.page.doc[mention.root]
        if word.dep_ == "poss" and scene.cast.mention(word.head) is not None:
            continue  # "the opposition of X" is meant, and not X
        if _does_another(word, act, spoken) or _suffers(word, act, scene) or _lends(word):
            continue
        share = likely(word, act, scene)
        apart = others is not None and (others.is_ancestor(word) or not act.is_ancestor(word))
        if others is not None and apart and (share < SURE or not _owns(word, others)):
            continue  # "factions in X" may be any of them, and none of them is who tells of it
        if share >= (max(least, PLAIN) if mention.form is Form.PLACE else least):
            found += scene.cast.at(word)
    return tuple({actor.id: actor for actor in found}.values())


def _owns(word: Token, people: Token) -> bool:
    """Whether a word says whose people somebody means: "X's men", "gunners of X", but not "X's foes"."""
    if people.lemma_.lower() in AGAINST:
        return False
    if word.dep_ in ("poss", "compound", "nmod", "amod"):
        return word.head == people
    return word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head == people


def names_others(subject: Token | None) -> bool:
    """Whether a subject means people by what they are: "both sides", "the factions in X", "leaders"."""
    return subject is not None and (is_role(subject) or subject.lemma_.lower() in AGAINST)


def _does_another(word: Token, act: Token, spoken: bool) -> bool:
    """Whether a word names who does another thing, by its grammar: "raids supported by Zambia"."""
    after = word.doc[word.i + 1 : word.i + 3]
    if len(after) == 2 and after[0].text in ("-", "–", "‑") and after[1].tag_ in ("VBN", "VBD"):
        return after[1] != act  # "at UN-led talks"
    while word.dep_ in ("appos", "poss", "compound", "nmod", "amod") and word.head not in (word, act):
        word = word.head
    if word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.pos_ == "PROPN":
        word = word.head.head  # "President Abdi of Somalia" speaks, and with him his country
    first = next((one for one in (word, *word.conjuncts) if one.dep_ != "conj"), word)
    if first.dep_ == "pobj" and first.head.dep_ == "agent":
        deed = first.head.head
        return act not in (deed, deed.head) and not deed.is_ancestor(act) and deed not in act.conjuncts
    if first.dep_ != "nsubj" or first.head == act or not first.head.is_ancestor(act):
        return False
    if not spoken and first.head.lemma_.lower() in SPEECH and act.dep_ == "ccomp" and act.head == first.head:
        # "A truce has been signed, X said": who tells of it has not done it; what will be done, he may do.
        return any(c.dep_ == "nsubjpass" for c in act.children) and not any(
            c.tag_ == "MD" for c in act.children
        )
    # "the army left after rockets hit the port"
    return act.dep_ == "advcl" and any(child.dep_ == "nsubj" for child in act.children)


def _lends(word: Token) -> bool:
    """Whether a word names whose help an act had: "signed with the support of Chad", "under AU auspices"."""
    if word.dep_ == "pobj" and word.head.lower_ in ("of", "from", "by"):
        thing = word.head.head
    elif word.dep_ in ("compound", "amod", "nmod", "poss"):
        thing = word.head
    else:
        return False
    return thing.lemma_.lower() in _HELP and thing.dep_ == "pobj" and thing.head.lower_ in _BESIDE


def _suffers(word: Token, act: Token, scene: Scene) -> bool:
    """Whether a word is part of the people whom something is done to: "Navy patrols were fired upon"."""
    done_to = next((child for child in act.children if child.dep_ == "nsubjpass"), None)
    if done_to is None or not (word == done_to or done_to.is_ancestor(word)):
        return False
    if act.lemma_.lower() in STRIKING | _VIOLENT:
        return True
    return scene.cast.mention(done_to) is not None or done_to.lemma_.lower() in words("forces")


def likely(word: Token, act: Token, scene: Scene) -> float:
    """How likely a word names who does an act."""
    return scene.learned.names(word, "actor", act) if scene.learned is not None else 0.0


def mended(actor: tuple[Actor, ...], act: Token, scene: Scene) -> tuple[Actor, ...]:
    """Who does an act, where a rule says `actor`: somebody else where the head is sure of that.

    The rule stands where it takes somebody whom no words of the sentence mean; of pronouns the head knows
    less.
    """
    here = scene.cast.within(act.sent.start_char, act.sent.end_char)
    for one in actor:
        own = [m for m in here if one.id in m.actors]
        if not own or any(_stands(m, act, scene) for m in own):
            return actor
    others = pointed(act, scene, SURE)
    same = any(scene.same_side(one, other) for one in others for other in actor)
    return actor if same or not others else others


def _stands(mention: Mention, act: Token, scene: Scene) -> bool:
    """Whether the head leaves it to a rule that a mention acts: it hears it there, or hardly could."""
    word = scene.page.doc[mention.root]
    if mention.form is Form.PRONOUN and word.dep_ in ("nsubj", "nsubjpass"):
        return True
    return likely(word, act, scene) > _UNLIKELY
