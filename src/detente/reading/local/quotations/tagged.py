"""Attributions of the tagger → drafts, where the rules found none.

The tagger's notion of an attribution is wider than the record's: it takes thoughts, wishes and acts of words
too. What it finds becomes a quotation where a cue of saying carries it, and the parse finds no fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.model.codes import QuotationMode
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import topmost
from detente.reading.local.quotations.draft import Draft, Piece, shared
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.tagger import Attribution
from detente.reading.local.quotations.words import FINITE, NOBODY, is_cue, is_idle, opening_tag, speech

LEAST = 0.6
"""Attributions that the tagger is less sure of are left out."""
_OPENERS = ("that ", "whether ")


def add_tagged(drafts: Sequence[Draft], found: Iterable[Attribution], layout: Layout) -> list[Draft]:
    """The drafts with those of attributions that none of them tells, and surer where one does."""
    made = list(drafts)
    for attribution in found:
        twins = [draft for draft in drafts if _is_twin(draft, attribution)]
        for draft in twins:
            _confirm(draft, attribution, layout)
        if not twins and attribution.confidence >= LEAST:
            draft_of = _draft(attribution, layout)
            if draft_of is not None and not any(shared(draft_of.pieces, other.pieces) for other in made):
                made.append(draft_of)
    return made


def _confirm(draft: Draft, attribution: Attribution, layout: Layout) -> None:
    """Make a draft surer, and give it the source and cue that its rule did not find."""
    draft.confidence = max(draft.confidence, min(0.95, draft.confidence + 0.15 * attribution.confidence))
    if draft.source is None and draft.follows is None and draft.cue is None:
        source = _head(layout, attribution.source)
        if source is not None and not draft.covers(source.idx) and not draft.covers(attribution.cue[0]):
            draft.source, draft.cue = source, attribution.cue
            draft.confidence = max(draft.confidence, 0.6)
    _complete(draft, attribution, layout)


def _complete(draft: Draft, attribution: Attribution, layout: Layout) -> None:
    """Give back a subject that the parse took away: "said on Friday ceasefire talks | were back on track"."""
    if draft.mode is QuotationMode.DIRECT or draft.cue is None:
        return
    start, end = draft.pieces[0]
    first = next(iter(layout.between(start, end)), None)
    begin = next((a for a, b in attribution.content if a < start < b), None)
    if first is None or begin is None or begin < draft.cue[1] or first.tag_ not in FINITE | {"MD"}:
        return
    piece = _piece(begin, end, layout)
    if piece is not None:
        draft.pieces[0] = piece


def _is_twin(draft: Draft, attribution: Attribution) -> bool:
    """Whether a draft and an attribution tell the same: by one cue, or mostly the same words."""
    if draft.cue is not None and draft.cue[0] < attribution.cue[1] and attribution.cue[0] < draft.cue[1]:
        return True
    return 2 * shared(draft.pieces, attribution.content) >= draft.size


def _draft(attribution: Attribution, layout: Layout) -> Draft | None:
    """The draft of an attribution, or None where what carries it says nothing in the record's sense."""
    if layout.is_closed_to(attribution.cue[0]) or layout.quote_at(attribution.cue[0]) is not None:
        return None
    source = _head(layout, attribution.source)
    if source is None or source.lower_ in NOBODY or source.lemma_.lower() in speech("documents"):
        return None
    pieces = [piece for start, end in attribution.content if (piece := _piece(start, end, layout))]
    verb = _verb(layout, attribution.cue)
    if not pieces or verb is None:
        return None
    mode = _mode(layout, pieces)
    if not _carries(verb, mode) or (mode is QuotationMode.INDIRECT and not _is_clause(layout, pieces)):
        return None
    return Draft(
        mode,
        pieces,
        "tagger",
        cue=attribution.cue,
        verb=verb,
        source=source,
        confidence=0.6 * attribution.confidence,
    )


def _mode(layout: Layout, pieces: Sequence[Piece]) -> QuotationMode:
    quoted = [layout.quote_at(start) for start, _ in pieces]
    if all(q is not None and q.start <= p[0] and p[1] <= q.end for q, p in zip(quoted, pieces, strict=True)):
        return QuotationMode.DIRECT
    return QuotationMode.MIXED if layout.has_quoted(pieces) else QuotationMode.INDIRECT


def _carries(verb: Token, mode: QuotationMode) -> bool:
    if is_idle(verb):
        return False
    # Where words are quoted any verb may bring them: "resumed that “…”". Elsewhere only one of saying.
    return mode is not QuotationMode.INDIRECT or is_cue(verb, "say", "ask")


def _is_clause(layout: Layout, pieces: Sequence[Piece]) -> bool:
    """Whether a finite verb heads the content: "asked for a truce" tells nothing."""
    head = _head(layout, pieces)
    return head is not None and opening_tag(head) in FINITE | {"MD"}


def _verb(layout: Layout, cue: Piece) -> Token | None:
    """The verb of saying in a cue."""
    inside = [t for t in layout.between(*cue) if t.pos_ == "VERB"]
    said = [t for t in inside if is_cue(t, "say", "ask", "direct", "quoting")]
    return next(reversed(said or inside), None)


def _head(layout: Layout, source: Sequence[Piece]) -> Token | None:
    """The word of a source that the others hang on."""
    return topmost(layout.between(*source[0])) if source else None


def _piece(start: int, end: int, layout: Layout) -> Piece | None:
    """Content as the record wants it: without the marks around direct words and without "that"."""
    quoted = layout.quote_at(start)
    if quoted is not None and quoted.outer[0] == start and quoted.end <= end <= quoted.outer[1]:
        return quoted.start, quoted.end
    for opener in _OPENERS:
        if layout.text.startswith(opener, start):
            start += len(opener)
    return layout.piece(start, end)
