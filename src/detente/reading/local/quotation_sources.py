"""Sources without a verb → indirect quotations: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.model.codes import QuotationMode
from detente.reading.local.clauses import is_predicate
from detente.reading.local.quotation_draft import Draft, Piece, has_marks, trim
from detente.reading.local.quotation_layout import Layout
from detente.reading.local.quotation_speaker import subject
from detente.reading.local.quotation_words import speech

_LIGHT = frozenset(
    {"make", "issue", "give", "offer", "repeat", "renew", "deliver", "release", "publish", "voice"}
)


def sourced_quotations(layout: Layout) -> Iterator[Draft]:
    """The drafts of clauses that a phrase or a noun ascribes to somebody."""
    for token in layout.page.doc:
        if layout.page.in_headline(token.idx):
            continue
        if token.lower_ == "according":
            yield from _according(token, layout)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in speech("nouns"):
            yield from _noun(token, layout)


def _according(token: Token, layout: Layout) -> Iterator[Draft]:
    to = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if to.lower_ != "to":
        return
    source = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None)
    if source is None:
        return
    doc = layout.page.doc
    start, end = layout.sentence(token.idx)
    phrase_end = _phrase_end(source)
    behind_phrase = doc[phrase_end].idx + len(doc[phrase_end])
    opening = not layout.text[start : token.idx].strip(' \t\n-–—"“')
    if opening:
        pieces = [trim(layout.text, behind_phrase, end)]
    else:
        host = _host(token)
        left = max(start, doc[host.left_edge.i].idx)
        right = doc[host.right_edge.i]
        after = (
            trim(layout.text, behind_phrase, min(end, right.idx + len(right)))
            if right.i > phrase_end
            else None
        )
        pieces = [trim(layout.text, left, token.idx), after if _closes(layout, behind_phrase) else None]
    found = [piece for piece in pieces if piece is not None]
    if not found:
        return
    yield _draft(layout, found, (token.idx, to.idx + len(to)), source, "indirect: according to")


def _closes(layout: Layout, at: int) -> bool:
    """Whether a comma closes the phrase that ends at `at`, so that its clause goes on."""
    return layout.text[at : at + 2].lstrip()[:1] == ","


def _phrase_end(source: Token) -> int:
    """Index of the last token of the phrase of `source`: a clause that the parse hung on it is cut off."""
    last = source.right_edge.i
    for child in source.children:
        if (
            child.i > source.i
            and child.dep_ in {"relcl", "ccomp", "advcl", "acl", "parataxis"}
            and is_predicate(child)
        ):
            last = min(last, max(source.i, child.left_edge.i - 1))
    while last > source.i and source.doc[last].is_punct and source.doc[last].text != ")":
        last -= 1
    return last


def _host(token: Token) -> Token:
    """The predicate of the clause that the phrase belongs to."""
    found = token
    for _ in range(12):
        if found.head == found:
            return found
        found = found.head
        if is_predicate(found):
            return found
    return found


def _noun(noun: Token, layout: Layout) -> Iterator[Draft]:
    head = next((t for t in _clauses_below(noun) if t.i > noun.i), None)
    if head is None:
        return
    that = next((c for c in head.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    if that is None or that.i < noun.i:
        return
    doc = layout.page.doc
    last = head.right_edge
    if last.i < that.i + 2:
        return
    piece = trim(layout.text, doc[that.i + 1].idx, last.idx + len(last))
    if piece is None:
        return
    source: Token | None = noun
    if noun.dep_ in {"dobj", "pobj"} and not _has_owner(noun):
        verb = noun.head
        source = subject(verb) if verb.lemma_.lower() in _LIGHT else None
    if source is None:
        return
    yield _draft(layout, [piece], (noun.idx, noun.idx + len(noun)), source, "indirect: noun")


def _clauses_below(noun: Token) -> Iterator[Token]:
    """The clauses that hang on the noun or on a name inside its phrase."""
    pending = [noun]
    for _ in range(12):
        if not pending:
            return
        for child in pending.pop(0).children:
            if child.dep_ in {"acl", "ccomp", "relcl"} and is_predicate(child):
                yield child
            elif child.dep_ in {"prep", "agent", "pobj"} and child.i > noun.i:
                pending.append(child)


def _has_owner(noun: Token) -> bool:
    return any(c.dep_ in {"poss", "agent"} or c.lower_ in {"by", "from"} for c in noun.children)


def _draft(layout: Layout, pieces: list[Piece], cue: Piece, source: Token, how: str) -> Draft:
    mode = QuotationMode.MIXED if has_marks(layout.text, pieces) else QuotationMode.INDIRECT
    return Draft(mode, pieces, how, cue=cue, source=source, confidence=0.75)
