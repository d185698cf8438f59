"""Doc → conditions that a word or phrase joins: "only if", "unless", "in exchange for", "subject to"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from detente.knowledge.cues import cues
from detente.model.codes import ConditionKind
from detente.reading.local.clauses import is_predicate
from detente.reading.local.conditions.found import Found, condition_words, run
from detente.reading.local.parsed import Doc, Token

_CLAUSE = frozenset({"mark", "advmod"})
_MODALS = frozenset({"will", "would", "must", "shall", "can", "could"})
_AFTERWARDS = frozenset({ConditionKind.AFTER, ConditionKind.DURING})
_LONGEST = 60


def marked(doc: Doc) -> Iterator[Found]:
    """The conditions that begin with a marker of the cue file, in the order of the text."""
    index = 0
    last: Found | None = None
    while index < len(doc):
        for words, clausal, phrasal in _at(doc, index):
            found = _clause(doc, index, words, clausal) if clausal else None
            found = found or (_phrase(doc, index, words, phrasal) if phrasal else None)
            if found is not None:
                last = _continued(found, last)
                yield last
                index += len(words) - 1
                break
        index += 1


def _continued(found: Found, last: Found | None) -> Found:
    """A condition behind "and" that follows another of its kind hangs on what that one hangs on."""
    if last is None or last.kind is not found.kind or not 1 < found.start - last.tokens[-1].i <= _JOINED:
        return found
    between = found.governor.doc[last.tokens[-1].i + 1 : found.start]
    if not any(t.lower_ in {"and", "or"} for t in between) or any(is_predicate(t) for t in between):
        return found
    return replace(found, governor=last.governor, strict=found.strict or last.strict)


_JOINED = 6
"""How many words on a second condition may follow: "…, soldiers among them, and unless …"."""

Entry = tuple[tuple[str, ...], ConditionKind | None, ConditionKind | None]


@functools.cache
def _table() -> dict[str, tuple[Entry, ...]]:
    """Markers by their first word, longest first, with their kind as a clause and as a phrase."""
    kinds: dict[tuple[str, ...], list[ConditionKind | None]] = {}
    for place, key in enumerate(("markers", "phrases")):
        for kind, lines in cues("conditions")[key].items():
            for line in lines:
                kinds.setdefault(tuple(line.split()), [None, None])[place] = ConditionKind(kind)
    table: dict[str, list[Entry]] = {}
    for words, (clausal, phrasal) in kinds.items():
        table.setdefault(words[0], []).append((words, clausal, phrasal))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def _at(doc: Doc, index: int) -> Iterator[Entry]:
    for entry in _table().get(doc[index].lower_, ()):
        words = entry[0]
        if all(index + k < len(doc) and doc[index + k].lower_ == word for k, word in enumerate(words)):
            yield entry


def _clause(doc: Doc, index: int, words: tuple[str, ...], kind: ConditionKind) -> Found | None:
    last = doc[index + len(words) - 1]
    head = _clause_head(last)
    if head is None or head.i <= last.i or _no_condition(doc, index, head):
        return None
    tokens = run(t for t in _subtree(head) if t.i > last.i)
    if not tokens or tokens[0].i != last.i + 1 or len(tokens) > _LONGEST:
        return None
    governor = _above(head, index, last.i)
    if governor is None:
        return None
    return _found(doc, index, words, kind, tokens, head, governor)


def _clause_head(last: Token) -> Token | None:
    """The predicate of the clause that a marker opens: "until" → "leave", "provided" → "leave"."""
    if last.dep_ in _CLAUSE:
        return last.head if is_predicate(last.head) or last.head.dep_ == "advcl" else None
    # "provided the army leaves" and "on condition it leaves": the clause hangs on the marker.
    return next((c for c in last.children if c.i > last.i and is_predicate(c) and c.dep_ != "relcl"), None)


def _phrase(doc: Doc, index: int, words: tuple[str, ...], kind: ConditionKind) -> Found | None:
    last = doc[index + len(words) - 1]
    rest = [t for t in last.subtree if t.i > last.i]
    if not rest and len(words) > 1:  # "depends on", "subject to": the preposition may hang on another word
        rest = [t for t in doc[index].subtree if t.i > last.i]
    asides = {t for aside in rest if is_aside(aside) for t in aside.subtree}
    inner = run(t for t in rest if t not in asides)
    if inner and inner[0].i != last.i + 1:
        inner = ()
    bare = words[-1] in {"exchange", "return"}
    if len(inner) > _LONGEST or bool(inner) is bare or (bare and last.nbor(1).lower_ == "to"):
        return None
    governor = doc[index]
    while index <= governor.i <= last.i and governor.head != governor:
        governor = governor.head
    if doc[index].pos_ == "VERB":  # "depends on": what it hangs on is its subject
        governor = doc[index]
    head = next((c for c in last.children if c.dep_ == "pcomp" and is_predicate(c)), None)
    return _found(doc, index, words, kind, inner, head, governor)


def _found(
    doc: Doc,
    index: int,
    words: tuple[str, ...],
    kind: ConditionKind,
    inner: tuple[Token, ...],
    head: Token | None,
    governor: Token,
) -> Found | None:
    first = index
    start = doc[index].sent.start
    while first > start and doc[first - 1].lower_ in condition_words("leading") - {"but"}:
        first -= 1
    lead = {t.lower_ for t in doc[first:index]}
    if "not" in lead and kind in _AFTERWARDS:
        return None  # "not after talks begin" says "before"
    strict = bool(lead & condition_words("strict"))
    if not strict:
        first = index
        # "They will disarm only once …": the parser or the writer may set "only" before the verb.
        strict = any(t.lower_ == "only" and t.i < index for t in (governor, *governor.children))
    if kind is ConditionKind.WITHOUT:  # "without conditions earlier that day" ends with its noun
        nouns = [k for k, t in enumerate(inner) if t.lemma_.lower() in condition_words("condition_words")]
        inner = inner[: nouns[0] + 1] if nouns else inner
    end = inner[-1].i + 1 if inner else index + len(words)
    return Found(kind, tuple(doc[first:end]), inner, head, governor, " ".join(words), strict)


def _subtree(head: Token) -> Iterator[Token]:
    """The words under a predicate, without a clause that only the parser hangs there."""
    yield head
    stack = list(head.children)
    while stack:
        token = stack.pop()
        if token.i > head.i and (_stands_alone(token) or is_aside(token)):
            continue
        yield token
        stack.extend(token.children)


def _stands_alone(token: Token) -> bool:
    """Whether a clause behind a comma has a subject and a modal of its own, or a marker of its own."""
    if not is_predicate(token) or token.dep_ not in {"conj", "parataxis", "ccomp"}:
        return False
    if token.dep_ == "conj" and _is_marked(token):
        return True
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    modal = any(c.dep_ == "aux" and c.lower_ in _MODALS for c in token.children)
    first = token.left_edge
    return own and modal and first.i > 0 and first.nbor(-1).text in {",", "and", "but", "then", ";", "—", "–"}


def is_aside(token: Token) -> bool:
    """Whether a relative clause behind a comma only adds something."""
    first = token.left_edge
    return token.dep_ == "relcl" and any(t.text == "," for t in token.doc[max(0, first.i - 2) : first.i])


def _above(head: Token, first: int, last: int) -> Token | None:
    """What the clause hangs on; a second condition shares it with the first."""
    token = head
    for _ in range(8):
        if token.head == token:
            return None
        conjoined = token.dep_ == "conj" and _is_marked(token.head)
        token = token.head
        if not conjoined and not first <= token.i <= last:
            return token
    return None


def _is_marked(head: Token) -> bool:
    return any(c.dep_ in _CLAUSE and c.i < head.i and c.lower_ in _table() for c in head.children)


def _no_condition(doc: Doc, index: int, head: Token) -> bool:
    """Whether "if" asks, compares or concedes, and "when" and "while" only tell the time or contrast."""
    word = doc[index].lower_
    before = doc[index - 1].lower_ if index > doc[index].sent.start else ""
    if word == "if":
        # "did not specify if": right behind such a verb, the parser may take it for an adverbial.
        close = index > 0 and doc[index - 1] == head.head
        told = head.dep_ in {"ccomp", "csubj"} or (head.dep_ == "advcl" and close)
        asked = told and head.head.lemma_.lower() in condition_words("asking")
        return asked or before in condition_words("not_conditional")
    return word == "when" and before != "only"
