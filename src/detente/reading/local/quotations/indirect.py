"""Verbs of saying → indirect quotations: "said that …", "…, officials said", "the talks, he added, …"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.clauses import is_infinitive
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft
from detente.reading.local.quotations.extent import content_behind
from detente.reading.local.quotations.inverted import (
    told,
    told_ahead,
    told_apart,
    told_around,
    told_fragment,
)
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.speaker import subject
from detente.reading.local.quotations.words import (
    NOBODY,
    SUBJECT,
    is_cue,
    is_idle,
    lemma,
    mark_of,
    opening_tag,
    speech,
)

_QUESTION = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_WITH_INFINITIVE = frozenset({"warn", "caution"})
_DEEPEST = 12


def indirect_quotations(layout: Layout, taken: dict[int, Token]) -> Iterator[Draft]:
    """The drafts of what verbs of saying tell. `taken` are verbs that direct quotations already hang on."""
    for sentence in layout.page.doc.sents:
        if layout.is_closed_to(sentence.start_char):
            continue
        for token in sentence:
            if token.i in taken or not is_cue(token, "say", "ask") or is_idle(token):
                continue
            yield from _of(token, layout, strict=layout.quote_at(token.idx) is not None)


def _of(verb: Token, layout: Layout, *, strict: bool) -> Iterator[Draft]:
    """`strict` inside quoted words, where the parse is less sure and the speaker speaks of himself."""
    source = subject(verb)
    if source is None or source.lower_ in NOBODY:
        return
    if strict and source.lower_ in {"i", "you", "it", "people"}:
        return
    if verb.dep_ == "parataxis" and not strict:
        yield from told_around(verb, layout, source)
        return
    complement = _complement(verb)
    if complement is None:
        if not strict:
            yield from _as_follows(verb, layout, source)
            yield from told_fragment(verb, layout)
            if is_cue(verb, "telling"):
                yield from told_apart(verb, layout, source)
        return
    if complement.i < verb.i:
        if not strict:
            yield from told_ahead(verb, complement, layout, source)
        return
    if strict and mark_of(complement, "that") is None:
        return
    more = (c for c in verb.rights if c.dep_ == "conj" and mark_of(c, "that") is not None)
    for clause in (complement, *more):
        for piece in content_behind(verb, clause, layout):
            yield told(verb, source, [piece], layout, "indirect: clause after")


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
            if lemma(verb) in _WITH_INFINITIVE and child.i > verb.i:
                return child
            continue
        if _tells(verb, child) and not (child.i > verb.i and _is_apart(verb, child)):
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
    if bare in speech("that_only") and "that" not in marks:
        return False
    # "said about half was lost" lacks a subject only in the parse; "said to have fled" has none.
    follows = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return has_subject or "that" in marks or (bare == "say" and follows != "to")


def _is_third_singular(head: Token) -> bool:
    """Whether one other thing is the subject: then "Kenya pull out" is no tense but a demand."""
    subject_ = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject_ is None or any(c.dep_ == "conj" for c in subject_.children):
        return False
    return subject_.tag_ in {"NN", "NNP"} or subject_.lower_ in {"he", "she", "it"}


def _is_apart(verb: Token, head: Token) -> bool:
    """Whether a comma or more stands between the verb and a clause without "that": it is then no content."""
    if mark_of(head, "that") is not None:
        return False
    between = verb.doc[verb.i + 1 : max(verb.i + 1, head.left_edge.i)]
    return any(t.text in {",", ";", ":", "—", "–"} for t in between)


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
        clause = _complement(root) if root is not None and is_cue(root, "say") else None
        if root is not None and clause is not None and clause.i > root.i:
            break
        end = sentence[1]
    while start < end and layout.text[start].isspace():
        start += 1
    if start < end:
        yield told(verb, source, [(start, end)], layout, "indirect: as follows")
