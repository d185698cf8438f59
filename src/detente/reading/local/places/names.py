"""Page → the names in it that may be places: known to the gazetteer or the world, or told to be places by
the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.party import Party
from detente.model.codes import ActorKind
from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.mentions.words import LOCATIVE, MOTION, PLACE_NOUNS
from detente.reading.local.parsed import Doc, Span, Token
from detente.reading.local.places.candidates import adjective_of, candidates, capital_of, party_of
from detente.reading.local.places.named import Named
from detente.reading.local.places.words import (
    ADMINISTRATIVE,
    BLOWS,
    NATURAL,
    PLACED_BY_OF,
    SETTLEMENTS,
    SITES,
    TAKING,
    kind_after,
    kind_before,
    kind_of,
)

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOT_PLACES = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_INNER = frozenset(
    "al el de del de la las los of the and an ad ar as ash az at upon sur au bin abu - – ' ’ d l i y".split()
)
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_JOINING = frozenset({"of", "and", "the", "at"})
"""Words that only a name the gazetteer knows may hold."""
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "az", "an", "at"})
_STRONG = frozenset({"in", "near", "outside"})
_LOWER = frozenset({"admin2", "admin3"})
_TOWNS = frozenset({"city", "capital", "section"})
_LINKS = 2
"""How many words a name may hang on one after the other: "in the capital, X", "in X, Y and Z"."""
_LONGEST = 6
_ENOUGH = 2.0
_TOWN = 50_000
_LARGE = 500_000
"""People of a place whose name alone speaks for it."""


def place_names(doc: Doc, cast: Cast | None) -> Iterator[Named]:
    """The names of places in the text, in order and without overlaps."""
    people = _people(doc, cast)
    at = 0
    while at < len(doc):
        named = _longest(doc, at, people) if _opens(doc[at]) and at not in people else None
        if named is None:
            at += 1
            continue
        yield named
        at = named.end


def named_at(doc: Doc, start: int, end: int, text: str) -> Named:
    """What the gazetteer and the world know under a name that is a place, at tokens `[start, end)`."""
    told = kind_of(doc[end - 1].lower_) if end - start > 1 else ""
    if end - start > 1 and doc[end - 1].lower_ in SITES:
        told = "site"
    kind = told or kind_after(doc, end) or kind_before(doc, start)
    entries = dict.fromkeys((*adjective_of(text), *candidates(text)))
    return Named(start, end, text, tuple(entries), party_of(text), kind)


def _opens(token: Token) -> bool:
    if token.text in _ARTICLES and token.i + 2 < len(token.doc):
        return token.nbor().text == "-" and token.nbor(2).text[0].isupper()
    return (
        token.text[0].isupper() and token.ent_type_ not in _TIMES and token.pos_ not in {"PRON", "DET", "AUX"}
    )


def _people(doc: Doc, cast: Cast | None) -> frozenset[int]:
    """Tokens of the names of persons and of metonyms, which are no places."""
    if cast is None:
        return frozenset()
    found: set[int] = set()
    for mention in cast.mentions:
        kinds = {cast[key].kind for key in mention.actors}
        if mention.form is Form.NAME and kinds <= {ActorKind.PERSON}:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None and not _is_told(span):
                found.update(token.i for token in span)
    return frozenset(found)


def _is_told(span: Span) -> bool:
    """Whether what was taken for a person is a place by the words before it: "the city of Kut", "in
    Cizre".
    """
    if kind_before(span.doc, span.start):
        return True
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in _STRONG and any(e.main and e.feature in _TOWNS for e in candidates(span.text))


def _longest(doc: Doc, start: int, people: frozenset[int]) -> Named | None:
    """The longest place name that begins at a token."""
    capital = _capital(doc, start)
    if capital is not None:
        return capital
    stop = _run_end(doc, start, people)
    for end in range(stop, start, -1):
        if doc[end - 1].text in _INNER or doc[end - 1].is_punct:
            continue
        named = _at(doc, start, end)
        if named is not None:
            return named
    return None


def _capital(doc: Doc, start: int) -> Named | None:
    """As in "the Angolan capital", which is Luanda."""
    if start + 1 >= len(doc) or doc[start + 1].lower_ != "capital":
        return None
    entries = capital_of(doc[start].text)
    return Named(start, start + 2, doc[start : start + 2].text, entries, None, "") if entries else None


def _run_end(doc: Doc, start: int, people: frozenset[int]) -> int:
    """The end of the run of capitalised words that begins at a token."""
    end = start + 1
    limit = min(len(doc), start + _LONGEST)
    while end < limit and not doc[end].is_sent_start and end not in people:
        token = doc[end]
        if token.ent_type_ in _TIMES or token.text in _WEEKDAYS:
            break
        if not (token.text[0].isupper() or token.lower_ in _INNER or token.lower_ in ADMINISTRATIVE | SITES):
            break
        end += 1
    return end


def _at(doc: Doc, start: int, end: int) -> Named | None:
    span = doc[start:end]
    text = span.text
    site = end - start > 1 and doc[end - 1].lower_ in SITES and _is_name(doc[end - 2])
    entries = tuple(e for e in candidates(text) if not site or e.feature in NATURAL)
    party = party_of(text)
    last = doc[end - 1].lower_
    told = kind_of(last) if end - start > 1 else ""
    kind = "site" if site else told or kind_after(doc, end) or kind_before(doc, start)
    known = party is not None or any(e.main or e.feature not in _LOWER for e in entries)
    if (not known and any(token.lower_ in _JOINING for token in span)) or (
        party is None and is_cut(doc, end)
    ):
        return None
    score = _score(doc, start, end, known, kind)
    if party is not None and not kind and _is_state(party):
        score += 1.0
    if entries and max(entry.population for entry in entries) > _LARGE:
        score += 0.7
    elif entries and max(entry.population for entry in entries) > _TOWN:
        score += 0.4
    return Named(start, end, text, entries, party, kind) if score >= _ENOUGH else None


def is_cut(doc: Doc, end: int) -> bool:
    """Whether a name goes on behind its end: the "Line" of "the Line of Control"."""
    after = doc[end : end + 2]
    goes_on = len(after) == 2 and all(token.ent_iob_ == "I" for token in after)
    return goes_on and after[0].lower_ == "of" and after[1].pos_ == "PROPN"


def _is_state(party: Party) -> bool:
    return party.kind is ActorKind.STATE


def _score(doc: Doc, start: int, end: int, known: bool, kind: str) -> float:
    """How much speaks for a place; the name is one from 2 on."""
    span = doc[start:end]
    root = span.root
    labels = {token.ent_type_ for token in span}
    located = _located(root, doc, start)
    named = bool(labels & _PLACES) or any(token.pos_ == "PROPN" for token in span)
    if not named and (not known or not located or doc[start].is_sent_start or adjective_of(span.text)):
        return 0.0
    score = 1.0 if known else 0.0
    if labels & _PLACES:
        score += 1.0
    if doc[end - 1].pos_ == "PROPN" or kind == "site":
        score += 0.3
    if labels & _NOT_PLACES and not kind:
        # Small models take many a foreign town for a person: a word that is known, or stands behind "in",
        # weighs more.
        alone = known and end - start == 1
        score -= 0.3 if alone or (located > 1 and labels <= {"PERSON", ""}) else 1.0
    if located == 0 and root.dep_ in _MODIFIERS and root.head.lower_ in PLACE_NOUNS:
        located = 1.0 if _located(root.head, doc, root.head.left_edge.i) else 0.6
    score += located
    if kind:
        score += 1.2 if known or kind == "site" else 1.7
    if _is_part(doc, start, end):
        score -= 2.0
    if not known and end - start > 3:
        score -= 0.5
    return score


def _located(root: Token, doc: Doc, start: int, depth: int = 0) -> float:
    """How clearly the words before a name say that something is or moves there."""
    if depth < _LINKS and root.dep_ in {"appos", "conj"} and root.head.i < start:
        linked = root.dep_ == "conj" or root.head.lower_ in PLACE_NOUNS
        return min(1.0, _located(root.head, doc, root.head.left_edge.i, depth + 1)) if linked else 0.0
    before = doc[start - 1].lower_ if start else ""
    if before in {"the", "southern", "northern", "eastern", "western", "central", "nearby"} and start > 1:
        before = doc[start - 2].lower_
    if before in LOCATIVE:
        return 1.7 if before in _STRONG else 1.0
    head = root.head
    if root.dep_ == "pobj" and (
        head.lower_ in LOCATIVE or (head.lower_ == "to" and head.head.lemma_ in MOTION)
    ):
        return 1.0
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in PLACED_BY_OF:
        return 1.0
    if depth < _LINKS and root.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        whole = head.head
        if whole.dep_ == "pobj" and whole.head.lower_ in LOCATIVE:
            return 0.8
    if root.dep_ == "pobj" and head.lower_ in {"on", "against"} and head.head.lemma_ in BLOWS:
        return 0.8
    struck = root.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in TAKING
    return 0.0 if not struck else 0.5 if root.ent_type_ == "PERSON" else 1.0


def _is_part(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are a part of a longer name that is no place: "Kyiv Independent", "Jordan Smith"."""
    after = doc[end] if end < len(doc) else None
    joined = (
        after is not None
        and _is_name(after)
        and not after.is_sent_start
        and after.lower_ not in SETTLEMENTS
        and after.ent_type_ not in _TIMES
        and after.text not in _WEEKDAYS
    )
    if joined and after is not None and after.lower_ not in ADMINISTRATIVE:
        return doc[end - 1].dep_ in {"compound", "nmod", "amod"} or after.ent_iob_ == "I"
    before = doc[start - 1] if start else None
    if before is None or doc[start].is_sent_start:
        return False
    if doc[start].ent_iob_ == "I" and doc[start].ent_type_ == "ORG":
        return _is_name(before) or before.lower_ == "of"
    return (
        _is_name(before)
        and before.dep_ == "compound"
        and before.head.i in range(start, end)
        and before.ent_type_ == "PERSON"
    )


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper()
