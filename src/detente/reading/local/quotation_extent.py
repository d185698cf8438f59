"""How far indirect content goes: from behind its cue to where another thing said, or the outlet, begins."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from detente.reading.local.quotation_draft import Piece
from detente.reading.local.quotation_layout import Layout
from detente.reading.local.quotation_words import SUBJECT, is_cue, mark_of

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LINKS = frozenset({"and", "but", "or", ",", ";", "also", "then", "—", "–"})
_MOST_CONJUNCTS = 20
_NEAR = 14


def content_behind(verb: Token, head: Token, layout: Layout) -> Iterator[Piece]:
    """The content behind a cue: the clause of `head` without its "that", parted where another "that"
    begins a second content, with a quoted tail (", “which never came”").
    """
    doc = layout.page.doc
    that = mark_of(head, "that")
    first = max(head.left_edge.i, verb.i + 1)
    if that is not None and that.i > verb.i:
        first = that.i + 1
    elif doc[first].lower_ == "that" and doc[first].dep_ in {"dobj", "mark"}:
        first += 1
    last = head.right_edge.i + 1
    if last == doc[last - 1].sent.end:
        last = _whole_sentence(layout, last)
    cuts = sorted([*_cuts(verb, head), *_semicolons(doc, first, last, layout)], key=lambda cut: cut[0])
    for stop, again in [*cuts, (last, None)]:
        stop = min(stop, last)
        while stop > first and doc[stop - 1].lower_ in _LINKS:
            stop -= 1
        if first < stop:
            piece = layout.piece(doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1]))
            if piece is not None:
                yield _without_aside(layout, piece) if _is_nested(verb) else _with_tail(layout, piece)
        if again is None:
            return
        first = again


def follows_on(verb: Token, head: Token) -> bool:
    """Whether `verb` is a cue that the parse hung on the content of another: "said the army had
    shelled a village and accused it of …", where who accuses is who said.
    """
    above = head.head
    return (
        is_cue(verb, "say", "quoting")
        and verb.tag_ == above.tag_
        and verb.tag_ in _FINITE
        and not any(c.dep_ in SUBJECT or c.dep_ == "aux" for c in verb.children)
        and any(c.dep_ in {"ccomp", "dobj", "prep", "xcomp"} for c in verb.children)
        and not any(c.dep_ in SUBJECT and c.pos_ == "PRON" for c in head.children)
    )


def _is_rival(clause: Token, verb: Token) -> bool:
    """Whether somebody else speaks in a clause of the content: "…, while the rebels said they were not"."""
    own = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is None or own.pos_ == "PRON" or clause.tag_ != verb.tag_ or clause.tag_ not in _FINITE:
        return False
    linked = clause.dep_ == "conj" or any(mark_of(clause, word) for word in ("while", "though", "although"))
    return linked and is_cue(clause, "say") and any(c.dep_ == "ccomp" for c in clause.children)


def _cuts(verb: Token, head: Token) -> Iterator[tuple[int, int | None]]:
    """Where the content ends before the clause does: `(token index of the end, where it begins again)`."""
    for child in _conjuncts(head):
        that = mark_of(child, "that")
        if that is not None and that.i > head.i:
            yield _before_links(that), that.i + 1
        elif head.head == verb and (follows_on(child, head) or _is_rival(child, verb)):
            yield _before_links(child.left_edge if child.left_edge.i > head.i else child), None
    for child in head.children:
        if child.dep_ == "advcl" and child.left_edge.i > head.i and _is_rival(child, verb):
            yield _before_links(child.left_edge), None
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > head.i and is_cue(child, "say"):
            edge = child.left_edge
            if edge.i > 0 and edge.nbor(-1).text == ",":
                yield edge.i - 1, None
        if child.lower_ == "according" and child.i > head.i:
            yield child.i, None


def _semicolons(doc: Doc, first: int, last: int, layout: Layout) -> Iterator[tuple[int, None]]:
    """Semicolons behind which somebody else says or disputes something: "; the rebels dispute the figure"."""
    for index in range(first, last):
        if doc[index].text != ";" or layout.quote_at(doc[index].idx) is not None:
            continue
        behind = doc[index + 1 : min(last, index + _NEAR)]
        verb = next((t for t in behind if t.tag_ in _FINITE and t.pos_ == "VERB"), None)
        if verb is not None and is_cue(verb, "say", "quoting"):
            yield index, None
            return


def _conjuncts(head: Token) -> Iterator[Token]:
    pending = [head]
    for _ in range(_MOST_CONJUNCTS):
        if not pending:
            return
        for child in pending.pop().children:
            if child.dep_ == "conj":
                yield child
                pending.append(child)


def _before_links(token: Token) -> int:
    """The index of the "and" or comma before `token`, or of `token` itself."""
    at = token.i
    while at > 0 and token.doc[at - 1].lower_ in _LINKS:
        at -= 1
    return at


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
