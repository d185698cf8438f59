"""Token, places → the place of what the token tells: where the act is, not what is named in passing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from detente.model.codes import PlacePrecision
from detente.reading.local.clauses import CLAUSAL, is_predicate
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import MOTION, SPEECH, STRIKING
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.places.scorer import likeliest
from detente.reading.local.places.unlisted import is_struck, unlisted
from detente.reading.local.places.where import Where
from detente.reading.local.places.words import BLOWS, PLACED_BY_OF, TAKING

_IN = wordset(
    """
    in at near on outside around inside across within throughout over above along off into onto amid
    """
)
_OBJECTS = frozenset({"dobj", "nsubjpass", "obj", "attr", "nsubj"})
_MOVED = frozenset("ship fly transfer extradite deport take bring move jail return".split())
_EVENTS = wordset(
    """
    clash fighting battle explosion blast shelling protest meeting talk summit demonstration violence
    ambush
    """
)
_LEAVING = frozenset("withdraw retreat pull flee leave evacuate depart".split())
_COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.ADMIN1})
_ELSEWHERE = frozenset("if unless until although though because since after before once".split())
"""Conjunctions of clauses that tell of another time or of a condition."""
_BACK = 400
"""How many characters before "there" its place is looked for."""
_CLAUSES = 3
_LONGEST = 8
_DEEP = 2
"""Clauses between a name and what it has in common with an act, from which on it is another's place."""


def place_of(token: Token, places: Sequence[Where], page: Page) -> Where | None:
    """The place of what a verb or noun tells; None where the text gives it none.

    It is the candidate that its clues speak for most (`scorer.py`); for a noun the rules below come first.
    `places` are those of the page, in the order of the text; only those of the token's sentence count.
    """
    if is_noun(token) and (ruled := place_by_rules(token, places)) is not None:
        return ruled
    found = candidates(token, places)
    return likeliest(token, found) or taken(token, found) or _there(token, places)


def is_noun(token: Token) -> bool:
    """Whether a token tells an act as a noun does."""
    return token.pos_ in {"NOUN", "PROPN"} and not is_predicate(token)


def candidates(token: Token, places: Sequence[Where]) -> tuple[Where, ...]:
    """The places that the token's sentence names, and names in it that no list knows, where a place stands.

    Those that speak or are spoken to are no places, nor those in the name of who tells of the act.
    """
    here = _here(token, places)
    found = sorted((*here, *unlisted(token.sent, here)), key=_start)
    roots = ((where, token.doc[where.root]) for where in found)
    return tuple(w for w, root in roots if not _is_told_by(root, token) and not _is_apart(root, token))


def _is_apart(root: Token, token: Token) -> bool:
    """Whether a name stands in a clause within a clause that the act is no part of: "the minister, expected
    to speak in Lomé, rejects what the rebels hold".
    """
    above = {token, *token.ancestors}
    clauses = 0
    for node in root.ancestors:
        if node in above:
            return clauses >= _DEEP
        clauses += is_predicate(node) or node.tag_ == "VB"
    return False


def _is_told_by(root: Token, verb: Token) -> bool:
    """Whether a name is a party to a saying ("accused Kyiv"), or says who told of the act or where: "police
    in Basra said that", "said in Geneva that".
    """
    name = root
    while name.dep_ in {"conj", "appos"}:
        name = name.head
    lemma = name.head.lemma_.lower()
    if name.dep_ in {"nsubj", "dobj", "dative"} and lemma in SPEECH - TAKING:
        return True
    while verb.dep_ in {"ccomp", "conj", "advcl", "xcomp"}:
        above = verb.head
        if verb.dep_ == "ccomp" and above.lemma_.lower() in SPEECH:
            return any(
                c.is_ancestor(root) and (c.dep_ == "nsubj" or (c.dep_ == "prep" and above.i < c.i < verb.i))
                for c in above.children
            )
        verb = above
    return False


def taken(verb: Token, places: Sequence[Where]) -> Where | None:
    """The place that a verb of taking has as its object, or that falls."""
    lemma = verb.lemma_.lower()
    if lemma == "fall":
        roots = {c.i for c in verb.children if c.dep_ == "nsubj"}
    else:
        roots = {c.i for c in verb.children if lemma in TAKING and (c.dep_ == "dobj" or is_struck(c))}
    return next((where for where in places if where.root in roots), None)


def _there(token: Token, places: Sequence[Where]) -> Where | None:
    """The place last named before a "there" that belongs to the act: "struck the base there"."""
    word = next((t for t in token.subtree if t.lower_ == "there" and t.dep_ == "advmod"), None)
    if word is None or any(is_predicate(t) for t in token.doc[token.i + 1 : word.i]):
        return None
    before = places[: bisect_left(places, word.idx, key=_start)]
    if not before or word.idx - before[-1].end > _BACK:
        return None
    return before[-1]


def _here(token: Token, places: Sequence[Where]) -> Sequence[Where]:
    sentence = token.sent
    first = bisect_left(places, sentence.start_char, key=_start)
    return places[first : bisect_left(places, sentence.end_char, key=_start)]


def place_by_rules(token: Token, places: Sequence[Where]) -> Where | None:
    """The place of what a verb or noun tells, by the grammar alone.

    It is a place in a locative phrase of the token or of its objects, or the place that a verb of attack or
    movement has as its object ("struck Kyiv"). Places of clauses inside it are theirs, and partners ("talks
    with Kyiv") are none.
    """
    roots = {where.root: where for where in _here(token, places)}
    if not roots:
        return None
    found = _finest(_own(token, roots))
    if found is None and not is_predicate(token):
        carrier = token.head
        if token.dep_ in _OBJECTS and is_predicate(carrier):
            found = _finest(_own(carrier, roots))
    return found or _below(token, roots) or _above(token, roots)


def _start(where: Where) -> int:
    return where.start


def _finest(found: Iterator[Where]) -> Where | None:
    """The first place, or one that the same phrase names more finely: "the West Bank city of Nablus"."""
    first = next(found, None)
    if first is None or first.place.precision not in _COARSE:
        return first
    return next((where for where in found if where.place.precision not in _COARSE), first)


def _below(verb: Token, roots: dict[int, Where], depth: int = 0) -> Where | None:
    """The place of a clause that tells the circumstances of a verb: "were killed when shells fell on X"."""
    for child in verb.children:
        if child.dep_ in {"advcl", "xcomp", "conj"} and is_predicate(child) and depth < _CLAUSES:
            if _marker(child) in _ELSEWHERE or any(c.tag_ == "TO" for c in child.children):
                continue
            if child.dep_ == "conj" and child.lemma_.lower() in MOTION | _MOVED:
                continue
            found = _finest(_own(child, roots)) or _below(child, roots, depth + 1)
            if found is not None:
                return found
    return None


def _above(verb: Token, roots: dict[int, Where]) -> Where | None:
    """The place of the verb or event that a verb serves: "attacked X, killing two", "the blast that killed
    two".
    """
    node = verb
    for _ in range(_CLAUSES):
        above = node.head
        if above.i == node.i or node.dep_ not in {"xcomp", "advcl", "conj", "acl", "relcl"}:
            return None
        if _marker(node) in _ELSEWHERE | {"that"} and node.dep_ != "relcl":
            return None
        if above.i in roots and any(c.lower_ == "where" for c in node.children):
            return roots[above.i]
        found = _finest(_own(above, roots))
        if found is not None:
            return found
        node = above
    return None


def _marker(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i), "")


def _own(head: Token, roots: dict[int, Where]) -> Iterator[Where]:
    """Places of the act of `head`, the likeliest first."""
    if head.lemma_.lower() in TAKING:
        for child in head.children:
            if child.dep_ in {"dobj", "nsubjpass", "obj"}:
                yield from _named(child, roots)
    for child in sorted(head.children, key=lambda c: (c.i < head.i, c.i)):
        if child.dep_ == "prep":
            yield from _phrase(child, head, roots)
    for child in head.children:
        if child.dep_ in {"dobj", "nsubjpass", "obj", "attr", "prep", "agent", "advmod", "prt"}:
            yield from _inner(child, roots, 0)
    for child in head.children:
        if child.dep_ == "nsubj" and child.lemma_.lower() in BLOWS | _EVENTS:
            yield from _inner(child, roots, 0)


def _phrase(preposition: Token, head: Token, roots: dict[int, Where]) -> Iterator[Where]:
    word = preposition.lower_
    lemma = head.lemma_.lower()
    fits = (
        word in _IN
        or (word == "to" and lemma in MOTION)
        or (word in {"on", "against", "towards", "toward"} and lemma in BLOWS | STRIKING)
        or (word == "from" and lemma in _LEAVING)
        or (word == "of" and lemma in PLACED_BY_OF)
    )
    if fits:
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield from _named(child, roots)


def _inner(token: Token, roots: dict[int, Where], depth: int) -> Iterator[Where]:
    """Places in the locative phrases of an object: "hit a market in X"."""
    if depth > _LONGEST:
        return
    for child in token.children:
        if is_predicate(child) and child.dep_ in CLAUSAL and (child.dep_ != "acl" or depth > 2):
            continue
        if child.dep_ == "prep":
            yield from _phrase(child, token, roots)
        if child.dep_ in {"prep", "pobj", "conj", "dobj", "advmod", "npadvmod", "acl"}:
            yield from _inner(child, roots, depth + 1)


def _named(noun: Token, roots: dict[int, Where]) -> Iterator[Where]:
    """The places that a noun phrase names, the one it is about first: "X", "Y's X district", "the village
    of X".
    """
    if noun.i in roots:
        yield roots[noun.i]
    children = sorted(noun.children, key=lambda c: _NEARNESS.get(c.dep_, 9))
    for child in children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "near"}:
            for deeper in child.children:
                if deeper.dep_ == "pobj":
                    yield from _named(deeper, roots)
        elif child.dep_ in _NEARNESS and child.i in roots:
            yield roots[child.i]


_NEARNESS = {"compound": 0, "nmod": 0, "amod": 0, "prep": 1, "appos": 2, "conj": 3, "poss": 4}
"""How closely what hangs on a noun says which one it is."""
