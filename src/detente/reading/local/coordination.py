"""The parse of noun phrases that "and" joins, mended where the parser takes two for one.

The small English parsers read "the government and rebel groups" as groups of two kinds, and hang the second
of "government forces and rebels" on "government".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from detente.knowledge.world import world
from detente.model.codes import ActorKind, Sector
from detente.reading.local.mentions.words import ARMED_WORDS

_BEFORE = frozenset(("nmod", "compound", "amod"))
_RULING = frozenset((Sector.GOV, Sector.MIL, Sector.COP))
_OPPOSED = ARMED_WORDS | {"armed", "opposition"}
_GROUPS = frozenset("alliance alliances coalition faction factions group groups movement movements".split())


def mend_coordination(doc: Doc) -> None:
    """Make two noun phrases of those that the parser took for one. Changes heads and labels of `doc`."""
    for noun in doc:
        if noun.lower_ == "and" and noun.dep_ == "cc":
            _rejoin(noun)
        if noun.pos_ not in ("NOUN", "PROPN"):
            continue
        for first in [child for child in noun.lefts if child.dep_ in _BEFORE]:
            for late in [c for c in first.rights if c.dep_ in ("cc", "conj", "punct") and c.i > noun.i]:
                late.head = noun  # "government forces and rebels": joined to the noun, not to its modifier
            second = _second(first, noun)
            named = _named(noun)
            if second is not None and first.ent_type_ == named.ent_type_ == "PERSON":
                _part(first, named)  # "Modi and French President Emmanuel Macron"
                break
            if second is None or not _is_ruling(first):
                continue
            if _is_opposed(second, noun):
                _part(first, noun)
                break
            if noun.pos_ == "PROPN" and second.dep_ == "conj" and _is_armed(second.lower_):
                _part(first, noun)
                _name(second, noun, first)
                break
        _name_the_last(noun)


def _rejoin(joint: Token) -> None:
    """Make one subject of what the parser takes for two: "envoys of Obi and rebel leader Ade will meet"."""
    one = joint.head
    first = next((t for t in (one, *one.ancestors) if t.dep_ in ("nsubj", "nsubjpass")), None)
    if first is None or first.head.i < joint.i:
        return
    for second in first.head.lefts:
        if second.dep_ == first.dep_ and second.left_edge.i == joint.i + 1:
            alike = one != first and one.ent_type_ == second.ent_type_ == "PERSON"
            second.head, second.dep_ = one if alike else first, "conj"
            return


def _second(first: Token, noun: Token) -> Token | None:
    """The last word of the second half before its noun, where "and" stands right behind the first half."""
    joint = first.doc[first.i + 1]
    if joint.lower_ != "and" or joint.head != first or noun.i - joint.i < 2:
        return None
    return first.doc[noun.i - 1]


def _named(noun: Token) -> Token:
    """The last word of the name whose title a noun is."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _is_ruling(token: Token) -> bool:
    """Whether a noun by itself is one that acts: "the government", "the army"."""
    role = world().role(token.lower_)
    return (
        token.tag_ not in ("NNS", "NNPS")
        and role is not None
        and role.form == "body"
        and role.sector in _RULING
        and any(child.dep_ in ("det", "amod", "poss") and child.i < token.i for child in _before(token))
    )


def _before(token: Token) -> list[Token]:
    """What stands before a noun in its phrase, on whichever of its words the parser hangs it."""
    return [child for child in (*token.lefts, *token.head.lefts) if child.i < token.i]


def _is_opposed(token: Token, noun: Token) -> bool:
    """Whether the second half is a group that fights: "rebel groups", "opposition factions"."""
    if token.lower_ not in _OPPOSED:
        return False
    return _is_armed(noun.lower_)


def _is_armed(word: str) -> bool:
    role = world().role(word)
    return word in _GROUPS or (role is not None and role.kind is ActorKind.ARMED_GROUP)


def _name_the_last(noun: Token) -> None:
    """Hang a name on the words that it stands behind: "the army and its rival, the Free Army"."""
    for name in [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]:
        at = name.left_edge.i - 1
        before = noun.doc[at - 1 if noun.doc[at].text == "," else at]
        if before.dep_ == "conj" and before.head == noun and before.pos_ == "NOUN":
            name.head = before


def _name(second: Token, name: Token, first: Token) -> None:
    """Make a name the one of the word in front of it, and that the conjunct of `first`."""
    for stray in [c for c in first.rights if c.dep_ == "conj" and c.i < second.i]:
        stray.head, stray.dep_ = second, "compound"
    second.head, second.dep_ = first, "conj"
    name.head, name.dep_ = second, "appos"


def _part(first: Token, noun: Token) -> None:
    """Hang `noun` on `first` as its conjunct, with what stands between, and on `first` what precedes both."""
    above, dep = noun.head, noun.dep_
    own = [child for child in noun.children if child.i < first.i]
    for inner in [child for child in first.rights if child.dep_ == "conj" and child.i < noun.i]:
        inner.head, inner.dep_ = noun, "compound"
    if first.pos_ == "ADJ":
        first.pos_, first.tag_ = "NOUN", "NN"  # "junta", which the tagger does not know
    first.head, first.dep_ = (first if above == noun else above), dep
    noun.head, noun.dep_ = first, "conj"
    for child in own:
        child.head = first
