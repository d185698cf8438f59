"""Verbs of saying → indirect quotations: "said that …", "…, officials said", "the talks, he added, …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.model.codes import QuotationMode
from detente.reading.local.quotation_draft import Draft, Piece, has_marks, trim
from detente.reading.local.quotation_layout import Layout
from detente.reading.local.quotation_speaker import subject
from detente.reading.local.quotation_words import (
    is_cue,
    is_negated,
    is_passive,
    is_unreal,
    lemma,
    particle_of,
    speech,
)

_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_QUESTION = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_NEGATED_CUES = frozenset({"rule out", "deny"})
_WITH_INFINITIVE = frozenset({"warn", "caution"})
_PARENTHETICAL = frozenset({"parataxis"})


def indirect_quotations(layout: Layout, taken: dict[int, Token], spoken: list[Piece]) -> Iterator[Draft]:
    """The drafts of what verbs of saying tell. `taken` are verbs that direct quotations already hang on, and
    `spoken` the pieces of those.
    """
    for token in layout.page.doc:
        if token.i in taken or not is_cue(token, "say", "ask") or layout.page.in_headline(token.idx):
            continue
        if _is_idle(token):
            continue
        inside = any(start <= token.idx < end for start, end in spoken) if spoken else False
        yield from _of(token, layout, strict=inside)


def _is_idle(verb: Token) -> bool:
    """Whether nobody is told to have said anything: negated, only possible, or in the passive."""
    if is_negated(verb) and lemma(verb) not in _NEGATED_CUES:
        return True
    if is_unreal(verb):
        return True
    return is_passive(verb) and not any(c.dep_ == "agent" for c in verb.children)


def _of(verb: Token, layout: Layout, *, strict: bool) -> Iterator[Draft]:
    source = subject(verb)
    if source is None or (source.pos_ == "PRON" and source.lower_ in {"it", "this", "that"} and strict):
        return
    if verb.dep_ in _PARENTHETICAL and not strict:
        yield from _around(verb, source, layout)
        return
    complement = _complement(verb)
    if complement is None:
        return
    if complement.i > verb.i:
        for piece in _behind(verb, complement, layout, strict=strict):
            yield _draft(verb, source, [piece], layout, "indirect: clause after")
    elif not strict:
        yield from _ahead(verb, source, complement, layout)


def _complement(verb: Token) -> Token | None:
    """The head of the clause that the verb takes, where it tells something."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and _is_infinitive(child):
            has_object = any(c.dep_ in {"dobj", "dative"} for c in verb.children)
            if lemma(verb) in _WITH_INFINITIVE and has_object:
                return child
        if child.dep_ != "ccomp":
            continue
        if _is_infinitive(child):
            return child if lemma(verb) in _WITH_INFINITIVE and child.i > verb.i else None
        if _tells(verb, child):
            return child
    return None


def _is_infinitive(head: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)


def _tells(verb: Token, head: Token) -> bool:
    """Whether the clause of `head` tells something: it is finite and no request ("that talks be held")."""
    marks = {c.lower_ for c in head.children if c.dep_ in {"mark", "advmod", "dobj", "attr", "nsubj"}}
    has_subject = any(c.dep_ in _SUBJECT for c in head.children)
    bare = verb.lemma_.lower()
    if bare in speech("mandative") and head.tag_ == "VB" and not any(c.dep_ == "aux" for c in head.children):
        return False
    if head.tag_ == "VBG" and not any(c.dep_ == "aux" for c in head.children):
        return False
    if bare in speech("ask") and bare not in speech("say"):
        return bool(marks & _QUESTION)
    if bare in speech("clause_only") and "that" not in marks and not has_subject:
        return False
    return has_subject or "that" in marks


def _behind(verb: Token, head: Token, layout: Layout, *, strict: bool) -> Iterator[Piece]:
    """The content behind its cue, cut where another "that" begins a second content."""
    that = next((c for c in head.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if strict and that is None:
        return
    words = [t for t in head.subtree if t.i > verb.i]
    if not words:
        return
    first = that.i + 1 if that is not None and that.i > verb.i else words[0].i
    doc = layout.page.doc
    cuts = sorted(_cuts(verb, head), key=lambda cut: cut[0])
    last = words[-1].i + 1
    last = _whole_sentence(layout, last) if last == doc[last - 1].sent.end else last
    for stop, again in [*cuts, (last, None)]:
        stop = min(stop, last)
        if first < stop <= len(doc):
            piece = trim(layout.text, doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1]))
            if piece is not None:
                yield piece
        if again is None:
            return
        first = again


def _whole_sentence(layout: Layout, last: int) -> int:
    """The end of the sentence as the layout sees it, where the parse broke it off in the middle."""
    doc = layout.page.doc
    _, end = layout.sentence(doc[last - 1].idx)
    while last < len(doc) and doc[last].idx < end:
        last += 1
    return last


def _cuts(verb: Token, head: Token) -> Iterator[tuple[int, int | None]]:
    """Where the content ends before the clause does: `(token index of the end, where it begins again)`."""
    for child in _conjuncts(head):
        that = next((c for c in child.children if c.dep_ == "mark" and c.lower_ == "that"), None)
        if that is not None and that.i > head.i:
            yield _before_conjunction(that), that.i + 1
        elif (
            is_cue(child, "say")
            and child.tag_ == verb.tag_
            and child.tag_ in {"VBD", "VBZ"}
            and not any(c.dep_ in _SUBJECT or c.dep_ == "aux" for c in child.children)
            and any(c.dep_ in {"ccomp", "dobj"} for c in child.children)
        ):
            yield _before_conjunction(child), None
    for child in head.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > head.i and is_cue(child, "say"):
            edge = child.left_edge
            if edge.i > 0 and edge.nbor(-1).text == ",":
                yield edge.i - 1, None
        if child.lower_ == "according" and child.i > head.i:
            yield child.i, None


def _conjuncts(head: Token) -> Iterator[Token]:
    pending = [head]
    for _ in range(20):
        if not pending:
            return
        for child in pending.pop().children:
            if child.dep_ == "conj":
                yield child
                pending.append(child)


def _before_conjunction(token: Token) -> int:
    """The index of the "and" or comma before `token`, or of `token` itself."""
    at = token.i
    while at > 0 and token.doc[at - 1].lower_ in {"and", "but", "or", ",", ";", "also", "then", "—", "–"}:
        at -= 1
    return at


def _ahead(verb: Token, source: Token, head: Token, layout: Layout) -> Iterator[Draft]:
    """ "…, officials said": the content before its cue, with a quoted piece behind it."""
    doc = layout.page.doc
    clause_start = _clause_start(verb, source, after=head.i)
    first = head.left_edge.i
    if clause_start <= first:
        return
    piece = trim(layout.text, doc[first].idx, doc[clause_start - 1].idx + len(doc[clause_start - 1]))
    if piece is None:
        return
    pieces = [piece]
    _, end = layout.sentence(verb.idx)
    rest = (
        next((q for q in layout.quoted if verb.idx < q.outer[0] < end), None) if len(layout.quoted) else None
    )
    if rest is not None and rest.closed and layout.text[: rest.outer[0]].rstrip().endswith(","):
        pieces.append(rest.outer)
    yield _draft(verb, source, pieces, layout, "indirect: clause before")


def _clause_start(verb: Token, source: Token, *, after: int) -> int:
    """Index of the first token of the cue clause that stands behind token `after`."""
    own = [
        t.i
        for c in verb.children
        if c.dep_ not in {"ccomp", "punct"} and c.i > after and c.i < verb.i
        for t in c.subtree
        if t.i > after
    ]
    if source.i > after and source.i < verb.i:
        own.append(source.left_edge.i)
    return min([verb.i, *own])


def _around(verb: Token, source: Token, layout: Layout) -> Iterator[Draft]:
    """ "The talks, he added, will go on": content on both sides of its cue."""
    doc = layout.page.doc
    start, end = layout.sentence(verb.idx)
    words = list(verb.subtree)
    first, last = words[0].i, words[-1].i
    host = verb.head
    left = doc[host.left_edge.i].idx
    right_edge = doc[host.right_edge.i]
    ahead = trim(layout.text, max(start, left), doc[first].idx)
    behind = trim(
        layout.text,
        doc[last].idx + len(doc[last]),
        max(min(end, right_edge.idx + len(right_edge)), doc[last].idx + len(doc[last])),
    )
    pieces = [piece for piece in (ahead, behind) if piece is not None]
    if not pieces:
        return
    if ahead is not None and behind is not None:
        opening = layout.between(*behind)
        if opening and opening[0].tag_ == "CC":
            # "It would help, he conceded, but the army would stay": two things said with one cue.
            own = trim(layout.text, behind[0] + len(opening[0]), behind[1])
            yield _draft(verb, source, [ahead], layout, "indirect: clause around")
            if own is not None:
                yield _draft(verb, source, [own], layout, "indirect: clause around")
            return
    yield _draft(verb, source, pieces, layout, "indirect: clause around")


def _draft(verb: Token, source: Token, pieces: list[Piece], layout: Layout, how: str) -> Draft:
    mode = QuotationMode.MIXED if has_marks(layout.text, pieces) else QuotationMode.INDIRECT
    return Draft(mode, pieces, how, cue=cue_span(verb), verb=verb, source=source, confidence=0.8)


def cue_span(verb: Token) -> Piece:
    """Offsets of the cue as written: the verb with its particle, and "did not" before "rule out"."""
    start, end = verb.idx, verb.idx + len(verb)
    particle = particle_of(verb)
    if particle is not None and particle.i - verb.i <= 2:
        end = particle.idx + len(particle)
    if is_negated(verb):
        helpers = [c for c in verb.children if c.dep_ in {"aux", "neg"} and verb.i - 3 <= c.i < verb.i]
        start = min([start, *(c.idx for c in helpers)])
    return start, end
