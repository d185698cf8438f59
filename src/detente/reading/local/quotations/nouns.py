"""Nouns and adjectives of saying → indirect quotations: "the ministry's claim that", "was adamant that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.model.codes import QuotationMode
from detente.reading.local.clauses import is_predicate
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.speaker import subject
from detente.reading.local.quotations.words import is_negated, is_unreal, mark_of, speech

_LIGHT = frozenset(
    {"make", "issue", "give", "offer", "repeat", "renew", "deliver", "release", "publish", "voice", "send"}
)
_DEEPEST = 12


def noun_quotations(layout: Layout) -> Iterator[Draft]:
    """The drafts of clauses that hang on a noun or adjective of saying."""
    for token in layout.page.tokens:
        word = token.lemma_.lower()
        noun = token.pos_ == "NOUN" and word in speech("nouns")
        if not noun and word not in speech("adjectives"):
            continue
        if layout.is_closed_to(token.idx) or layout.quote_at(token.idx) is not None:
            continue
        draft = _of_noun(token, layout) if noun else _of_adjective(token, layout)
        if draft is not None:
            yield draft


def _of_noun(noun: Token, layout: Layout) -> Draft | None:
    cue = (noun.idx, noun.idx + len(noun))
    head = _that_clause(_clauses_below(noun), noun)
    if head is not None:
        source: Token | None = noun
        if noun.dep_ in {"dobj", "pobj"} and not _has_owner(noun):
            source = subject(noun.head) if noun.head.lemma_.lower() in _LIGHT else None
        return _draft(layout, _content(head), cue, source)
    verb = noun.head
    if is_negated(verb) or is_unreal(verb):
        return None
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT:
        # "It gave assurances that …": the clause hangs on the verb.
        head = _that_clause(verb.rights, noun)
        return _draft(layout, _content(head), cue, subject(verb)) if head is not None else None
    if noun.dep_ == "nsubj" and verb.lemma_.lower() == "be" and _has_owner(noun):
        head = _that_clause(verb.rights, noun)
        piece = _content(head) if head is not None else _behind_colon(verb, layout)
        return _draft(layout, piece, cue, noun) if piece is not None else None
    return None


def _of_adjective(adjective: Token, layout: Layout) -> Draft | None:
    """ "was adamant that …", "made clear that …"."""
    verb = adjective.head
    if verb.lemma_.lower() not in {"be", "make", "remain"} or is_negated(verb) or is_unreal(verb):
        return None
    head = _that_clause([*adjective.rights, *verb.rights], adjective)
    if head is None:
        return None
    start = verb.idx if verb.lemma_.lower() == "make" else adjective.idx
    return _draft(layout, _content(head), (start, adjective.idx + len(adjective)), subject(verb))


def _that_clause(candidates: Iterable[Token], behind: Token) -> Token | None:
    """The first clause with "that" among the candidates which begins behind a token."""
    for head in candidates:
        that = mark_of(head, "that") if head.dep_ in {"acl", "ccomp", "relcl", "advcl"} else None
        if that is not None and that.i > behind.i and head.right_edge.i >= that.i + 2:
            return head
    return None


def _content(head: Token) -> Piece:
    that = mark_of(head, "that")
    first = that if that is not None else head.left_edge
    last = head.right_edge
    return first.idx + len(first), last.idx + len(last)


def _behind_colon(verb: Token, layout: Layout) -> Piece | None:
    """ "Khartoum's answer was blunt: there would be no talks"."""
    _, end = layout.sentence(verb.idx)
    colon = layout.text.find(":", verb.idx, end)
    if colon < 0 or any(t.pos_ == "VERB" for t in layout.between(verb.idx + 1, colon)):
        return None
    words = layout.between(colon + 1, end)
    told = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in words)
    return (colon + 1, end) if told and layout.quote_at(words[0].idx) is None else None


def _clauses_below(noun: Token) -> Iterator[Token]:
    """The clauses that hang on the noun or on a name inside its phrase."""
    pending = [noun]
    for _ in range(_DEEPEST):
        if not pending:
            return
        for child in pending.pop(0).rights:
            if child.dep_ in {"acl", "ccomp", "relcl"} and is_predicate(child):
                yield child
            elif child.dep_ in {"prep", "agent", "pobj"}:
                pending.append(child)


def _has_owner(noun: Token) -> bool:
    return any(c.dep_ in {"poss", "agent"} or c.lower_ in {"by", "from", "of"} for c in noun.children)


def _draft(layout: Layout, content: Piece, cue: Piece, source: Token | None) -> Draft | None:
    piece = layout.piece(*content)
    if piece is None or source is None:
        return None
    mode = QuotationMode.MIXED if layout.has_quoted([piece]) else QuotationMode.INDIRECT
    return Draft(mode, [piece], "indirect: noun", cue=cue, source=source, confidence=0.75)
