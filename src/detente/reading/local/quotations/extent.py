"""How far indirect content goes behind its cue."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.parsed import Token
from detente.reading.local.quotations.cuts import LINKS, cuts
from detente.reading.local.quotations.draft import Piece
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.words import SUBJECT, is_cue, mark_of

_THAT = frozenset({"dobj", "mark", "advmod"})
_ADJUNCT = frozenset({"prep", "npadvmod", "advmod"})
_TIME = frozenset({"DATE", "TIME"})
_REPORT_MARKS = frozenset(
    {"after", "when", "as", "while", "before", "though", "although", "whereas", "since"}
)
_STOPPING = frozenset({"conj", "parataxis", "nsubj", "relcl"})


def content_behind(verb: Token, head: Token, layout: Layout) -> Iterator[Piece]:
    """The content behind a cue: the clause of `head` without its "that", parted where another "that"
    begins a second content, with a quoted tail (", “which never came”").
    """
    doc = layout.page.doc
    first = _first(verb, head)
    last = _last(verb, head) + 1
    if last == doc[last - 1].sent.end:
        last = _whole_sentence(layout, last)
    for stop, again in [*cuts(verb, head, first, last, layout), (last, None)]:
        while stop > first and doc[stop - 1].lower_ in LINKS:
            stop -= 1
        if first < stop:
            piece = layout.piece(doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1]))
            if piece is not None:
                yield _without_aside(layout, piece) if _is_nested(verb) else _with_tail(layout, piece)
        if again is None:
            return
        first = again


def _first(verb: Token, head: Token) -> int:
    """Index of the first token of the content."""
    doc = verb.doc
    that = mark_of(head, "that")
    if that is not None and that.i > verb.i:
        return that.i + 1
    first = max(head.left_edge.i, verb.i + 1)
    if doc[first].lower_ == "that" and doc[first].dep_ in _THAT:
        return first + 1
    for child in head.lefts:
        # "said on Monday it would answer": the day is that of the saying.
        set_off = child.doc[child.right_edge.i + 1].text == ","
        if child.left_edge.i != first or child.dep_ not in _ADJUNCT or set_off or not _is_time(child):
            break
        first = child.right_edge.i + 1
    if any(c.dep_ in SUBJECT for c in head.lefts):
        return first
    # "said about half of the sum was lost": the parse hung the subject on the verb.
    for child in verb.rights:
        if child.i >= head.i:
            break
        if child.dep_ in {"dobj", "prep", "appos", "attr"} and not _is_time(child):
            return min(first, child.left_edge.i)
    return first


def _is_time(token: Token) -> bool:
    return any(t.ent_type_ in _TIME for t in token.doc[token.left_edge.i : token.right_edge.i + 1])


def _last(verb: Token, head: Token) -> int:
    """Index of the last token of the content: of its clause, and of what the parse hung on the verb though it
    goes on with the clause ("said aid was needed to treat the sick, feed the poor").
    """
    last = head.right_edge.i
    for child in verb.rights:
        if child.i <= last or child.dep_ in {"punct", "cc"}:
            continue
        before = child.doc[child.left_edge.i - 1].text
        marks = {c.lower_ for c in child.lefts if c.dep_ in {"mark", "advmod"}}
        if child.dep_ in _STOPPING or marks & _REPORT_MARKS or child.tag_ == "VBG":
            break
        if child.dep_ == "prep" and before in {",", "—", "–"}:
            break
        last = child.right_edge.i
    return last


def _whole_sentence(layout: Layout, last: int) -> int:
    """The end of the sentence as the layout sees it, where the parse broke it off in the middle."""
    doc = layout.page.doc
    _, end = layout.sentence(doc[last - 1].idx)
    while last < len(doc) and doc[last].idx < end:
        last += 1
    return last


def _is_nested(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and is_cue(verb.head, "say")


def _with_tail(layout: Layout, piece: Piece) -> Piece:
    """The piece with the quoted words that a comma links to its end."""
    tail = layout.quote_after(piece[1])
    if tail is None or not tail.closed or layout.text[piece[1] : tail.outer[0]].strip() != ",":
        return piece
    _, end = layout.sentence(piece[0])
    goes_on = layout.text[tail.start].islower() and not layout.text[tail.outer[1] : end].strip(" .,;")
    return (piece[0], tail.outer[1]) if goes_on else piece


def _without_aside(layout: Layout, piece: Piece) -> Piece:
    """The piece without a quoted aside at its end, a word of whoever reports it: ", “which is a lie”"."""
    tail = layout.quote_at(piece[1] - 1)
    if tail is None or tail.outer[0] <= piece[0] or tail.outer[1] != piece[1]:
        return piece
    before = layout.text[piece[0] : tail.outer[0]].rstrip()
    return (piece[0], piece[0] + len(before) - 1) if before.endswith(",") else piece
