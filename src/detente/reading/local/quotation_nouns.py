"""Nouns that hold what somebody said → indirect quotations: "the ministry's claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.model.codes import QuotationMode
from detente.reading.local.clauses import is_predicate
from detente.reading.local.quotation_draft import Draft
from detente.reading.local.quotation_layout import Layout
from detente.reading.local.quotation_speaker import subject
from detente.reading.local.quotation_words import mark_of, speech

_LIGHT = frozenset(
    {"make", "issue", "give", "offer", "repeat", "renew", "deliver", "release", "publish", "voice"}
)
_DEEPEST = 12


def noun_quotations(layout: Layout) -> Iterator[Draft]:
    """The drafts of clauses with "that" that hang on a noun of saying."""
    for token in layout.page.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in speech("nouns"):
            continue
        if layout.page.in_headline(token.idx) or layout.quote_at(token.idx) is not None:
            continue
        draft = _of(token, layout)
        if draft is not None:
            yield draft


def _of(noun: Token, layout: Layout) -> Draft | None:
    head = next((t for t in _clauses_below(noun) if t.i > noun.i), None)
    that = mark_of(head, "that") if head is not None else None
    if head is None or that is None or that.i < noun.i or head.right_edge.i < that.i + 2:
        return None
    source: Token | None = noun
    if noun.dep_ in {"dobj", "pobj"} and not _has_owner(noun):
        source = subject(noun.head) if noun.head.lemma_.lower() in _LIGHT else None
    last = head.right_edge
    piece = layout.piece(that.idx + len(that), last.idx + len(last))
    if source is None or piece is None:
        return None
    mode = QuotationMode.MIXED if layout.has_quoted([piece]) else QuotationMode.INDIRECT
    cue = (noun.idx, noun.idx + len(noun))
    return Draft(mode, [piece], "indirect: noun", cue=cue, source=source, confidence=0.75)


def _clauses_below(noun: Token) -> Iterator[Token]:
    """The clauses that hang on the noun or on a name inside its phrase."""
    pending = [noun]
    for _ in range(_DEEPEST):
        if not pending:
            return
        for child in pending.pop(0).children:
            if child.dep_ in {"acl", "ccomp", "relcl"} and is_predicate(child):
                yield child
            elif child.dep_ in {"prep", "agent", "pobj"} and child.i > noun.i:
                pending.append(child)


def _has_owner(noun: Token) -> bool:
    return any(c.dep_ in {"poss", "agent"} or c.lower_ in {"by", "from"} for c in noun.children)
