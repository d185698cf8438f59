"""Sources set off from the clause → indirect quotations: "according to X", "as X put it", "in X's words"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model.codes import QuotationMode
from detente.reading.local.clauses import is_predicate
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.speaker import subject
from detente.reading.local.quotations.words import is_negated, is_unreal, speech

_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis"})
_AS_CUES = frozenset(
    {"put", "say", "note", "report", "explain", "argue", "observe", "write", "claim", "acknowledge"}
)
_LOOSE = frozenset({"ccomp", "advcl", "parataxis"})
_HIGHEST = 12


def sourced_quotations(layout: Layout) -> Iterator[Draft]:
    """The drafts of clauses that a phrase set off from them ascribes to somebody."""
    for token in layout.page.tokens:
        word = token.lower_
        if word not in {"according", "as"} and word not in speech("tellings"):
            continue
        if layout.is_closed_to(token.idx) or layout.quote_at(token.idx) is not None:
            continue
        if word == "according":
            yield from _according(token, layout)
        elif word == "as" and token.dep_ == "mark":
            yield from _as_said(token, layout)
        elif token.dep_ == "pobj" and token.head.lower_ in {"in", "by", "on"}:
            yield from _telling(token, layout)


def _according(token: Token, layout: Layout) -> Iterator[Draft]:
    to = token.nbor(1) if token.i + 1 < len(token.doc) else token
    source = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None)
    if to.lower_ != "to" or source is None:
        return
    pieces = _rest(layout, token, token.i, _phrase_end(source))
    if pieces:
        yield _draft(layout, pieces, (token.idx, to.idx + len(to)), source, "indirect: according to")


def _telling(token: Token, layout: Layout) -> Iterator[Draft]:
    """ "In the general's words, …"; "…, by the account of the general"."""
    preposition = token.head
    source = next((c for c in token.children if c.dep_ == "poss"), None)
    last = token.i
    if source is None:
        source = next((p for c in token.children if c.lower_ == "of" for p in c.children), None)
        last = _phrase_end(source) if source is not None else last
    if source is None:
        return
    before = layout.text[max(0, preposition.idx - 3) : preposition.idx].rstrip()
    if before and before[-1] not in ',.!?”"' and not preposition.is_sent_start:
        return
    pieces = _rest(layout, preposition, preposition.i, last)
    if pieces:
        yield _draft(layout, pieces, (token.idx, token.idx + len(token)), source, "indirect: telling")


def _as_said(token: Token, layout: Layout) -> Iterator[Draft]:
    """ "As the envoy put it, …"; "…, as the envoy noted"."""
    verb = token.head
    fits = verb.dep_ == "advcl" and verb.lemma_.lower() in _AS_CUES and verb.left_edge.i == token.i
    if not fits or is_negated(verb) or is_unreal(verb):
        return
    if any(c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "dobj" and c.lower_ != "it") for c in verb.children):
        return
    source = subject(verb)
    if source is None or source.i < token.i or source.lower_ in {"i", "we", "it", "they", "you"}:
        return
    pieces = _rest(layout, verb, token.i, verb.right_edge.i)
    if pieces:
        yield _draft(layout, pieces, (verb.idx, verb.idx + len(verb)), source, "indirect: as said", verb)


def _rest(layout: Layout, hook: Token, first: int, last: int) -> list[Piece]:
    """The clause that the phrase of the tokens `first` to `last` is set off from, without it. `hook` is the
    token by which the phrase hangs on the clause.
    """
    doc = layout.page.doc
    start, end = layout.sentence(doc[first].idx)
    behind = doc[last].idx + len(doc[last])
    host = _host(hook)
    lead = layout.text[start : doc[first].idx].strip(' \t\n-–—"“')
    if not lead or lead[-1] in ";:":
        whole = layout.piece(behind, end)
        return [whole] if whole is not None and (_closes(layout, behind) or host.i > last) else []
    if host == hook:
        return []
    opening = host.left_edge
    if opening.dep_ == "mark" and opening.lower_ == "that" and opening.i + 1 < len(doc):
        opening = doc[opening.i + 1]
    left, right = max(start, opening.idx), host.right_edge
    ahead = layout.piece(left, max(left, doc[first].idx))
    after = None
    if right.i > last and _closes(layout, behind):
        after = layout.piece(behind, max(behind, min(end, right.idx + len(right))))
    return [piece for piece in (ahead, after) if piece is not None]


def _closes(layout: Layout, at: int) -> bool:
    """Whether a comma or colon closes the phrase that ends at `at`, so that its clause goes on."""
    return layout.text[at : at + 2].lstrip()[:1] in {",", ":"}


def _phrase_end(source: Token) -> int:
    """Index of the last token of the phrase of `source`: a clause that the parse hung on it is cut off."""
    last = source.right_edge.i
    for child in source.rights:
        if child.dep_ in _CLAUSES and is_predicate(child):
            edge = child.left_edge.i
            if child.dep_ in _LOOSE or source.doc[edge - 1].text == ",":
                last = min(last, max(source.i, edge - 1))
    while last > source.i and source.doc[last].is_punct and source.doc[last].text != ")":
        last -= 1
    return last


def _host(token: Token) -> Token:
    """The predicate of the clause that the phrase belongs to."""
    found = token
    for _ in range(_HIGHEST):
        if found.head == found:
            return found
        found = found.head
        if is_predicate(found):
            return found
    return found


def _draft(
    layout: Layout, pieces: list[Piece], cue: Piece, source: Token, how: str, verb: Token | None = None
) -> Draft:
    mode = QuotationMode.MIXED if layout.has_quoted(pieces) else QuotationMode.INDIRECT
    return Draft(mode, pieces, how, cue=cue, verb=verb, source=source, confidence=0.75)
