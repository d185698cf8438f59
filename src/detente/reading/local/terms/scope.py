"""What a halt of fighting that is offered or demanded is to cover, in the words of the report."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model import Scope
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.triggers import words
from detente.reading.local.parsed import Span, Token
from detente.reading.local.phrases import phrase_tokens
from detente.reading.local.terms.words import term_words

_OF = frozenset({"on", "to", "of", "in", "against"})


def scope(draft: Draft) -> tuple[Scope, tuple[Span, ...]] | None:
    """The scope that the words of `draft` give a halt of fighting, with these words; None where they give
    none.
    """
    found: dict[str, list[Span]] = {"acts": [], "weapons": [], "targets": []}
    area: Span | None = None
    general: Token | None = None
    for noun in draft.body:
        lemma = noun.lemma_.lower()
        if lemma in term_words("covering") and noun.pos_ == "VERB":
            area = area or next((_text(c) for c in noun.children if c.dep_ == "dobj" and _is_place(c)), None)
        if lemma not in term_words("halting") or noun.pos_ not in {"NOUN", "VERB"}:
            continue
        general = general or next((c for c in noun.children if c.lower_ in term_words("general")), None)
        for thing in _things(noun):
            key = _key(thing)
            if key is not None:
                found[key].append(_short(thing))
                if key == "acts":
                    found["targets"].extend(_short(t) for t in _things(thing) if t.ent_type_ == "")
            elif _is_place(thing):
                area = area or _text(thing)
    if not (any(found.values()) or area or general):
        return None
    said = [span for given in found.values() for span in given]
    said += [area] if area is not None else []
    said += [general.doc[general.i : general.i + 1]] if general is not None else []
    texts = {key: tuple(span.text for span in given) for key, given in found.items()}
    whole = Scope(general=general is not None or None, area=area.text if area is not None else None, **texts)
    return whole, tuple(said)


def _key(thing: Token) -> str | None:
    lemma = thing.lemma_.lower()
    if lemma in term_words("acts"):
        return "acts"
    if lemma in words("weapons"):
        return "weapons"
    return "targets" if lemma in words("targets") and thing.head.lower_ in {"on", "against"} else None


def _things(noun: Token) -> Iterator[Token]:
    """What stands behind a noun or verb of halting: "a halt to strikes on ports", "halt all raids"."""
    for child in noun.children:
        if child.dep_ == "dobj" and noun.pos_ == "VERB":
            yield from _members(child)
        if child.dep_ == "prep" and child.lower_ in _OF:
            for thing in child.children:
                if thing.dep_ == "pobj":
                    yield from _members(thing)


def _members(thing: Token) -> Iterator[Token]:
    yield thing
    for child in thing.children:
        if child.dep_ == "conj" and child.pos_ == thing.pos_:
            yield from _members(child)


def _is_place(token: Token) -> bool:
    inside = [token, *(p for c in token.children if c.lower_ == "of" for p in c.children)]
    return any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in inside)


def _short(thing: Token) -> Span:
    """A noun with the words before it that name its kind: "air strikes"."""
    first = thing.i
    while first > 0 and thing.doc[first - 1].dep_ in {"amod", "compound"}:
        first -= 1
    return thing.doc[first : thing.i + 1]


def _text(thing: Token) -> Span:
    tokens = phrase_tokens(thing)
    return thing.doc[tokens[0].i : tokens[-1].i + 1]
