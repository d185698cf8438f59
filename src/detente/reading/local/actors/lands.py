"""Words for places and peoples that the codebook does not hold → the state whose they are: "Mosul police"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.demonyms import country_of_people, country_of_place
from detente.knowledge.world import world
from detente.reading.local.actors.board import Board
from detente.reading.local.actors.draft import Draft
from detente.reading.local.mentions.raw import Raw
from detente.reading.local.parsed import Doc, Token

_NO_PLACE = frozenset(("PERSON", "DATE", "TIME", "ORDINAL", "CARDINAL"))
_AREAS = frozenset(
    "area capital city county department district governorate island oblast prefecture province region "
    "state town village".split()
)
_WHERE = frozenset(("of", "in", "from", "at", "across", "throughout", "around", "near", "outside", "inside"))
_LONGEST = 3


def land_of(board: Board, raw: Raw, *, behind: bool = True) -> Draft | None:
    """The state that a place or people in the words of a nominal or a title is of; None where there is none.

    Looks right in front of the noun and, with `behind`, after "of", "in" and "from". Names that are bound
    already are left alone: what is known of them is known.
    """
    doc = board.doc
    if raw.role is not None and raw.role.noun == "people":
        country = country_of_people(
            doc[raw.root].text
        )  # "Londoners": no other noun of this role is capitalised
        if country is not None:
            return state(board, country)
    start = raw.title[0] if raw.title else raw.name[0]
    for span in _before(doc, start):
        if _is_free(board, *span) and (country := _country(doc, *span, strict=raw.title is not None)):
            return state(board, country)
    if not behind:
        return None
    for span in _behind(doc, raw.name[1]):
        if _is_free(board, *span) and (country := _country(doc, *span)):
            return state(board, country)
    return None


def state(board: Board, country: str) -> Draft | None:
    """The draft of the state of a code; None where the codebook has no such party."""
    party = world().parties().get(country)
    return board.drafts.of_party(party) if party is not None else None


def land_in_name(doc: Doc, start: int, end: int) -> str | None:
    """The country of the place or people that the name of a body begins with, or has behind its "of"."""
    for stop in range(min(end - 1, start + _LONGEST), start, -1):
        if country := _country(doc, start, stop):
            return country
    for at in range(start + 1, end - 1):
        if doc[at].lower_ == "of":
            first = at + 2 if doc[at + 1].lower_ == "the" else at + 1
            if first < end and (country := _country(doc, first, min(end, first + _LONGEST))):
                return country
    return None


def _country(doc: Doc, start: int, end: int, *, strict: bool = True) -> str | None:
    """The country of some tokens; not `strict`: where they stand no person can be ("Kherson residents")."""
    tokens = doc[start:end]
    if not all(_may_be_place(token, strict=strict) for token in tokens):
        return None
    text = tokens.text
    if end - start == 1 and (country := country_of_people(text)):
        return country
    return country_of_place(text)


def _may_be_place(token: Token, *, strict: bool) -> bool:
    labels = _NO_PLACE if strict else _NO_PLACE - {"PERSON"}
    if token.ent_type_ in labels or not token.text[0].isupper():
        return token.text in ("-", "–") or token.text.casefold() in ("de", "al", "el", "la")
    return token.pos_ in ("PROPN", "ADJ", "NOUN", "X") and not token.text.isupper()


def _is_free(board: Board, start: int, end: int) -> bool:
    return not any(i in board.bound or i in board.named for i in range(start, end))


def _before(doc: Doc, end: int) -> Iterator[tuple[int, int]]:
    """Spans of capitalised tokens that end in front of a noun, the longest first; a 's, "-based" and words
    for areas between the two are read over.
    """
    at = end
    for _ in range(4):
        if at == 0:
            return
        token = doc[at - 1]
        if token.text.casefold() == "based" and at > 1 and doc[at - 2].text == "-":
            at -= 2
        elif token.tag_ == "POS" or (token.pos_ == "ADJ" and token.text.islower()) or token.lower_ in _AREAS:
            at -= 1
        else:
            break
    for length in range(_LONGEST, 0, -1):
        start = at - length
        if start >= 0 and not any(t.is_space or t.is_sent_start for t in doc[start + 1 : at]):
            if start > 0 and doc[start - 1].text in ("-", "–"):
                continue  # "pro-Bavarian"
            if start > 0 and doc[start - 1].lower_ == "ethnic":
                continue
            yield start, at


def _behind(doc: Doc, at: int) -> Iterator[tuple[int, int]]:
    """Spans behind a preposition at a token, the longest first: "of the province of X", "in X"."""
    for _ in range(2):
        if at >= len(doc) or doc[at].lower_ not in _WHERE or doc[at].is_sent_start:
            return
        at += 1
        while at < len(doc) and (doc[at].pos_ in ("DET", "ADJ") and doc[at].text.islower()):
            at += 1
        if at < len(doc) and doc[at].lower_ in _AREAS:
            at += 1
            continue
        break
    for length in range(_LONGEST, 0, -1):
        if at + length <= len(doc):
            yield at, at + length
