"""Where indirect content ends before its clause does: another thing or speaker, the report again."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.parsed import Doc, Token
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.words import FINITE, SUBJECT, is_cue, mark_of, opening_tag, speech

Cut = tuple[int, int | None]
"""Index of the token before which the content ends, and where a second content begins, if one does."""

LINKS = frozenset({"and", "but", "or", ",", ";", "also", "then", "—", "–"})
_RIVAL_MARKS = ("while", "though", "although", "whereas")
_MOST_CONJUNCTS = 20
_NEAR = 14


def cuts(verb: Token, head: Token, first: int, last: int, layout: Layout) -> list[Cut]:
    """The cuts in the content of `verb` with the head `head` and the tokens `first` to `last`, in order."""
    found = [*_conjoined(verb, head), *_adverbial(verb, head), *_semicolons(head.doc, first, last, layout)]
    return sorted(((stop, again) for stop, again in found if first < stop < last), key=lambda cut: cut[0])


def follows_on(verb: Token, head: Token) -> bool:
    """Whether `verb` is a cue that the parse hung on the content of another: "said the army
    had shelled a village and accused it of …", where who accuses is who said.
    """
    if verb.tag_ != head.head.tag_ or verb.tag_ not in FINITE:
        return False
    if any(c.dep_ in SUBJECT or c.dep_ == "aux" for c in verb.children):
        return False
    told = any(c.dep_ == "ccomp" and mark_of(c, "that") is not None for c in verb.rights)
    if told and is_cue(verb, "say"):
        return True
    if not is_cue(verb, "say") and verb.lemma_.lower() not in speech("follow"):
        return False
    if opening_tag(head) == "MD":
        return True  # "will come" and "accused" cannot be one predicate
    pronoun = any(c.dep_ in SUBJECT and c.pos_ == "PRON" and c.dep_ != "expl" for c in head.children)
    return not pronoun and any(c.dep_ in {"ccomp", "dobj", "prep", "xcomp"} for c in verb.rights)


def _conjoined(verb: Token, head: Token) -> Iterator[Cut]:
    for child in _conjuncts(head):
        that = mark_of(child, "that")
        if that is not None and that.i > head.i:
            yield before_links(that), that.i + 1
        elif head.head == verb and follows_on(child, head):
            yield before_links(child), None
        elif child.left_edge.i > head.i and (_is_rival(child, verb) or _is_told_on(child, head, verb)):
            yield before_links(child.left_edge), None


def _adverbial(verb: Token, head: Token) -> Iterator[Cut]:
    for child in head.rights:
        edge = child.left_edge
        if child.dep_ == "advcl" and child.tag_ == "VBG" and is_cue(child, "say", "quoting"):
            if edge.nbor(-1).text == ",":
                yield edge.i - 1, None
        elif child.dep_ == "advcl" and edge.i > head.i and _is_rival(child, verb):
            yield before_links(edge), None
        elif child.lower_ == "according":
            yield child.i, None


def _is_rival(clause: Token, verb: Token) -> bool:
    """Whether somebody else speaks in a clause of the content: "…, while the rebels said they were not"."""
    own = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is None or own.pos_ == "PRON" or clause.tag_ != verb.tag_ or clause.tag_ not in FINITE:
        return False
    linked = clause.dep_ == "conj" or any(mark_of(clause, word) is not None for word in _RIVAL_MARKS)
    return linked and is_cue(clause, "say") and any(c.dep_ == "ccomp" for c in clause.rights)


def _is_told_on(clause: Token, head: Token, verb: Token) -> bool:
    """Whether the report itself goes on in a clause with a subject: "said the war is over, and he left"."""
    if verb.tag_ != "VBD" or clause.tag_ != "VBD" or opening_tag(clause) != "VBD":
        return False
    return opening_tag(head) in {"VBZ", "VBP", "MD"} and any(c.dep_ in SUBJECT for c in clause.lefts)


def _semicolons(doc: Doc, first: int, last: int, layout: Layout) -> Iterator[Cut]:
    """Semicolons behind which somebody else says or disputes something: "; the rebels dispute the figure"."""
    for index in range(first, last):
        if doc[index].text != ";" or layout.quote_at(doc[index].idx) is not None:
            continue
        behind = doc[index + 1 : min(last, index + _NEAR)]
        verb = next((t for t in behind if t.tag_ in FINITE and t.pos_ == "VERB"), None)
        if verb is not None and is_cue(verb, "say", "quoting"):
            yield index, None
            return


def _conjuncts(head: Token) -> Iterator[Token]:
    pending = [head]
    for _ in range(_MOST_CONJUNCTS):
        if not pending:
            return
        for child in pending.pop().rights:
            if child.dep_ == "conj":
                yield child
                pending.append(child)


def before_links(token: Token) -> int:
    """The index of the "and" or comma before `token`, or of `token` itself."""
    at = token.i
    while at > 0 and token.doc[at - 1].lower_ in LINKS:
        at -= 1
    return at
