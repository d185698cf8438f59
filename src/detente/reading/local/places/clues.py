"""Predicate, candidate places → the clues that speak for each being the place of the act, and for none.

A clue is a short string: how the parse leads from the predicate to the place, the preposition before it and
what that hangs on, how far away it is, which words and places stand beside it. `scorer.py` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.reading.local.clauses import is_predicate
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Span, Token
from detente.reading.local.places.where import Where

_VERBAL = frozenset({"VERB", "AUX"})
_IN_NAMES = wordset("compound nmod amod appos conj")
_PASSED = _IN_NAMES | wordset("poss nummod dep")
_PARTS = wordset(
    """
    area areas border capital center centre cities city countryside county district districts east edge
    entrance heart hill hills hilltop kingdom neighborhood neighbourhood north outskirt outskirts part parts
    perimeter port province region sector side south state streets suburb town towns vicinity village villages
    west
    """
)
"""Nouns whose "of X" says where they are: what stands before them stands before X."""
_LONGEST = 25
_NEAR, _MANY, _LONG_GAP = (2, 5, 10, 20), 5, 18


def clues_for_none(verb: Token, count: int) -> list[str]:
    """What speaks for an act to which none of `count` places belongs."""
    out = [
        "none",
        f"none lemma {verb.lemma_.lower()}",
        f"none tag {verb.tag_}",
        f"none relation {verb.dep_}",
        f"none of {min(count, _MANY)}",
        f"none above {verb.head.lemma_.lower()} {verb.dep_}",
    ]
    children = list(verb.children)
    for child in children:
        if child.dep_ in {"neg", "aux", "auxpass", "mark"}:
            out.append(f"none {child.dep_} {child.lower_}")
        elif child.dep_ in {"dobj", "nsubjpass", "nsubj"}:
            noun = "pronoun" if child.pos_ == "PRON" else child.lemma_.lower()
            out.append(f"none {child.dep_} {noun}")
    if not any(child.dep_ in {"dobj", "prep", "ccomp", "xcomp"} for child in children):
        out.append("none bare")
    return out


def clues_for(verb: Token, places: Sequence[Where]) -> list[list[str]]:
    """For each candidate, in the order of the text, what speaks for its being where the act is."""
    roots = [verb.doc[where.root] for where in places]
    nearest = min(range(len(roots)), key=lambda k: abs(roots[k].i - verb.i), default=0)
    first = next((k for k, root in enumerate(roots) if root.i > verb.i), -1)
    text = verb.doc.text if len(places) > 1 else ""
    out = []
    for k, (where, root) in enumerate(zip(places, roots, strict=True)):
        clues = [
            *_of_path(verb, root),
            *_of_preposition(verb, root, where),
            *_of_distance(verb, root),
            *_of_neighbours(verb, where),
            f"of {min(len(places), _MANY)}",
            f"nearest {k == nearest}",
            f"first behind {k == first}",
            f"before {_gap(text, places[k - 1].end, where.start)}" if k else "before none",
            f"behind {_gap(text, where.end, places[k + 1].start)}" if k + 1 < len(places) else "behind none",
        ]
        out.append(clues)
    return out


def preposition_of(root: Token) -> Token | None:
    """The preposition that governs a name: of "in the town of X" the "in"."""
    token = root
    for _ in range(_LONGEST):
        if token.dep_ in {"pobj", "pcomp"}:
            before = token.head
            part = before.head
            if before.lower_ == "of" and part.lower_ in _PARTS and part.dep_ == "pobj":
                token = part
                continue
            return before
        if token.dep_ not in _PASSED:
            return None
        token = token.head
    return None


def _of_path(verb: Token, root: Token) -> Iterator[str]:
    ups, top, downs = _path(verb, root)
    above = "^".join(token.dep_ for token in ups)
    steps = [f"prep:{t.lower_}" if t.dep_ in {"prep", "agent"} else t.dep_ for t in downs]
    yield f"path {above}|{'>'.join(step for step in steps if step not in _IN_NAMES)}"
    yield "top " + ("none" if top is None else "verb" if top.i == verb.i else "above")
    inside = [token for token in downs[:-1] if token.pos_ in _VERBAL]
    yield f"clauses {min(len(inside), 3)} {min(len(ups), 3)}"
    for token in downs:
        if token.pos_ in _VERBAL:
            yield f"down {token.dep_}"
    for token in ups:
        for child in token.children:
            if child.dep_ == "mark":
                yield f"mark {child.lower_}"
    yield from _of_governor(verb, root)


def _of_governor(verb: Token, root: Token) -> Iterator[str]:
    """The predicate in whose clause the place stands, and how the verb's clause goes with it."""
    node = root
    while node.head.i != node.i and (node.i == root.i or not is_predicate(node)):
        node = node.head
    own = node.i == verb.i
    joint = "under" if node.head.i == verb.i else "over" if verb.head.i == node.i else "apart"
    yield f"clause of {own}"
    yield f"clause of {node.lemma_.lower()} {own}"
    yield f"clause {node.dep_} {verb.dep_} {own} {joint}"


def _path(verb: Token, root: Token) -> tuple[list[Token], Token | None, list[Token]]:
    """The tokens from the verb up to the one above both, that token, and those down to the root."""
    ups, downs = _upwards(verb), _upwards(root)
    where = {token.i: k for k, token in enumerate(downs)}
    for k, token in enumerate(ups):
        if token.i in where:
            return ups[:k], token, downs[: where[token.i]][::-1]
    return ups, None, downs[::-1]


def _upwards(token: Token) -> list[Token]:
    out = [token]
    while token.head.i != token.i and len(out) < _LONGEST:
        token = token.head
        out.append(token)
    return out


def _of_preposition(verb: Token, root: Token, where: Where) -> Iterator[str]:
    before = preposition_of(root)
    lemma = verb.lemma_.lower()
    word = before.lower_ if before is not None else root.dep_
    yield f"word {word}"
    yield f"kind {where.place.precision} {word}"
    if before is None:
        yield f"with {lemma} {root.dep_}"
        yield f"relation {root.dep_} {root.head.pos_} {root.head.i == verb.i}"
        return
    head = before.head
    own = head.i == verb.i
    yield f"hangs {word} {'verb' if own else head.pos_}"
    yield f"on {head.lemma_.lower()} {word}"
    yield f"with {lemma} {word} {own}"
    yield f"on {head.lemma_.lower()} {word} {head.dep_}"
    if not own and head.pos_ in {"NOUN", "PROPN"}:
        yield f"noun {head.dep_} {word} {head.head.i == verb.i}"


def _of_distance(verb: Token, root: Token) -> Iterator[str]:
    gap = root.i - verb.i
    side = "left" if gap < 0 else "right"
    yield f"far {side} {next((n for n in _NEAR if abs(gap) <= n), 'out')}"
    low, high = sorted((verb.i, root.i))
    between = sum(1 for token in verb.doc[low + 1 : high] if is_predicate(token))
    yield f"verbs {side} {min(between, 3)}"


def _of_neighbours(verb: Token, where: Where) -> Iterator[str]:
    doc = verb.doc
    span: Span | None = doc.char_span(where.start, where.end, alignment_mode="expand")
    if span is None:
        return
    one = doc[span.start - 1].lower_ if span.start else "^"
    two = doc[span.start - 2].lower_ if span.start > 1 else "^"
    yield f"word before {one}"
    yield f"words before {two} {one}"
    yield f"word behind {doc[span.end].lower_ if span.end < len(doc) else '$'}"
    yield f"label {span.root.ent_type_ or 'none'}"
    opens = span.start - span.root.sent.start <= _NEAR[0]
    yield f"opens {one if opens else False}"


def _gap(text: str, start: int, end: int) -> str:
    between = text[start:end].strip().lower()
    return between if len(between) < _LONG_GAP else "far"
