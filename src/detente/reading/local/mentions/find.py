"""Page → raw mentions: every phrase that may name an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.knowledge.role import Role
from detente.model.codes import ActorKind, Sector
from detente.reading.local.mentions.form import is_dateline
from detente.reading.local.mentions.names import is_people, is_role, role_at
from detente.reading.local.mentions.people import people
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.runs import Piece, pieces
from detente.reading.local.mentions.words import LOCATIVE, SHORT_FORMS
from detente.reading.local.page import Page
from detente.reading.local.parsed import Doc, Token

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f", "it": None, "its": None}
_PLURAL = frozenset(("they", "them", "their", "theirs"))
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_DISTRIBUTIVE = frozenset(("both", "each", "neither", "either"))
_MODIFIER = frozenset(("compound", "nmod", "amod"))
_LONGEST_PHRASE = 14
PEOPLE = Role("people", "people", "group", ActorKind.GROUP, Sector.CIV)
"""What a word for a people is: "Londoners"."""


def find_mentions(page: Page) -> tuple[Raw, ...]:
    """The raw mentions of a page in the order of the text; the headline is left out."""
    doc = page.doc
    first = next((t.i for t in doc if not page.in_headline(t.idx)), len(doc))
    found = [piece for piece in pieces(doc, 0) if piece.start >= first or _dates(doc, piece)]
    named = list(_named(doc, found))
    taken = {i for raw in named if raw.sort is not Sort.PARTY for i in range(raw.name[0], raw.name[1])}
    taken |= {i for raw in named if raw.title for i in range(*raw.title)}
    taken |= {i for raw in named if raw.sort is Sort.PARTY for i in range(raw.start, raw.end)}
    out = [*named, *_nominals(doc, first, taken), *_pronouns(doc, first)]
    return tuple(sorted(out, key=lambda raw: (raw.start, -raw.end, raw.root)))


def _dates(doc: Doc, piece: Piece) -> bool:
    """Whether a name in the headline is its dateline: it tells where the report comes from."""
    return piece.what == "party" and is_dateline(doc, piece.start, piece.end)


def _named(doc: Doc, found: list[Piece]) -> Iterator[Raw]:
    for piece in found:
        if piece.what == "party":
            root = doc[piece.start : piece.end].root.i
            yield Raw(
                Sort.PARTY, piece.start, piece.end, root, (piece.start, piece.end), piece.aliases,
                plural=doc[piece.end - 1].tag_ in ("NNS", "NNPS"),
            )  # fmt: skip
        elif piece.what == "body":
            root = doc[piece.start : piece.end].root.i
            yield Raw(Sort.BODY, piece.start, piece.end, root, (piece.start, piece.end))
    yield from people(doc, [piece for piece in found if piece.what == "name"])


def _nominals(doc: Doc, first: int, taken: set[int]) -> Iterator[Raw]:
    at = first
    while at < len(doc):
        token = doc[at]
        if (
            at in taken
            or token.is_punct
            or token.is_space
            or token.pos_ in ("VERB", "AUX", "PRON", "DET", "ADP")
        ):
            at += 1
            continue
        stop = next(
            (i for i in range(at, min(len(doc), at + 6)) if i in taken or (doc[i].is_sent_start and i > at)),
            at + 6,
        )
        hit = (
            None if token.lower_ == "media" and _is_social(doc, at) else role_at(doc, at, min(stop, len(doc)))
        )
        if hit is None and is_people(token):
            hit = (at + 1, PEOPLE)
        if hit is None and _is_short_form(token):
            yield Raw(Sort.BODY, at, at + 1, at, (at, at + 1))
        if hit is None or (raw := _nominal(doc, at, *hit)) is None:
            at += 1
            continue
        yield Raw(Sort.NOMINAL, raw.start, raw.end, raw.root, raw.name, role=hit[1], plural=raw.plural)
        at = hit[0]


def _is_short_form(token: Token) -> bool:
    """Whether a noun without a capital may take up the name of a body: "the league", not "at the front"."""
    if (
        token.lower_ not in SHORT_FORMS
        or token.pos_ != "NOUN"
        or token.doc[max(token.i - 1, 0)].lower_ != "the"
    ):
        return False
    if any(child.lower_ == "of" for child in token.children):
        return False
    return token.dep_ in ("nsubj", "nsubjpass", "poss", "dobj") or (
        token.dep_ == "pobj" and token.head.lower_ not in LOCATIVE
    )


def _is_social(doc: Doc, at: int) -> bool:
    """Whether the media are social: a channel, not those who report."""
    return at > 0 and doc[at - 1].lower_ == "social"


def _nominal(doc: Doc, start: int, end: int, role: Role) -> Raw | None:
    root = doc[start:end].root
    if root.pos_ not in ("NOUN", "PROPN"):
        return None
    plural = root.tag_ in ("NNS", "NNPS")
    one = not plural and role.form == "person"
    if root.dep_ in _MODIFIER and root.head.i >= end:
        return Raw(Sort.NOMINAL, start, end, root.i, (start, end), plural=plural)
    return Raw(
        Sort.NOMINAL,
        left_end(doc, root, start),
        right_end(doc, root, end, start=start, one=one),
        root.i,
        (start, end),
        plural=plural,
    )


def left_end(doc: Doc, root: Token, start: int) -> int:
    """The first token of the noun phrase of `root`, which begins at `start` at the latest."""
    edge = max(root.left_edge.i, root.sent.start, start - _LONGEST_PHRASE)
    at = min(start, edge)
    for i in range(start - 1, at - 1, -1):
        token = doc[i]
        if token.pos_ in ("VERB", "AUX", "SCONJ") and token.dep_ != "amod":
            return i + 1
        if token.text in (",", ";", ":", "(", ")", "—", "–", "“", "”", '"') or token.is_space:
            return i + 1
        if token.lower_ == "and" and root.tag_ == "NN" and i > at and _ends_name(doc[i - 1]):
            return i + 1  # "the Front and Chad's government" is no government of both
        if token.text in ("-", "/") and i > 0 and (token.whitespace_ or doc[i - 1].whitespace_):
            return i + 1
    while at < start and doc[at].lower_ in ("not", "even", "only", "nor", "or", "and", "also"):
        at += 1
    return at


def _ends_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN" and token.ent_type_ in ("ORG", "NORP", "GPE", "PERSON") and token.dep_ != "amod"
    )


def right_end(doc: Doc, root: Token, end: int, *, start: int, one: bool) -> int:
    """The end of the noun phrase, with the "of", "for" or "led by" that says whose it is right behind it.

    `start`: where its noun begins. `one`: a single person, who may be in a place without belonging to it.
    """
    at = end
    for _ in range(2):
        if at + 2 >= len(doc) or doc[at].is_sent_start:
            return at
        word = doc[at].lower_
        by = doc[at + 1] if word in ("led", "backed") and doc[at + 1].lower_ == "by" else doc[at]
        if word not in ("of", "for", "in", "from", "led", "backed"):
            return at
        if by is doc[at] and not start <= by.head.i < at and by.head.pos_ in ("VERB", "AUX"):
            return at  # "accused the army of an attack"
        last = next((child for child in by.children if child.dep_ == "pobj"), None)
        if word == "for" and last is not None and not (one or _is_name(doc[at + 1 : last.i + 1])):
            return at  # "set by the government for a round of talks"
        if last is None or last.i + 1 - at > 7 or last.ent_type_ in ("DATE", "TIME"):
            return at
        if any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in doc[at : last.i + 1] if t.i > by.i):
            return at
        if word in ("in", "from") and (_is_owned(root) or not _whose(last, one=one)):
            return at
        at = last.i + 1
        if by.i != doc[at - 1].i and word in ("led", "backed"):
            return at
    return at


def _is_owned(noun: Token) -> bool:
    """Whether a nationality or land before it says whose it is: "the withdrawal of Chadian troops from X"."""
    return any(child.i < noun.i and child.ent_type_ in ("NORP", "GPE") for child in noun.children)


def _is_name(words: Iterable[Token]) -> bool:
    """Whether the words are a name or a group of people: "for Human Rights", "for the rebels", not "for
    crimes".
    """
    return any(token.pos_ == "PROPN" or (token.tag_ == "NNS" and is_role(token)) for token in words)


def _whose(place: Token, *, one: bool) -> bool:
    """Whether "in X" says which one it is ("the ministry in Baku") and not only where somebody was."""
    return place.lower_ in ("region", "area") or (place.pos_ == "PROPN" and not one)


def _pronouns(doc: Doc, first: int) -> Iterator[Raw]:
    for token in doc[first:]:
        word = token.lower_
        if word in _SINGULAR and token.pos_ == "PRON":
            gender = _SINGULAR[word]
            yield Raw(Sort.PRONOUN, token.i, token.i + 1, token.i, (token.i, token.i + 1), gender=gender)
        elif word in _PLURAL or (word in _RELATIVE and token.tag_ in ("WP", "WDT", "WP$")):
            yield Raw(
                Sort.PRONOUN, token.i, token.i + 1, token.i, (token.i, token.i + 1), plural=word in _PLURAL
            )
        elif word in _DISTRIBUTIVE and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "iobj", "dative"):
            yield Raw(Sort.PRONOUN, token.i, token.i + 1, token.i, (token.i, token.i + 1), plural=True)
