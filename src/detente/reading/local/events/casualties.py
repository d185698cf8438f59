"""Words → people killed, wounded, held, driven out or let go, with their number as the text gives it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.knowledge.cues import cues
from detente.model import Count
from detente.model.codes import Qualifier
from detente.reading.local.numbers import number_in
from detente.reading.local.parsed import Token

_HARMED = frozenset({"dobj", "nsubjpass", "dative"})
_APART = frozenset({"relcl", "acl", "appos", "advcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and the words that give it: the tokens from `first` to `last`."""

    count: Count
    first: Token
    last: Token


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure: which field of a magnitude it gives, the word of harm, and the count with its words."""

    field: str
    word: Token
    figure: Figure


def tolls(tokens: Iterable[Token]) -> Iterator[Toll]:
    """The figures that these words give, in their order."""
    for token in sorted(tokens, key=lambda t: t.i):
        field = _field(token)
        if field is None:
            continue
        figure = _count(token, field)
        if figure is not None:
            yield Toll(field, token, figure)


@functools.cache
def _cues(key: str) -> dict[str, str]:
    return {str(word): field for field, lines in cues("casualties")[key].items() for word in lines}


@functools.cache
def harm_words(key: str) -> frozenset[str]:
    """A word list of the cue file by its key: `people`, `damaging`."""
    return frozenset(str(word) for word in cues("casualties")[key])


def _field(token: Token) -> str | None:
    lemma, word = token.lemma_.lower(), token.lower_
    if token.pos_ == "VERB":
        field = _cues("verbs").get(lemma)
        needs = cues("casualties")["needs"].get(lemma)
        near = {c.lower_ for child in token.children for c in (child, *child.children)}
        if field and needs and not near & set(needs):
            return None
        if field:
            return field
    if word in _cues("states"):
        return _cues("states")[word]
    if lemma == "life" and token.head.lemma_.lower() not in {"claim", "cost", "take"}:
        return None
    return _cues("nouns").get(lemma) if token.pos_ == "NOUN" else None


def _count(token: Token, field: str) -> Figure | None:
    for head in _concerned(token):
        found = _of_phrase(head, token, field)
        if found is not None:
            return found
    return None


def _concerned(token: Token) -> Iterator[Token]:
    """The heads of the phrases that may say whom a word of harm concerns, nearest first."""
    if token.pos_ == "NOUN":
        yield from _of_noun(token)
        return
    if token.pos_ != "VERB":
        yield from _of_state(token)
        return
    yield from (c for c in token.children if c.dep_ in _HARMED and not _is_body_part(c))
    passive = any(c.dep_ == "auxpass" for c in token.children)
    if not passive and token.lemma_.lower() in harm_words("intransitive"):
        yield from (c for c in token.children if c.dep_ == "nsubj")
        if token.dep_ == "xcomp":  # "forced 3,000 people to flee"
            yield from (c for c in token.head.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < token.i)
        if token.dep_ == "ccomp" and token.tag_ == "VB":
            yield from (c for c in token.children if c.dep_ == "nsubj")
    if token.tag_ == "VBN":
        yield from _of_state(token)


def _of_state(token: Token) -> Iterator[Token]:
    """Of "three soldiers dead", "12 people were wounded", "25 wounded", "were reported dead"."""
    head = token.head
    if token.dep_ in {"acl", "amod"} and head.pos_ in {"NOUN", "PROPN", "NUM"}:
        yield head
    if token.dep_ in {"acomp", "oprd", "ccomp", "xcomp", "advcl"}:
        yield from (c for c in head.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and c.i < token.i)
        yield from (c for c in token.children if c.dep_ == "nsubj")
    if token.dep_ == "conj" and head.i < token.i:  # "12 dead and 30 wounded": its own number comes first
        own = [c for c in token.children if c.dep_ in {"nummod", "nsubj", "nsubjpass"}]
        yield from own or ([token] if token.pos_ in {"NOUN", "ADJ"} else [])
        if not own:
            yield from (c for c in head.children if c.dep_ in _HARMED)
    if any(c.dep_ in {"nummod", "npadvmod"} for c in token.children):
        yield token


def _of_noun(token: Token) -> Iterator[Token]:
    """Of "12 deaths", "the deaths of 12 people", "a death toll of 31", "the toll rose to 31", "12 lives"."""
    if any(c.dep_ == "nummod" for c in token.children):
        yield token
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "to", "at"}:
            yield from (c for c in child.children if c.dep_ == "pobj")
    if token.lemma_.lower() in harm_words("tolls"):
        verb = token.head
        preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"to", "at", "above", "past"}]
        yield from (p for c in preps for p in c.children if p.dep_ == "pobj")
        yield from (c for c in verb.children if c.dep_ in {"dobj", "attr", "npadvmod"} and c != token)


def _of_phrase(head: Token, word: Token, field: str) -> Figure | None:
    """The number of a phrase: its first, or the sum of the members of a coordination."""
    if head.lemma_.lower() in harm_words("no_people"):
        return None
    if _is_nobody(head):
        return Figure(Count(value=0), head.left_edge, head)
    members = [head, *_conjuncts(head)]
    figures = [_one(member, word, field) for member in members]
    known = [figure for figure in figures if figure is not None]
    if not known or figures[0] is None:
        return None
    if len(figures) == 1:
        return known[0]
    total = _sum([figure.count for figure in known])
    if len(known) < len(figures):
        total = Count(value=total.value, qualifier=Qualifier.OVER)
    return Figure(total, known[0].first, known[-1].last)


def _sum(known: list[Count]) -> Count:
    bounds = {count.qualifier for count in known} - {Qualifier.EXACT}
    return Count(
        value=sum(count.value for count in known),
        qualifier=bounds.pop() if len(bounds) == 1 else Qualifier.ABOUT if bounds else Qualifier.EXACT,
    )


def _one(head: Token, word: Token, field: str) -> Figure | None:
    phrase = _phrase(head)
    found = number_in(t for t in phrase if t != word)
    person = head.lemma_.lower() in harm_words("people") or head.ent_type_ in {"NORP", "PERSON"}
    counted = head.pos_ == "NUM" or head.lower_ in {"others", "more", "dead", "wounded", "injured"}
    if field in {"detained", "released"} and not (person or counted or head == word):
        return None
    first = next((t for t in phrase if not t.is_punct), head)
    if found is not None and (person or counted or field in {"killed", "injured", "displaced"}):
        value, qualifier, at = found
        last = max(head, head.doc[at], key=lambda t: t.i)
        return Figure(Count(value=value, qualifier=qualifier), min(first, last, key=lambda t: t.i), last)
    single = person and head.tag_ == "NN" and any(c.lower_ in {"a", "an", "another"} for c in head.children)
    return Figure(Count(value=1), min(first, head, key=lambda t: t.i), head) if single else None


def _phrase(head: Token) -> list[Token]:
    """The words of a noun phrase without its clauses, asides and coordinate members."""
    found = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep_ in _APART or (child.dep_ in {"conj", "cc"} and token == head):
                continue
            if child.dep_ == "prep" and child.i > head.i and child.lower_ != "of":
                continue  # "12 people in three villages"
            stack.append(child)
    return sorted(found, key=lambda t: t.i)


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM"}:
            yield child
            yield from _conjuncts(child)


def _is_nobody(head: Token) -> bool:
    if head.lower_ in {"nobody", "none"}:
        return True
    no = any(c.dep_ == "det" and c.lower_ == "no" for c in head.children)
    return no and (head.lower_ == "one" or head.lemma_.lower() in harm_words("people"))


def _is_body_part(token: Token) -> bool:
    return token.lemma_.lower() in harm_words("no_people")
