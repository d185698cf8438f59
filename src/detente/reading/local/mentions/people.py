"""Capitalised names → persons and unknown groups, by the words around every occurrence of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from detente.knowledge.fold import fold
from detente.knowledge.gazetteer import gazetteer
from detente.knowledge.persons import is_given_name, is_listed
from detente.knowledge.role import Role
from detente.knowledge.world import world
from detente.reading.local.mentions.form import is_dateline
from detente.reading.local.mentions.names import is_honorific, is_people, role_at
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.runs import Piece
from detente.reading.local.mentions.words import (
    ARMED_WORDS,
    BODY_NOUNS,
    HONORIFICS,
    LOCATIVE,
    OF_THINGS,
    PLACE_NOUNS,
    PORTFOLIOS,
    SPEECH,
    THING_NOUNS,
    WILLED,
)
from detente.reading.local.parsed import Doc, Span, Token

_LONGEST_PORTFOLIO = 10
_OF_LEADERS = frozenset(("administration", "regime"))
"""What is called by the name of who leads it."""
_OF_PLACES = frozenset(("authority", "council", "governor", "inhabitant", "mayor", "police", "resident"))
"""What in front of them is a place rather than a person."""
_SURE = 2
_MISTAKEN = frozenset(("GPE", "LOC", "FAC", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "LANGUAGE"))
_NER = {"PERSON": 2, "ORG": 0, "GPE": -2, "LOC": -3, "FAC": -2, "NORP": -1, "EVENT": -4, "WORK_OF_ART": -3,
        "LAW": -4, "DATE": -4, "TIME": -4, "PRODUCT": -2, "LANGUAGE": -4}  # fmt: skip


def people(doc: Doc, names: list[Piece]) -> Iterator[Raw]:
    """The persons and unknown groups among the capitalised names of a document.

    What one occurrence shows ("Mr. X", "in X") holds for all: a name is judged once, over all of them.
    """
    groups: dict[str, list[tuple[Piece, Title | None]]] = defaultdict(list)
    for piece in names:
        piece = _trim(doc, piece)
        if piece.start < piece.end and not is_dateline(doc, piece.start, piece.end):
            groups[_key(doc, piece)].append((piece, title_before(doc, piece.start)))
    scores = {key: _person_score(doc, key, found) for key, found in groups.items()}
    sure = {key for key, score in scores.items() if score >= _SURE}
    surnames = {word for key in sure if " " in key for word in key.split()}
    for key, found in groups.items():
        # A short name shows what the full one is, and the other way round.
        if (
            key in sure
            or key in surnames
            or (scores[key] >= 0 and key.split()[-1:] and key.split()[-1] in sure)
        ):
            yield from (_person(doc, piece, title) for piece, title in found)
        elif _body_score(doc, found) >= _SURE or (key in BODY_NOUNS and _definite(doc, found)):
            for piece, _ in found:
                root = doc[piece.start : piece.end].root.i
                yield Raw(Sort.BODY, piece.start, piece.end, root, (piece.start, piece.end))


Title = tuple[int, int, Role | None]


def title_before(doc: Doc, start: int) -> Title | None:
    """The title right in front of a name: its tokens, and the role if it is one (else an honorific)."""
    best: Title | None = None
    for at in range(start - 1, max(start - 6, -1), -1):
        token = doc[at]
        if (
            (token.is_punct and token.text not in ("-",))
            or token.is_space
            or token.pos_ in ("VERB", "AUX", "DET")
        ):
            break
        hit = role_at(doc, at, start)
        if hit and hit[0] == start and hit[1].form == "person":
            best = (at, start, hit[1])
    if best is None and start > 0 and doc[start - 1].text in PORTFOLIOS:
        holder = _holder(doc, start)
        office = role_at(doc, holder, holder + 1) if holder is not None else None
        if holder is not None and office is not None and doc[holder].dep_ in ("compound", "nmod"):
            return (holder, start, office[1])
    if best is None and start > 0 and is_honorific(doc[start - 1]):
        return (start - 1, start, None)
    return best


def _trim(doc: Doc, piece: Piece) -> Piece:
    start, end = piece.start, piece.end
    while start < end and not doc[start].text[0].isalnum():
        start += 1
    while end > start and not doc[end - 1].text[0].isalnum():
        end -= 1
    while start < end - 1 and doc[start].ent_type_ == "DATE" != doc[end - 1].ent_type_:
        start += 1  # "On Tuesday Ruiz left"
    if start < end and doc[start].text in PORTFOLIOS and _holder(doc, start) is not None:
        first = start
        while first < end - 1 and doc[first].text in PORTFOLIOS:
            first += 1
        start = first  # "the Minister for Security and Political Affairs Ana Ruiz"
    return Piece("name", start, end)


def _holder(doc: Doc, start: int) -> int | None:
    """The minister whose portfolio ends in front of a token: "Minister of Trade and Foreign Affairs"."""
    for at in range(start - 1, max(start - _LONGEST_PORTFOLIO, -1), -1):
        token = doc[at]
        if token.text in ("Minister", "Secretary"):
            return at
        if token.text not in PORTFOLIOS and token.lower_ not in ("and", "of", "for", "the", "european", ","):
            return None
    return None


def _key(doc: Doc, piece: Piece) -> str:
    return fold(doc[piece.start : piece.end].text)


def _person_score(doc: Doc, key: str, found: list[tuple[Piece, Title | None]]) -> int:
    words = key.split()
    if doc[found[0][0].end - 1].pos_ == "NUM":
        return -9
    if not words or words[-1] in THING_NOUNS or not any(len(word) > 1 for word in words):
        return -9
    if all(piece.end < len(doc) and doc[piece.end].text in THING_NOUNS for piece, _ in found):
        return -9  # "Martial law"
    first = doc[found[0][0].start : found[0][0].end]
    if is_people(first[-1]):
        return -9
    acronym = len(words) == 1 and first.text.isupper() and len(first.text) < 6
    several = 2 <= len(words) <= 5 and all(word.isalpha() for word in words)
    score = several + (several and _named_like_one(first.text, words))
    # "Ana Ruiz: …" at the head of several paragraphs: who takes turns in an interview.
    turns = sum(_text(doc, piece.end) == ":" and bool(doc[piece.start].is_sent_start) for piece, _ in found)
    score += 4 * (turns > 1)
    return score - 3 * acronym + sum(sorted((_clue(doc, *one) for one in found), key=abs)[-3:])


def _named_like_one(name: str, words: list[str]) -> int:
    """How much a name of several words by itself is a person's: known, or with a known given name first."""
    if is_listed(name):
        return 4
    last = words[-1]
    if last in BODY_NOUNS or last in PLACE_NOUNS or gazetteer().lookup(name):
        return 0
    return 2 * is_given_name(words[0])


def _clue(doc: Doc, piece: Piece, title: Title | None) -> int:
    span = doc[piece.start : piece.end]
    root = span.root
    score = 4 if title else -3 * any(child.lower_ in ("the", "a", "an") for child in root.children)
    labels = {token.ent_type_ for token in span}
    if len(labels) == 1:
        label = labels.pop()
        # The tagger takes many a name for a place or a work; what speaks is neither.
        speaks = root.dep_ == "nsubj" and root.head.lemma_.lower() in SPEECH
        if label not in _MISTAKEN or not speaks or gazetteer().lookup(span.text):
            score += _NER.get(label, 0)
    if root.dep_ == "pobj" and root.head.lower_ in LOCATIVE - {"from", "over", "through"}:
        score -= 4
    if root.dep_ in ("compound", "nmod") and root.head.lower_ in PLACE_NOUNS:
        score -= 3
    if root.dep_ in ("compound", "nmod", "poss") and root.head.lower_ in _OF_LEADERS:
        score += 4
    if root.dep_ in ("compound", "nmod") and root.head.lemma_.lower() in _OF_PLACES:
        score -= 4
    if root.dep_ == "nsubj" and root.head.lemma_.lower() in SPEECH:
        score += 2
    elif len(span) > 1 and root.dep_ == "nsubj" and root.head.lemma_.lower() in WILLED - OF_THINGS:
        score += span[-1].lower_ not in BODY_NOUNS
    if any(
        child.dep_ == "relcl" and any(w.lower_ == "who" for w in child.subtree) for child in root.children
    ):
        score += 3
    return score + _appositive(doc, span) + 3 * _known_as(root)


def _known_as(root: Token) -> bool:
    """Whether the name is another name of a person: "X, better known as Y"."""
    named = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ != "as" or named.lower_ != "known":
        return False
    role = _role_of(doc=root.doc, token=named.head)
    return named.head.pos_ == "PROPN" or (role is not None and role.form == "person")


def _appositive(doc: Doc, span: Span) -> int:
    """A role beside the name between commas: "X, the defence minister," or "a spokesman, X,"."""
    near: list[Token] = [child for child in span.root.children if child.dep_ == "appos"]
    if span.root.dep_ == "appos":
        near.append(span.root.head)
    for token in near:
        role = _role_of(doc, token)
        if role is not None:
            return 3 if role.form == "person" else -2
    return 0


def _role_of(doc: Doc, token: Token) -> Role | None:
    for start in range(max(token.i - 3, 0), token.i + 1):
        hit = role_at(doc, start, token.i + 1)
        if hit and hit[0] == token.i + 1:
            return hit[1]
    return None


def _person(doc: Doc, piece: Piece, title: Title | None) -> Raw:
    root = doc[piece.start : piece.end].root
    start = title[0] if title else piece.start
    while start > 0 and is_honorific(doc[start - 1]) and not doc[start].is_sent_start:
        start -= 1
    gender = next((HONORIFICS[t.lower_] for t in doc[start : piece.start] if HONORIFICS.get(t.lower_)), None)
    return Raw(
        Sort.PERSON,
        start,
        piece.end,
        root.i,
        (piece.start, piece.end),
        role=title[2] if title else None,
        title=(title[0], title[1]) if title and title[2] else None,
        gender=gender,
    )


def _definite(doc: Doc, found: list[tuple[Piece, Title | None]]) -> bool:
    """Whether a single capitalised noun is the short form of a name: "the Front"."""
    return all(piece.start > 0 and doc[piece.start - 1].lower_ == "the" for piece, _ in found)


def _body_score(doc: Doc, found: list[tuple[Piece, Title | None]]) -> int:
    """How much speaks for the name of a group or organisation: acronyms, deeds, fighters of its own."""
    score = 0
    for piece, _ in found[:8]:
        span = doc[piece.start : piece.end]
        root = span.root
        words = [token.lower_ for token in span]
        if len(span) == 1 and root.is_sent_start and root.pos_ != "PROPN":
            return -9  # "Several rebel groups": a capital for the sentence's sake
        if words[-1] in THING_NOUNS or root.ent_type_ in ("DATE", "TIME", "LAW", "EVENT", "PRODUCT"):
            return -9
        if root.dep_ == "pobj" and root.head.lower_ in LOCATIVE - {"from", "over", "through"}:
            score -= 2
        compact = span.text.isupper() and 2 <= len(span.text) <= 8
        bracketed = _text(doc, piece.start - 1) == "(" and _text(doc, piece.end) == ")"
        score += compact + (2 if bracketed and compact else 0)
        if (
            root.dep_ in ("nsubj", "agent")
            and root.head.lemma_.lower() in WILLED
            and (compact or root.ent_type_ == "ORG")
        ):
            score += 2
        elif len(span) == 1 and _wills(root) and root.ent_type_ in ("", "NORP", "ORG", "GPE", "PERSON"):
            score += 2  # "the Hizb will not lay down its guns"
        follower = _text(doc, piece.end).casefold()
        role = world().role(follower) if follower else None
        if follower in ARMED_WORDS or (role is not None and role.kind.value in ("armed_group", "military")):
            score += 3
        elif role is not None and role.form == "person" and compact:
            score += 2
        if compact and root.ent_type_ == "ORG":
            score += 1
    return score


def _wills(root: Token) -> bool:
    """Whether a name behind "the" is the subject of what only people and bodies do."""
    if root.dep_ != "nsubj" or root.pos_ != "PROPN" or root.head.lemma_.lower() not in WILLED - OF_THINGS:
        return False
    return any(child.lower_ == "the" for child in root.children)


def _text(doc: Doc, at: int) -> str:
    return doc[at].text if 0 <= at < len(doc) else ""
