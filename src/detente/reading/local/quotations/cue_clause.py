"""The cue beside a quoted stretch: the clause after it or before it that says who spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Piece
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.marks import Quoted
from detente.reading.local.quotations.speaker import subject
from detente.reading.local.quotations.words import FINITE, is_cue, is_negated

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_FARTHEST = 45
_DASH = re.compile(r"\s{0,3}(—|–|--|-)\s{0,2}(?=[^\W\d_a-z])")
_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class CueClause:
    """A cue and the phrase that names the source."""

    span: Piece
    verb: Token | None
    source: Token | None

    @property
    def start(self) -> int:
        """Offset at which the clause of the cue begins, as far as cue and source tell."""
        source = self.source.left_edge.idx if self.source is not None else self.span[0]
        return min(self.span[0], source)

    adjacent: bool = False
    """Whether nothing stands between the cue and the quotation."""


def after_quote(layout: Layout, quoted: Quoted, following: Quoted | None) -> CueClause | None:
    """The cue in the rest of the sentence behind a quoted stretch: ", she said", "replied the minister"."""
    text = layout.text
    close = quoted.outer[1]
    if (signed := _signed(layout, close)) is not None:
        return signed
    ended = text[quoted.end - 1]
    rest = text[close : close + 2].lstrip()
    if not (ended in ",?!…—–-" or rest[:1] in {",", "–", "—", "-"}):
        return None
    _, end = layout.sentence(close - 1)
    if following is not None:
        end = min(end, following.outer[0])
    tokens = [t for t in layout.between(close, end) if t.text not in {",", "–", "—", "-"}][:_FARTHEST]
    source = _named_source(tokens[:4])
    if source is not None:
        return source
    for index, token in enumerate(tokens):
        if is_cue(token, "say", "direct", "quoting") and token.tag_ in FINITE | {"VBN", "VBG"}:
            if token.tag_ == "VBG" and index == 0:
                return None
            return CueClause(_span(token), token, _source(token, tokens, index), adjacent=index == 0)
        if token.tag_ in FINITE and token.dep_ not in {"relcl", "aux", "auxpass", "acl"}:
            return None
        if token.tag_ in {"IN", "CC"} and index == 0:
            return None
    return None


def _signed(layout: Layout, close: int) -> CueClause | None:
    """The name that a dash sets under quoted words: "“We want peace.” — Amina Osman, 34, teacher"."""
    dash = _DASH.match(layout.text, close)
    if dash is None:
        return None
    _, end = layout.page.paragraphs[layout.paragraph(dash.end())]
    tokens = layout.between(dash.end(), end)
    if not 0 < len(tokens) <= _LONGEST_NAME or any(t.tag_ in FINITE for t in tokens):
        return None
    source = _head_of_phrase(tokens[0], tokens)
    return CueClause(dash.span(1), None, source, adjacent=True) if source is not None else None


def before_quote(layout: Layout, quoted: Quoted, previous: Quoted | None) -> CueClause | None:
    """The cue in the same sentence before a quoted stretch: "She said: …", "The army warned, …"."""
    start, _ = layout.sentence(quoted.outer[0])
    if previous is not None:
        start = max(start, previous.outer[1])
    tokens = layout.between(start, quoted.outer[0])[-_FARTHEST:]
    if not tokens:
        return None
    closing = tokens[-1].text in {",", ":"}
    words = tokens[:-1] if closing else tokens
    for index in range(len(words) - 1, -1, -1):
        token = words[index]
        adjacent = index == len(words) - 1
        if token.lower_ == "that" and token.dep_ == "mark" and not closing:
            return None
        if is_cue(token, "say", "direct", "quoting") and not is_negated(token):
            if not (closing or adjacent):
                return None
            if token.tag_ == "VB" and token.dep_ == "xcomp" and tokens[-1].text != ":":
                continue
            return CueClause(_span(token), token, _source(token, words, index), adjacent=adjacent)
        if (
            token.tag_ in FINITE
            and token.dep_ in {"ROOT", "conj"}
            and not (closing and tokens[-1].text == ":")
        ):
            return None
    return _named_source(words[:4]) if closing else None


def told_before(layout: Layout, quoted: Quoted) -> Token | None:
    """The subject of the sentence before an uncued quoted stretch, in its paragraph: "He was firm. “No.”"."""
    start, _ = layout.sentence(quoted.outer[0])
    begin = start
    if begin == quoted.outer[0]:
        if begin <= layout.paragraph_start(begin):
            return None
        begin, _ = layout.sentence(begin - 1 - _blank_before(layout.text, begin))
    tokens = layout.between(begin, quoted.outer[0])
    roots = [t for t in tokens if t.dep_ == "ROOT"]
    if not roots:
        return None
    found = subject(roots[-1])
    return found if found is not None and found.idx < quoted.outer[0] else None


def _blank_before(text: str, at: int) -> int:
    blank = 0
    while at - 1 - blank > 0 and text[at - 1 - blank].isspace():
        blank += 1
    return blank


def _named_source(tokens: Sequence[Token]) -> CueClause | None:
    """ "according to X" at the head of the tokens."""
    if len(tokens) < 3 or tokens[0].lower_ != "according" or tokens[1].lower_ != "to":
        return None
    source = next((c for c in tokens[1].children if c.dep_ == "pobj"), None) or _head_of_phrase(
        tokens[2], tokens
    )
    return CueClause((tokens[0].idx, tokens[1].idx + len(tokens[1])), None, source)


def _source(verb: Token, tokens: Sequence[Token], index: int) -> Token | None:
    """The head of the phrase that names who `verb`s, from the parse where it lies beside the quotation."""
    first, last = tokens[0].i, tokens[-1].i
    found = next((c for c in verb.children if c.dep_ in _SUBJECT and first <= c.i <= last), None)
    if found is None and index == 0:
        found = next((c for c in verb.children if c.i > verb.i and c.pos_ in _NOMINAL and c.i <= last), None)
        if found is None and len(tokens) > 1 and verb.tag_ in FINITE:
            found = _head_of_phrase(tokens[1], tokens)
    if found is None and verb.tag_ in FINITE:
        nouns = [t for t in tokens[:index] if t.pos_ in _NOMINAL]
        if nouns and verb.dep_ not in {"conj", "relcl"}:
            found = _head_of_phrase(nouns[0], tokens)
    return found if found is not None else subject(verb)


def _head_of_phrase(token: Token, tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that begins at `token`, inside `tokens`."""
    first, last = tokens[0].i, tokens[-1].i
    head = token
    for _ in range(8):
        up = head.head
        inner = head.dep_ in {"compound", "det", "amod", "poss", "nmod", "nummod", "case", "quantmod"}
        if not inner or up == head or not first <= up.i <= last:
            break
        head = up
    return head if head.pos_ in _NOMINAL else None


def _span(verb: Token) -> Piece:
    return verb.idx, verb.idx + len(verb)
