"""Page → the names in it: names of the world, and capitalised names that it does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from detente.knowledge.demonyms import country_of_people
from detente.knowledge.fold import fold
from detente.knowledge.party import Alias
from detente.knowledge.role import Role, read_modifiers
from detente.knowledge.world import World, world
from detente.model.codes import ActorKind
from detente.reading.local.mentions.words import BODY_NOUNS, HONORIFICS, PARTICLES, THING_NOUNS
from detente.reading.local.parsed import Doc, Token

ADJECTIVES = frozenset(("national", "local", "relative", "federal", "regional"))
"""Roles that in a name, and mostly elsewhere, are adjectives."""
_MORE = {
    role.noun: role
    for role in (
        Role("counterpart", "counterparts", "person", ActorKind.PERSON, inherits=True),
        Role("office", "offices", "body", ActorKind.ORGANISATION, inherits=True),
        Role("camp", "camps", "body", ActorKind.GROUP, inherits=True),
        Role("capital", "capitals", "body", ActorKind.STATE, inherits=True),
        Role("pair", "pair", "body", ActorKind.GROUP, inherits=True),
    )
}
_MORE |= {role.plural: role for role in _MORE.values()}
"""Nouns that take everything from whom they belong to."""
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_END = ""
_LONGEST_ROLE = 6
_LONGEST_NAME = 12


@cache
def _trie() -> dict[str, Any]:
    """The folded words of every name of the world, as nested dicts; the empty key ends a name."""
    root: dict[str, Any] = {}
    for surface in world().names():
        node = root
        for word in fold(surface.removeprefix("the ")).split():
            node = node.setdefault(word, {})
        node[_END] = True
    return root


def alias_at(doc: Doc, start: int) -> tuple[int, tuple[Alias, ...]] | None:
    """The longest name of the world that begins at a token: its end and what it may stand for."""
    best = _longest(doc, start, start, _trie())
    while best > start:
        text = doc[start:best].text
        found = world().find(text)
        if not found and start > 0 and doc[start - 1].lower_ == "the":
            found = world().find(f"the {text}")
        if found and (_cased(doc, start, best) or any(alias.surface == text for alias in found)):
            return best, found
        best -= 1
    return None


def _longest(doc: Doc, start: int, at: int, node: dict[str, Any]) -> int:
    """The end of the longest surface that goes on at a token; 0 for none."""
    best = 0
    while at < len(doc) and at - start < _LONGEST_NAME:
        token = doc[at]
        if at > start and token.is_sent_start:
            break
        whose = _whose(doc, at)
        if whose in node:  # "People's Republic of China"
            best = max(best, at + 2 if _END in node[whose] else 0, _longest(doc, start, at + 2, node[whose]))
        words = fold(token.text).split()
        for word in words:
            node = node.get(word, {})
        if not node:
            break
        at += 1
        if _END in node and words:
            best = max(best, at)
    return best


def _whose(doc: Doc, at: int) -> str:
    """The folded word at a token with the 's behind it; no word where there is none."""
    if at + 1 >= len(doc) or doc[at + 1].tag_ != "POS" or doc[at].whitespace_ or not fold(doc[at + 1].text):
        return "'s"
    return fold(doc[at : at + 2].text)


def _cased(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are written as a name: the first and the last with a capital or a digit."""
    first, last = doc[start].text, doc[end - 1].text
    named = first[0].isupper() or first[0].isdigit() or first.casefold() in PARTICLES
    return (
        named and any(c.isupper() for c in doc[start:end].text) and (end - start == 1 or not last.islower())
    )


@cache
def _role_starts() -> frozenset[str]:
    """The first words of every role, modifiers included."""
    nouns = (*world().roles(), *read_modifiers(), *_MORE)
    return frozenset(word for noun in nouns for word in fold(noun).split()[:1]) | {"the", "a", "an"}


def role_at(doc: Doc, start: int, stop: int) -> tuple[int, Role] | None:
    """The longest role that begins at a token and ends before `stop`: its end and the role."""
    known: World = world()
    first = fold(doc[start].text).split()
    if not first or first[0] not in _role_starts():
        return None
    for end in range(min(stop, start + _LONGEST_ROLE), start, -1):
        last = doc[end - 1]
        if last.is_punct or last.is_space or last.pos_ in ("ADP", "DET", "PART"):
            continue
        text = doc[start:end].text
        role = known.role(text) or _MORE.get(text.casefold())
        if role is not None and not (end - start == 1 and last.lower_ in ADJECTIVES):
            return end, role
    return None


def is_role(token: Token) -> bool:
    """Whether a token is a noun for people or a body that acts: "factions", "envoy", "ministry"."""
    return token.pos_ == "NOUN" and role_at(token.doc, token.i, token.i + 1) is not None


def is_people(token: Token) -> bool:
    """Whether a token is the plural of a people that the codebook need not hold: "Londoners"."""
    return token.tag_ in ("NNS", "NNPS") and token.text[0].isupper() and bool(country_of_people(token.text))


def capitalised(token: Token) -> bool:
    """Whether a token is written like a part of a name."""
    text = token.text
    if _ORDINAL.fullmatch(text) and token.i + 1 < len(token.doc):
        return token.nbor().text[0].isupper() and is_body_word(token.nbor().text)
    if not text[0].isupper():
        return (
            text[0].isdigit() and any(c.isupper() for c in text) and token.ent_type_ not in ("TIME", "DATE")
        )
    if token.is_sent_start and token.pos_ not in ("PROPN", "NOUN", "ADJ") and not token.ent_type_:
        return False
    return token.pos_ not in ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ") or (
        len(text) > 1 and text.isupper()
    )


def run_end(doc: Doc, start: int) -> int:
    """The end of the run of capitalised tokens that begins at `start`, particles and hyphens inside it."""
    at = start + 1
    while at < len(doc) and at - start < _LONGEST_NAME:
        token = doc[at]
        if token.is_sent_start:
            break
        if capitalised(token) and not _is_dated(token):
            at += 1
            continue
        if token.tag_ == "POS" and (end := _possessed(doc, at)):
            at = end
            continue
        if (
            token.tag_ == "POS"
            and at + 1 < len(doc)
            and doc[at + 1].text[0].isupper()
            and is_body_word(doc[at + 1].text)
        ):
            at += 1  # "the Ombudsman's Office"
            continue
        closed = token.text.istitle() and at + 1 < len(doc) and capitalised(doc[at + 1])
        if closed and not doc[at + 1].is_sent_start and token.pos_ in ("SCONJ", "ADP", "CCONJ"):
            at += 1  # "U Than Swe": the tagger knows only the English word
            continue
        inner = token.text in ("-", "–", "‑") or token.text.casefold() in PARTICLES
        after = _after_particles(doc, at) if inner else len(doc)
        if after < len(doc) and capitalised(doc[after]) and _glued(doc, at):
            at = after
            continue
        if (after := _behind_nickname(doc, at)) > at:
            at = after  # 'Jorge "El Gato" Torres'
            continue
        if token.text == "-" and _is_syllable(doc, at + 1):
            at += 2  # "Kim Jong-un"
            continue
        break
    return at


def _behind_nickname(doc: Doc, at: int) -> int:
    """Where a name goes on behind a nickname in quotation marks that opens at a token; 0 for none."""
    closing = _QUOTES.get(doc[at].text)
    if closing is None or not doc[at - 1].whitespace_ or doc[at - 1].pos_ != "PROPN":
        return 0
    end = at + 1
    while end < len(doc) and end - at <= _LONGEST_NICKNAME and doc[end].text[0].isupper():
        end += 1
    closed = end + 1 < len(doc) and end > at + 1 and doc[end].text in closing
    after = doc[end + 1] if closed and doc[end].whitespace_ else None
    named = after is not None and capitalised(after) and after.pos_ == "PROPN" and not after.is_sent_start
    return end + 1 if named else 0


_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "``": "''"}
_LONGEST_NICKNAME = 3


def _is_syllable(doc: Doc, at: int) -> bool:
    """Whether a token is the small second half of a person's given name, glued to the first by a hyphen."""
    if at >= len(doc) or not _glued(doc, at - 1):
        return False
    token = doc[at]
    return token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and token.text.islower() and len(token) < 6


def _possessed(doc: Doc, at: int) -> int:
    """The end of a name that goes on behind a common noun's 's: "People's Defence Forces"; 0 for none."""
    before, end = doc[at - 1], at + 1
    while end < len(doc) and end - at < 6 and doc[end].text[0].isupper():
        end += 1
    common = before.tag_ in ("NNS", "NN", "NNPS") or world().role(before.lower_) is not None
    named = (
        end - at > 1 and is_body_word(doc[end - 1].text) and before.ent_type_ not in ("PERSON", "GPE", "NORP")
    )
    return end if common and named and alias_at(doc, at - 1) is None else 0


def _after_particles(doc: Doc, at: int) -> int:
    while at < len(doc) and (doc[at].text in ("-", "–", "‑") or doc[at].text.casefold() in PARTICLES):
        at += 1
    return at


def _glued(doc: Doc, at: int) -> bool:
    """Whether a hyphen stands without spaces around it (a dash between two words joins nothing)."""
    token = doc[at]
    if token.text not in ("-", "–", "‑"):
        return True
    return not token.whitespace_ and at > 0 and not doc[at - 1].whitespace_


def _is_dated(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") and token.text.casefold() in THING_NOUNS


def is_honorific(token: Token) -> bool:
    """Whether a token is a title such as "Mr."."""
    return token.text.casefold() in HONORIFICS and token.text[0].isupper()


def is_body_word(word: str) -> bool:
    """Whether a word, last in a name, makes it the name of an organisation or group."""
    if word.casefold() in BODY_NOUNS:
        return True
    role = world().role(word)
    return role is not None and role.form == "body" and role.also is None


def connected(doc: Doc, end: int) -> int:
    """The end of a name that goes on behind "of" or "for": "Front for the Defence of the Valley"."""
    at = end
    for _ in range(3):
        nxt = at
        while nxt < len(doc) and nxt - at < 3 and doc[nxt].text in ("of", "for", "the", "and"):
            nxt += 1
        if nxt == at or nxt >= len(doc) or not capitalised(doc[nxt]) or doc[at].text not in ("of", "for"):
            return at
        at = run_end(doc, nxt)
    return at


def tokens(doc: Doc) -> Iterator[Token]:
    """The tokens of a document that have letters or digits."""
    return (token for token in doc if not token.is_space)
