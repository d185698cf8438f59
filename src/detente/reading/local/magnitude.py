"""How large a blow, a capture or a release was: people, weapon, target, damage, as the text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from detente.model import Count, Magnitude
from detente.model.codes import Act
from detente.reading.local.draft import Draft
from detente.reading.local.numbers import number_in
from detente.reading.local.triggers import words

_VERBS = {
    "kill": "killed", "die": "killed", "slay": "killed", "massacre": "killed", "perish": "killed",
    "execute": "killed",
    "wound": "injured", "injure": "injured", "hurt": "injured", "maim": "injured",
    "detain": "detained", "arrest": "detained", "capture": "detained", "seize": "detained",
    "abduct": "detained", "kidnap": "detained", "hold": "detained", "take": "detained",
    "displace": "displaced", "flee": "displaced", "uproot": "displaced", "drive": "displaced",
    "release": "released", "free": "released", "exchange": "released", "swap": "released", "hand": "released",
    "return": "released", "repatriate": "released",
}  # fmt: skip
_STATES = {"dead": "killed", "wounded": "injured", "injured": "injured", "homeless": "displaced"}
_FITTING = {
    Act.ATTACK: {"killed", "injured", "detained", "displaced"},
    Act.COERCE: {"detained", "displaced"},
    Act.EXCHANGE: {"released"},
    Act.RELEASE: {"released"},
}
_PEOPLE = frozenset(
    [
        "people",
        "person",
        "civilian",
        "soldier",
        "fighter",
        "child",
        "woman",
        "man",
        "guard",
        "officer",
        "policeman",
        "militant",
        "prisoner",
        "captive",
        "detainee",
        "hostage",
        "resident",
        "worker",
        "villager",
        "member",
        "driver",
        "troop",
        "rebel",
        "guerrilla",
        "migrant",
        "passenger",
        "serviceman",
        "medic",
        "journalist",
        "student",
        "protester",
        "inmate",
        "combatant",
        "body",
    ]
)
_DAMAGING = frozenset({"damage", "destroy", "burn", "wreck", "level", "collapse"})


def magnitude(draft: Draft, near: Iterable[Token]) -> Magnitude:
    """The magnitude of `draft`, read from its own words and those `near` that tell its consequences."""
    fitting = _FITTING.get(draft.act)
    if fitting is None:
        return Magnitude()
    tokens = sorted({*draft.body, *near}, key=lambda t: t.i)
    counts: dict[str, Count] = {}
    damage = target = None
    for token in tokens:
        field = _VERBS.get(token.lemma_.lower()) if token.pos_ in {"VERB", "NOUN"} else None
        field = field or _STATES.get(token.lower_)
        if field in fitting and field not in counts:
            found = _people(token)
            if found is not None:
                counts[field] = found
        if token.lemma_.lower() in _DAMAGING and token.pos_ == "VERB":
            damage = next((_phrase(c) for c in token.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    weapon = next((t.lemma_.lower() for t in _weapons(draft, tokens)), None)
    if draft.act is Act.ATTACK and draft.clause is not None:
        target = next(
            (_phrase(t) for t in draft.clause.objects if t.lemma_.lower() in words("targets")), None
        )
    return Magnitude.model_validate(
        {**counts, "weapon": weapon if draft.act is Act.ATTACK else None, "target": target, "damage": damage}
    )


def _weapons(draft: Draft, tokens: list[Token]) -> Iterator[Token]:
    subject = list(draft.clause.subject.subtree) if draft.clause and draft.clause.subject is not None else []
    for token in (*subject, *tokens):
        if (
            token.pos_ in {"NOUN", "PROPN"}
            and token.lemma_.lower() in words("weapons")
            and token != draft.head
        ):
            yield token


def _people(token: Token) -> Count | None:
    """The number of people whom a word of harm or release concerns."""
    for phrase in _concerned(token):
        found = number_in(phrase)
        if found is not None:
            value, qualifier, _ = found
            return Count(value=value, qualifier=qualifier)
    return None


def _concerned(token: Token) -> Iterator[list[Token]]:
    passive = any(c.dep_ == "auxpass" for c in token.children) or token.tag_ == "VBN"
    for child in token.children:
        harmed = child.dep_ in {"dobj", "nsubjpass"} or (
            child.dep_ == "nsubj" and (passive or token.lemma_ in {"die", "flee", "perish"})
        )
        if harmed:
            yield [t for t in child.subtree if _heads_to(t, child)]
    if token.dep_ in {"acl", "amod", "conj", "oprd", "acomp"} or token.lower_ in _STATES:
        yield [t for t in token.head.subtree if t.i <= token.head.i + 1 and _heads_to(t, token.head)]
    if token.lower_ in _STATES:  # "three dead", "25 wounded"
        yield list(token.children)


def _heads_to(token: Token, head: Token) -> bool:
    """Whether `token` belongs to the phrase of `head` itself and to no clause inside it."""
    while token != head:
        if token.dep_ in {"relcl", "acl"}:
            return False
        token = token.head
    return True


def _phrase(token: Token) -> str:
    """A noun with its own modifiers, as written."""
    first = token.i
    while first > 0 and token.doc[first - 1].dep_ in {"amod", "compound", "nmod"}:
        first -= 1
    return token.doc[first : token.i + 1].text
