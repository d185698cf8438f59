"""Drafts of the rules and attributions of the tagger → all that somebody says or thinks, in PolNeAR's sense.

Wider than the record's quotations: thoughts, wishes and acts of words are in it, content keeps its quotation
marks and its "that". Direct words are the rules', since a mark is a mark; the rest is the tagger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.local.encoder.states import encode
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.direct import direct_quotations
from detente.reading.local.quotations.draft import Draft, Piece, shared
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.tagger import Attribution, attributions


def find_attributions(page: Page) -> list[Attribution]:
    """The attributions of a page, in the order of their content."""
    return widened(Layout(page), attributions(encode(page.report.text, page.paragraphs)))


def widened(layout: Layout, tagged: Sequence[Attribution]) -> list[Attribution]:
    """The tagger's attributions, with the rules' direct quotations in place of those that touch them."""
    direct, _ = direct_quotations(layout)
    sure = [draft for draft in direct if draft.cue is not None or draft.follows is not None]
    told = [as_attribution(draft, layout, _twin(draft, tagged)) for draft in sure]
    rest = [a for a in tagged if not any(shared(a.content, other.content) for other in told)]
    return sorted([*told, *rest], key=lambda a: a.content)


def _twin(draft: Draft, tagged: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content touches that of a draft most."""
    return max(
        (a for a in tagged if shared(a.content, draft.pieces)),
        key=lambda a: shared(a.content, draft.pieces),
        default=None,
    )


def as_attribution(draft: Draft, layout: Layout, twin: Attribution | None = None) -> Attribution:
    """A draft in PolNeAR's form; its cue and source are the tagger's where it has them."""
    content = tuple(sorted(_with_marks(piece, layout) for piece in draft.pieces))
    own = (_phrase(draft.source),) if draft.source is not None else ()
    cue = draft.cue or content[0]
    if twin is None:
        return Attribution(cue, own, content, draft.confidence)
    return Attribution(twin.cue, twin.source or own, content, max(draft.confidence, twin.confidence))


def _with_marks(piece: Piece, layout: Layout) -> Piece:
    quoted = layout.quote_at(piece[0])
    return quoted.outer if quoted is not None and (quoted.start, quoted.end) == piece else piece


def _phrase(source: Token) -> Piece:
    """The phrase of a source, with what is set beside its head."""
    last = source.right_edge
    return source.left_edge.idx, last.idx + len(last)
