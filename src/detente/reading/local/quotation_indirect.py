"""Verbs of saying → indirect quotations: "said that …", "…, officials said", "the talks, he added, …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from detente.model.codes import QuotationMode
from detente.reading.local.quotation_draft import Draft, Piece
from detente.reading.local.quotation_extent import content_behind
from detente.reading.local.quotation_layout import Layout
from detente.reading.local.quotation_speaker import subject
from detente.reading.local.quotation_words import (
    SUBJECT,
    cue_span,
    is_cue,
    is_infinitive,
    is_negated,
    is_passive,
    is_unreal,
    lemma,
    mark_of,
    opening_tag,
    speech,
)

_QUESTION = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_NEGATED_CUES = frozenset({"rule out", "deny"})
_WITH_INFINITIVE = frozenset({"warn", "caution"})
_CLOSE = frozenset({",", "”", '"', "''", "»", "’", "'", "—", "–", "-"})
_DEEPEST = 12
_LONGEST_SENTENCE = 400
"""Tokens. A "sentence" beyond that is a table or noise, and its parse costs time for nothing."""


def indirect_quotations(layout: Layout, taken: dict[int, Token]) -> Iterator[Draft]:
    """The drafts of what verbs of saying tell. `taken` are verbs that direct quotations already hang on."""
    for sentence in layout.page.doc.sents:
        if len(sentence) > _LONGEST_SENTENCE or layout.page.in_headline(sentence.start_char):
            continue
        for token in sentence:
            if token.i in taken or not is_cue(token, "say", "ask") or _is_idle(token):
                continue
            yield from _of(token, layout, strict=layout.quote_at(token.idx) is not None)


def _is_idle(verb: Token) -> bool:
    """Whether nobody is told to have said anything: negated, only possible, or in the passive."""
    if is_negated(verb) and lemma(verb) not in _NEGATED_CUES:
        return True
    if is_unreal(verb):
        return True
    return is_passive(verb) and not any(c.dep_ == "agent" for c in verb.children)


def _of(verb: Token, layout: Layout, *, strict: bool) -> Iterator[Draft]:
    """`strict` inside quoted words, where the parse is less sure and the speaker speaks of himself."""
    source = subject(verb)
    if source is None or source.lower_ in {"this", "that", "which", "%", "percent"}:
        return
    if strict and source.lower_ in {"i", "you", "it", "people"}:
        return
    if verb.dep_ == "parataxis" and not strict:
        yield from _around(verb, layout, source)
        return
    complement = _complement(verb)
    if complement is None:
        if not strict:
            yield from _as_follows(verb, layout, source)
        return
    if complement.i < verb.i:
        if not strict:
            yield from _ahead(verb, complement, layout, source)
        return
    that = mark_of(complement, "that")
    if that is None and (strict or _is_apart(verb, complement)):
        return
    more = (c for c in verb.rights if c.dep_ == "conj" and mark_of(c, "that") is not None)
    for clause in (complement, *more):
        for piece in content_behind(verb, clause, layout):
            yield _draft(verb, source, [piece], layout, "indirect: clause after")


def _complement(verb: Token) -> Token | None:
    """The head of the clause that the verb takes, where it tells something."""
    for child in (*verb.rights, *verb.lefts):
        if child.dep_ == "xcomp" and child.i > verb.i and is_infinitive(child):
            has_object = any(c.dep_ in {"dobj", "dative"} for c in verb.children)
            if lemma(verb) in _WITH_INFINITIVE and has_object:
                return child
        if child.dep_ != "ccomp":
            continue
        if is_infinitive(child):
            return child if lemma(verb) in _WITH_INFINITIVE and child.i > verb.i else None
        if _tells(verb, child):
            return child
    return _astray(verb) if verb.lemma_.lower() in speech("say") else None


def _astray(verb: Token) -> Token | None:
    """A clause with "that" which the parse hung on a noun in between: "told reporters in Juba that …"."""
    pending = [c for c in verb.rights if c.dep_ in {"dobj", "dative", "prep", "npadvmod", "agent"}]
    for _ in range(_DEEPEST):
        if not pending:
            return None
        token = pending.pop(0)
        for child in token.rights:
            if child.dep_ in {"relcl", "acl", "ccomp"} and mark_of(child, "that") is not None:
                return child if token.lemma_.lower() not in speech("nouns") else None
            if child.dep_ in {"prep", "pobj", "npadvmod", "appos", "conj"}:
                pending.append(child)
    return None


def _tells(verb: Token, head: Token) -> bool:
    """Whether the clause of `head` tells something: it is finite and no request ("that talks be held")."""
    marks = {c.lower_ for c in head.children if c.dep_ in {"mark", "advmod", "dobj", "attr", "nsubj"}}
    has_subject = any(c.dep_ in SUBJECT for c in head.children)
    bare = verb.lemma_.lower()
    opening = opening_tag(head)
    if opening == "VB" and (bare in speech("mandative") or not marks):
        return False
    if opening == "VBP" and bare in speech("mandative") and _is_third_singular(head):
        return False
    if opening == "VBG" or (opening == "VBN" and "that" not in marks):
        return False
    if bare in speech("ask") and bare not in speech("say"):
        return bool(marks & _QUESTION)
    if bare in speech("clause_only") and "that" not in marks and not has_subject:
        return False
    return has_subject or "that" in marks


def _is_third_singular(head: Token) -> bool:
    """Whether one other thing is the subject: then "Kenya pull out" is no tense but a demand."""
    subject_ = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject_ is None or any(c.dep_ == "conj" for c in subject_.children):
        return False
    return subject_.tag_ in {"NN", "NNP"} or subject_.lower_ in {"he", "she", "it"}


def _is_apart(verb: Token, head: Token) -> bool:
    """Whether a comma or more stands between the verb and a clause without "that": it is then no content."""
    between = verb.doc[verb.i + 1 : max(verb.i + 1, head.left_edge.i)]
    return any(t.text in {",", ";", ":", "—", "–"} for t in between)


def _ahead(verb: Token, head: Token, layout: Layout, source: Token) -> Iterator[Draft]:
    """ "…, officials said": the content before its cue, with a quoted piece behind it."""
    doc = layout.page.doc
    clause_start = _clause_start(verb, source, after=head.i)
    first = head.left_edge.i
    if clause_start <= first or doc[clause_start - 1].text not in _CLOSE:
        return
    if any(c.dep_ == "mark" and c.lower_ != "that" for c in head.children):
        return
    piece = layout.piece(doc[first].idx, doc[clause_start - 1].idx + len(doc[clause_start - 1]))
    if piece is None:
        return
    pieces = [piece]
    rest = layout.quote_after(verb.idx)
    if rest is not None and rest.closed and rest.outer[1] <= layout.sentence(verb.idx)[1]:
        between = layout.text[verb.idx : rest.outer[0]].rstrip()
        if between.endswith(",") and layout.text[rest.start].islower():
            pieces.append(rest.outer)
    yield _draft(verb, source, pieces, layout, "indirect: clause before")


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


def _around(verb: Token, layout: Layout, source: Token) -> Iterator[Draft]:
    """ "The talks, he added, will go on": content on both sides of its cue."""
    doc = layout.page.doc
    start, end = layout.sentence(verb.idx)
    first, last, host = verb.left_edge, verb.right_edge, verb.head
    right = doc[host.right_edge.i]
    behind_cue = last.idx + len(last)
    ahead = layout.piece(max(start, host.left_edge.idx), first.idx)
    behind = layout.piece(behind_cue, max(min(end, right.idx + len(right)), behind_cue))
    pieces = [piece for piece in (ahead, behind) if piece is not None]
    if not pieces:
        return
    if ahead is not None and behind is not None:
        opening = layout.between(*behind)
        if opening and opening[0].tag_ == "CC":
            # "It would help, he conceded, but the army would stay": two things said with one cue.
            own = layout.piece(behind[0] + len(opening[0]), behind[1])
            yield _draft(verb, source, [ahead], layout, "indirect: clause around")
            if own is not None:
                yield _draft(verb, source, [own], layout, "indirect: clause around")
            return
    yield _draft(verb, source, pieces, layout, "indirect: clause around")


def _as_follows(verb: Token, layout: Layout, source: Token) -> Iterator[Draft]:
    """ "She replied as follows. …": the sentences behind it to the end of the paragraph, or to one that
    somebody else says.
    """
    announced = any(
        (c.lemma_.lower() == "follow" and mark_of(c, "as") is not None)
        or (c.dep_ == "dobj" and c.lower_ == "following")
        for c in verb.children
    )
    if not announced:
        return
    _, start = layout.sentence(verb.idx)
    end = start
    for sentence in layout.sentences_after(verb.idx):
        root = next((t for t in layout.between(*sentence) if t.dep_ == "ROOT"), None)
        told = _complement(root) if root is not None and is_cue(root, "say") else None
        if root is not None and told is not None and told.i > root.i:
            break
        end = sentence[1]
    while start < end and layout.text[start].isspace():
        start += 1
    if start < end:
        yield _draft(verb, source, [(start, end)], layout, "indirect: as follows")


def _draft(verb: Token, source: Token, pieces: list[Piece], layout: Layout, how: str) -> Draft:
    mode = QuotationMode.MIXED if layout.has_quoted(pieces) else QuotationMode.INDIRECT
    return Draft(mode, pieces, how, cue=cue_span(verb), verb=verb, source=source, confidence=0.8)
