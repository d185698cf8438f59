"""Pronouns on the board → the actors that they stand for, where the text makes clear which."""

from __future__ import annotations

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.board import Board, Bound, is_subject
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.pair import pair_meant
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import OF_THINGS, SPEECH, WILLED
from detente.reading.local.parsed import Token

_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_DISTRIBUTIVE = frozenset(("both", "each", "neither", "either"))
_INNER = frozenset(
    ("pobj", "prep", "nummod", "dobj", "attr", "appos", "conj", "agent", "nsubj", "nsubjpass", "dative")
)
_ABOUT_THINGS = frozenset(
    ("under", "during", "after", "before", "in", "at", "through", "following", "on", "over")
)
_SALIENT = 10
_WINDOW = 4
_LEAST = -6.0


def bind_pronoun(board: Board, raw: Raw, inside: list[bool]) -> None:
    """Bind a pronoun to its antecedent, or leave it unbound.

    `inside` says for every token whether it stands in quotation marks.
    """
    token = board.doc[raw.root]
    word = token.lower_
    if word in _RELATIVE:
        found = _relative(board, token)
    elif word in _DISTRIBUTIVE:
        alone = not any(child.dep_ in ("prep", "conj") for child in token.children)
        found = pair_meant(board, raw.start) if alone else ()
    elif raw.plural:
        found = _they(board, raw, token, inside)
    elif raw.gender is not None:
        found = _he(board, raw, token, inside)
    else:
        found = _it(board, raw, token, inside)
    if found:
        board.bind(raw, found, Form.PRONOUN)


def _relative(board: Board, token: Token) -> tuple[Draft, ...]:
    if token.lower_ == "which" and token.dep_ == "pobj" and token.head.lower_ in _ABOUT_THINGS:
        return ()  # "an agreement between the two, under which"
    clause = token.head
    for _ in range(4):
        if clause.dep_ == "relcl":
            break
        clause = clause.head
    if clause.dep_ != "relcl" or clause.head.i >= token.i:
        return ()
    found = board.at(clause.head)
    if token.lower_ == "which" and clause.tag_ == "VBP" and clause.head.dep_ != "ROOT":
        nouns = [noun for noun in (clause.head, *clause.head.conjuncts) if noun.i < token.i]
        joined = [d for noun in nouns for d in board.at(noun)]
        found = tuple(dict.fromkeys(joined)) if len(joined) > 1 else found
    if not found and clause.head.dep_ == "appos":
        found = board.at(clause.head.head)
    who = token.lower_ in ("who", "whom")
    return tuple(
        d for d in found if not who or d.is_person or d.plural or d.kind is ActorKind.GROUP or d.is_party
    )


def _he(board: Board, raw: Raw, token: Token, inside: list[bool]) -> tuple[Draft, ...]:
    best: dict[int, tuple[float, Draft]] = {}
    topic = _topic(board, raw, token)
    for bound in board.earlier(raw.start):
        far = board.distance(raw, bound)
        if far > _WINDOW and bound is not topic:
            break
        draft = bound.drafts[0]
        if len(bound.drafts) != 1 or not draft.is_person or draft.gender not in (None, raw.gender):
            continue
        if _same_clause(board, token, bound):
            continue
        score = _score(board, token, bound, 1 if bound is topic else far, inside)
        if far:  # in one sentence the nearest subject is meant, however much the report is about another
            score += min(len(draft.sightings), _SALIENT) / _SALIENT
        if id(draft) not in best or best[id(draft)][0] < score:
            best[id(draft)] = (score, draft)
    winner = _winner(best)
    if winner:
        winner[0].gender = raw.gender
    return winner


def _topic(board: Board, raw: Raw, token: Token) -> Bound | None:
    """For a pronoun that opens a paragraph: the subject with which the paragraph before it opens."""
    page = board.page
    here = page.paragraph(token.idx)
    start = page.paragraphs[here][0] if page.paragraphs else 0
    if here == 0 or token.idx - start > 3 or not is_subject(token):
        return None
    topic: Bound | None = None
    for bound in board.earlier(raw.start):
        other = board.doc[bound.raw.root]
        if page.paragraph(other.idx) < here - 1:
            break
        if is_subject(other) and other.head.dep_ == "ROOT":
            topic = bound
    return topic


def _winner(best: dict[int, tuple[float, Draft]]) -> tuple[Draft, ...]:
    ranked = sorted(best.values(), key=lambda one: -one[0])
    return (ranked[0][1],) if ranked and ranked[0][0] > _LEAST else ()


def _score(board: Board, token: Token, bound: Bound, far: int, inside: list[bool]) -> float:
    """How well an earlier mention fits: near, a subject, on the same side of the quotation marks."""
    other = board.doc[bound.raw.root]
    score = -2.0 * far - (token.i - other.i) / 100
    called = other.head if other.dep_ == "appos" and other.head.i < other.i else other
    if is_subject(other) or is_subject(called):  # "a commander, Felix Doh, told"
        score += 3
        if far and other.head.dep_ == "ROOT":
            score += 0.5
        if other.head.lemma_.lower() in SPEECH and token.head.lemma_.lower() in SPEECH:
            score += 1
    if inside[other.i] != inside[token.i]:
        score -= 1.5
    if bound.form is Form.PRONOUN:
        score += 0.2
    return score


def _same_clause(board: Board, token: Token, bound: Bound) -> bool:
    """Whether the mention is the subject or object of the pronoun's own verb: then it is somebody else."""
    other = board.doc[bound.raw.root]
    if bound.start <= token.i < bound.end:
        return True
    if token.dep_ in ("poss", "nsubj", "nsubjpass"):
        return False  # what stands in front of a subject in its clause is "according to X" and the like
    return _verb(other) == _verb(token)


def _verb(token: Token) -> int:
    """The verb that a noun depends on, through prepositions and counts; none has a negative number."""
    at = token
    for _ in range(8):
        if at.pos_ in ("VERB", "AUX"):
            return at.i
        if at.head.i == at.i or at.dep_ not in _INNER:
            break
        at = at.head
    return -token.i - 1


def _wills(token: Token) -> bool:
    """Whether a pronoun is the subject of what parties do, or owns something."""
    if token.dep_ == "poss":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    if verb.lemma_.lower() in WILLED and token.dep_ == "nsubj":
        return True
    return any(
        child.dep_ in ("acomp", "xcomp") and child.lemma_.lower() in _MINDED for child in verb.children
    )


_MINDED = wordset(
    """
    able committed concerned determined open opposed prepared ready responsible willing
    """
)


def _it(board: Board, raw: Raw, token: Token, inside: list[bool]) -> tuple[Draft, ...]:
    """The state or body that "it" takes up: the subject before. An "it" that wills nothing is left."""
    if not _wills(token) or _cleft(token) or _thing_before(board, raw, token):
        return ()
    for bound in _subjects(board, raw, token, inside):
        drafts = bound.drafts
        if len(drafts) == 1 and not drafts[0].is_person and not drafts[0].plural:
            return drafts
    return ()


def _thing_before(board: Board, raw: Raw, token: Token) -> bool:
    """Whether the nearest subject is a thing, and the verb of the pronoun one that a thing can have."""
    if token.dep_ == "poss" or token.head.lemma_.lower() not in OF_THINGS:
        return False
    sentence = token.sent
    before = board.doc[sentence.start - 1].sent if sentence.start > 0 else sentence
    for part in (board.doc[sentence.start : raw.start], before):
        for other in reversed(list(part)):
            if (
                other.dep_ in ("nsubj", "nsubjpass")
                and other.i < raw.start
                and other.pos_ in ("NOUN", "PROPN")
            ):
                return other.i not in board.bound
    return False


def _cleft(token: Token) -> bool:
    return token.head.lemma_ == "be" and any(
        child.dep_ in ("attr", "acomp", "relcl", "ccomp") for child in token.head.children
    )


def _subjects(board: Board, raw: Raw, token: Token, inside: list[bool]) -> list[Bound]:
    """The subjects before a pronoun: of its own sentence, the nearest first, then of the one before it, those
    of its main clause first; last, for "its", the objects in its own sentence.
    """
    same: list[Bound] = []
    last: list[Bound] = []
    objects: list[Bound] = []
    for bound in board.earlier(raw.start):
        far = board.distance(raw, bound)
        if far > 1:
            break
        other = board.doc[bound.raw.root]
        if bound.form in (Form.PLACE, Form.ADJECTIVE) or _same_clause(board, token, bound):
            continue
        if is_subject(other):
            if token.dep_ == "poss" or far or inside[bound.raw.root] == inside[token.i]:
                (last if far else same).append(bound)
        elif far == 0 and token.dep_ == "poss" and other.dep_ in ("dobj", "pobj"):
            objects.append(bound)
    last.sort(key=lambda bound: board.doc[bound.raw.root].head.dep_ != "ROOT")
    return [*same, *last, *objects]


def _they(board: Board, raw: Raw, token: Token, inside: list[bool]) -> tuple[Draft, ...]:
    """Whom "they" takes up: the plural before, subjects joined by "and", or a group."""
    best: tuple[float, tuple[Draft, ...]] = (_LEAST, ())
    wills = _wills(token)
    for bound in board.earlier(raw.start):
        far = board.distance(raw, bound)
        if far > 1:
            break
        if bound.form in (Form.PLACE, Form.ADJECTIVE) or _same_clause(board, token, bound):
            continue
        if bound.raw.sort is Sort.PRONOUN and not bound.raw.plural:
            continue
        found = _joined(board, bound)
        if len(found) < 2:
            found = bound.drafts
            if len(found) == 1 and not _many(board, found[0], bound):
                continue
        score = _score(board, token, bound, far, inside) + 1.5 * (far == 0)
        score += wills and any(draft.side() is not None for draft in found)
        score -= _TELLER * _only_tells(board, token, bound, inside)
        if score > best[0]:
            best = (score, found)
    return best[1]


_TELLER = 2.5
"""How much less it is that "they" in somebody's words takes up who told of them in words of his own."""


def _only_tells(board: Board, token: Token, bound: Bound, inside: list[bool]) -> bool:
    """As in "the rebels agreed, the mediators announced. 'They have agreed,' one of them said"."""
    other = board.doc[bound.raw.root]
    saying = is_subject(other) and other.head.lemma_.lower() in SPEECH
    telling = saying and any(child.dep_ == "ccomp" for child in other.head.children)
    return inside[token.i] and not inside[other.i] and telling


def _many(board: Board, draft: Draft, bound: Bound) -> bool:
    """Whether a mention can be taken up by "they"."""
    if bound.raw.plural or board.doc[bound.raw.root].tag_ in ("NNS", "NNPS"):
        return True
    if draft.sector is Sector.COP:
        return True
    return draft.plural or draft.kind in (ActorKind.ARMED_GROUP, ActorKind.GROUP)


def _joined(board: Board, bound: Bound) -> tuple[Draft, ...]:
    """The actors of a coordination that the mention is part of: "Britain, France and Poland"."""
    root = board.doc[bound.raw.root]
    if root.dep_ == "appos" and board.at(root) == board.at(root.head):
        root = root.head
    out: list[Draft] = []
    for token in sorted((root, *root.conjuncts), key=lambda t: t.i):
        found = board.at(token)
        if not found:
            return ()
        out.extend(found)
    return tuple(dict.fromkeys(out)) if len(out) > 1 else ()
