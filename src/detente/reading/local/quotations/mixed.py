"""Quoted pieces inside the report's own sentence → mixed quotations: "hailed “a great day”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.model.codes import QuotationMode
from detente.reading.local.clauses import is_infinitive
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.marks import Quoted
from detente.reading.local.quotations.speaker import subject
from detente.reading.local.quotations.words import (
    FINITE,
    NOBODY,
    cue_span,
    is_cue,
    is_idle,
    speech,
)

_NAMING = frozenset(
    {"call", "describe", "label", "brand", "term", "dub", "deem", "declare", "pronounce", "dismiss"}
)
_THROUGH = frozenset({"xcomp", "pcomp", "ccomp", "acl"})
_HIGHEST = 10
_FARTHEST = 15
_NEAR = 6


def mixed_quotations(layout: Layout, fragments: Sequence[Quoted]) -> Iterator[Draft]:
    """The drafts of quoted pieces that a verb of saying or judging governs. Names are none."""
    told: set[Piece] = set()
    for quoted in fragments:
        if not quoted.closed or layout.is_closed_to(quoted.outer[0]):
            continue
        tokens = layout.between(quoted.start, quoted.end)
        if not tokens or _is_name(tokens):
            continue
        draft = _of(layout, tokens, quoted)
        if draft is not None and draft.pieces[0] not in told:
            told.add(draft.pieces[0])
            yield draft


def _of(layout: Layout, tokens: Sequence[Token], quoted: Quoted) -> Draft | None:
    found = _governor(tokens, quoted) or _before_as(tokens[0], quoted)
    if found is None:
        return _of_noun(layout, tokens, quoted)
    verb, child = found
    source = subject(verb)
    if source is None or source.lower_ in NOBODY or quoted.start <= source.idx < quoted.end:
        return None
    if len(tokens) == 1 and not _judges(verb, child):
        return None
    piece = _content(layout, verb, child, quoted)
    return _draft(piece, _cue(verb, child), source, verb) if piece is not None else None


def _of_noun(layout: Layout, tokens: Sequence[Token], quoted: Quoted) -> Draft | None:
    """ "Putin's talk of “root causes”": the noun of saying before the piece, and whose it is."""
    if len(tokens) == 1:
        return None
    for token in reversed(tokens[0].doc[max(tokens[0].sent.start, tokens[0].i - _NEAR) : tokens[0].i]):
        if token.idx >= quoted.outer[0]:
            continue
        if token.pos_ == "NOUN" and token.lemma_.lower() in speech("quoting_nouns"):
            owned = any(c.dep_ == "poss" or c.lower_ in {"by", "from"} for c in token.children)
            return _draft(quoted.outer, (token.idx, token.idx + len(token)), token, None) if owned else None
        if token.pos_ in {"VERB", "NOUN", "PROPN", "PUNCT"} and token.text != ",":
            return None
    return None


def _draft(piece: Piece, cue: Piece, source: Token, verb: Token | None) -> Draft:
    return Draft(QuotationMode.MIXED, [piece], "mixed", cue=cue, verb=verb, source=source, confidence=0.65)


def _judges(verb: Token, child: Token) -> bool:
    """Whether the verb says of something what it is, so that a single quoted word is speech: "as “noise”"."""
    return verb.lemma_.lower() in _NAMING | {"say"} or child.dep_ in {"oprd", "acomp"} or child.lower_ == "as"


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether the piece is a title or a name: every word of weight has a capital."""
    weighty = [t for t in tokens if t.is_alpha and not t.is_stop]
    return bool(weighty) and all(t.text[0].isupper() for t in weighty)


def _governor(tokens: Sequence[Token], quoted: Quoted) -> tuple[Token, Token] | None:
    """The verb that governs the piece and its child through which it does."""
    inside = {t.i for t in tokens}
    token = next((t for t in tokens if t.head.i not in inside), tokens[0])
    for _ in range(_HIGHEST):
        above = token.head
        if above == token:
            return None
        if (
            above.pos_ in {"VERB", "AUX"}
            and above.i not in inside
            and above.dep_ not in {"aux", "auxpass", "amod"}
        ):
            if token.dep_ in {"nsubj", "nsubjpass", "relcl", "csubj"}:
                return None
            if token.dep_ == "advcl" and not is_infinitive(token):
                return None
            if is_cue(above, "quoting", "say") and above.idx < quoted.outer[0]:
                return None if is_idle(above) else (above, token)
            if above.dep_ not in _THROUGH and not (above.dep_ == "advcl" and is_infinitive(above)):
                return None
        elif token.dep_ == "relcl":
            return None
        token = above
    return None


def _before_as(first: Token, quoted: Quoted) -> tuple[Token, Token] | None:
    """The verb of "dismissed the report as “lies”", where the parse took the piece for a subject."""
    mark = first.i - 1
    while mark >= first.sent.start and first.doc[mark].idx >= quoted.outer[0]:
        mark -= 1
    if mark < first.sent.start or first.doc[mark].lower_ != "as":
        return None
    for index in range(mark - 1, max(first.sent.start, mark - _FARTHEST) - 1, -1):
        token = first.doc[index]
        if token.tag_ in FINITE:
            return (token, first) if is_cue(token, "quoting") and not is_idle(token) else None
    return None


def _content(layout: Layout, verb: Token, child: Token, quoted: Quoted) -> Piece | None:
    """The complement that holds the piece: without "as" or "for", and with the object of "call"."""
    if quoted.start <= child.idx < quoted.end and child.head != verb:
        return quoted.outer
    first, last = child.left_edge, child.right_edge
    if child.dep_ in {"prep", "agent"}:
        below = next((c for c in child.children if c.i > child.i), None)
        if below is not None:
            first, last = below.left_edge, below.right_edge
    elif is_infinitive(child):
        # "appealed to both sides to “show restraint”"
        first = min([first, *(_addressed(verb, child))], key=lambda t: t.i)
    elif verb.lemma_.lower() in _NAMING:
        before = [c for c in verb.children if c.dep_ in {"dobj", "nsubj", "obj"} and verb.i < c.i < child.i]
        first = min([first, *(c.left_edge for c in before)], key=lambda t: t.i)
    start = max(min(first.idx, quoted.outer[0]), verb.idx + len(verb))
    end = max(last.idx + len(last), quoted.outer[1])
    if "," in layout.text[quoted.outer[1] : end]:
        end = quoted.outer[1]
    sentence_start, sentence_end = layout.sentence(quoted.outer[0])
    return layout.piece(max(start, sentence_start), min(end, sentence_end))


def _addressed(verb: Token, child: Token) -> Iterator[Token]:
    """The beginning of the phrase that names who is asked to do what `child` says."""
    for between in verb.rights:
        if between.i < child.i and between.dep_ in {"dobj", "dative"}:
            yield between.left_edge
        if between.i < child.i and between.lower_ in {"to", "on"}:
            yield from (c.left_edge for c in between.rights if c.dep_ == "pobj")


def _cue(verb: Token, child: Token) -> Piece:
    start, end = cue_span(verb)
    if child.dep_ == "prep" and child.i == verb.i + 1 and child.lower_ in {"of", "on", "for"}:
        end = child.idx + len(child)
    return start, end
