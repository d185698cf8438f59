"""Cues behind or inside what they tell → indirect quotations: "…, officials said", "talks, he said, …"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model.codes import QuotationMode
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.words import FINITE, SUBJECT, cue_span

_CLOSE = frozenset({",", "”", '"', "''", "»", "’", "'", "—", "–", "-"})


def told_ahead(verb: Token, head: Token, layout: Layout, source: Token) -> Iterator[Draft]:
    """ "…, officials said": the content before its cue, with a quoted piece behind it."""
    doc = layout.page.doc
    clause_start = _clause_start(verb, source, after=head.i)
    # "Overnight, drones hit Kyiv, officials said": what opens the sentence belongs to the content.
    first = verb.left_edge.i if verb.dep_ == "ROOT" else head.left_edge.i
    if clause_start <= first or doc[clause_start - 1].text not in _CLOSE:
        return
    if any(c.dep_ == "mark" and c.lower_ != "that" for c in head.children):
        return
    piece = layout.piece(doc[first].idx, doc[clause_start - 1].idx + len(doc[clause_start - 1]))
    if piece is None:
        return
    pieces = [piece, *_goes_on(verb, source, layout)]
    rest = layout.quote_after(verb.idx)
    if (
        len(pieces) == 1
        and rest is not None
        and rest.closed
        and rest.outer[1] <= layout.sentence(verb.idx)[1]
    ):
        between = layout.text[verb.idx : rest.outer[0]].rstrip()
        if between.endswith(",") and layout.text[rest.start].islower():
            pieces.append(rest.outer)
    yield told(verb, source, pieces, layout, "indirect: clause before")


def _goes_on(verb: Token, source: Token, layout: Layout) -> Iterator[Piece]:
    """What goes on behind a cue that commas set into it: "The road was open, he said, but nobody came"."""
    last = _cue_end(verb, source)
    if last.i + 2 >= len(verb.doc) or verb.doc[last.i + 1].text != ",":
        return
    link = verb.doc[last.i + 2]
    clause = next((c for c in verb.rights if c.i > link.i and c.dep_ in {"conj", "ccomp", "advcl"}), None)
    linked = link.lower_ in {"and", "but", "whereas", "while", "so", "yet"}
    if clause is None or not linked or not any(c.dep_ in SUBJECT for c in clause.lefts):
        return
    _, end = layout.sentence(verb.idx)
    right = clause.right_edge
    begin = link.idx + len(link)
    piece = layout.piece(begin, max(begin, min(end, right.idx + len(right))))
    if piece is not None:
        yield piece


def _clause_start(verb: Token, source: Token, *, after: int) -> int:
    """Index of the first token of the cue clause that stands behind token `after`."""
    own = [
        max(c.left_edge.i, after + 1)
        for c in verb.children
        if c.dep_ not in {"ccomp", "punct"} and after < c.i < verb.i
    ]
    if after < source.i < verb.i:
        own.append(max(source.left_edge.i, after + 1))
    return min([verb.i, *own])


def told_around(verb: Token, layout: Layout, source: Token) -> Iterator[Draft]:
    """ "The talks, he added, will go on": content on both sides of its cue."""
    doc = layout.page.doc
    start, end = layout.sentence(verb.idx)
    first, host = verb.left_edge, verb.head
    last = _cue_end(verb, source)
    right = doc[max(host.right_edge.i, verb.right_edge.i)]
    behind_cue = last.idx + len(last)
    ahead = layout.piece(max(start, host.left_edge.idx), first.idx)
    behind = layout.piece(behind_cue, max(min(end, right.idx + len(right)), behind_cue))
    pieces = [piece for piece in (ahead, behind) if piece is not None]
    if not pieces:
        return
    opening = layout.between(*behind) if behind is not None else []
    if opening and behind is not None and (opening[0].tag_ == "CC" or opening[0].lower_ == "that"):
        pieces[-1] = layout.piece(behind[0] + len(opening[0]), behind[1]) or behind
    yield told(verb, source, pieces, layout, "indirect: clause around")


def _cue_end(verb: Token, source: Token) -> Token:
    """The last token of a cue clause that is set into what it tells: the one before the comma behind it."""
    last = max(verb.i, source.right_edge.i if source.head == verb and source.i > verb.i else verb.i)
    while last > verb.i and verb.doc[last].lower_ in {",", "and", "but"}:
        last -= 1
    end = verb.right_edge.i
    while last < end and verb.doc[last + 1].text not in _CLOSE:
        last += 1
    return verb.doc[last]


def told_apart(verb: Token, layout: Layout, source: Token) -> Iterator[Draft]:
    """ "…, he said." and "The truce, he went on, was …" where the parse lost the link: the content is all of
    the sentence but the cue clause.
    """
    doc = layout.page.doc
    if source.head != verb or source.i > verb.i or source.left_edge.i == 0:
        return
    start, end = layout.sentence(verb.idx)
    opening, last = source.left_edge, _cue_end(verb, source)
    if verb.dep_ == "relcl" and verb.head.i == opening.i - 1:
        opening = verb.head.left_edge  # "the agency TASS reported"
    if opening.idx <= start or doc[opening.i - 1].text not in _CLOSE:
        return
    ahead = layout.piece(start, doc[opening.i - 1].idx)
    behind = layout.piece(last.idx + len(last), end) if last.i + 1 < len(doc) else None
    if behind is not None:
        lost = verb.dep_ == "relcl" and last.i + 1 < len(doc) and doc[last.i + 1].text == ","
    else:
        broken = doc[verb.sent.start].idx > start
        lost = broken or any(c.dep_ in {"dobj", "dep", "attr"} and c.i < opening.i for c in verb.lefts)
        lost = lost and not any(c.dep_ in {"dobj", "xcomp", "acomp"} for c in verb.rights)
    if ahead is not None and lost:
        pieces = [ahead] if behind is None else [ahead, behind]
        yield told(verb, source, pieces, layout, "indirect: clause apart")


def told_fragment(verb: Token, layout: Layout) -> Iterator[Draft]:
    """ "A plan to disarm the fighters, says a diplomat": content that is no clause, before its cue."""
    content = next((c for c in verb.lefts if c.dep_ in {"nsubj", "dep", "attr"}), None)
    source = next((c for c in verb.rights if c.dep_ in {"nsubj", "dobj"}), None)
    if content is None or source is None or verb.tag_ not in FINITE or verb.lemma_ != "say":
        return
    if verb.doc[verb.i - 1].text not in _CLOSE or source.left_edge.i != verb.i + 1:
        return
    piece = layout.piece(content.left_edge.idx, verb.idx)
    if piece is not None:
        yield told(verb, source, [piece], layout, "indirect: fragment before")


def told(verb: Token, source: Token, pieces: list[Piece], layout: Layout, how: str) -> Draft:
    """The draft of what a verb of saying tells."""
    mode = QuotationMode.MIXED if layout.has_quoted(pieces) else QuotationMode.INDIRECT
    return Draft(mode, pieces, how, cue=cue_span(verb), verb=verb, source=source, confidence=0.8)
