"""Doc → conditions told by word order: "should they refuse", "were the treaty to lapse"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model.codes import ConditionKind
from detente.reading.local.conditions.found import Found, run
from detente.reading.local.parsed import Doc, Token

_FIRST = frozenset({"should", "were", "had"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_NOUN = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
_OPENING = frozenset({",", ";", ":", "—", "–", "“", '"', "and", "but", "that", "(", "said"})
_MODALS = frozenset({"will", "would", "could", "might", "may", "shall", "can", "must"})


def inverted(doc: Doc) -> Iterator[Found]:
    """The conditional clauses that begin with their auxiliary. Questions are none."""
    for token in doc:
        if token.lower_ not in _FIRST or token.i + 1 >= token.sent.end:
            continue
        found = _opening(token) or _closing(token)
        if found is not None and not token.sent.text.rstrip(" \n\"”’'").endswith("?"):
            yield found


def _opening(token: Token) -> Found | None:
    """As in "Should they refuse, sanctions would follow": up to the comma, with a modal behind it."""
    opens = token.i == token.sent.start or token.nbor(-1).text in _OPENING
    if not opens or token.nbor(1).pos_ not in _NOUN:
        return None
    rest = token.doc[token.i + 1 : token.sent.end]
    comma = next((t for t in rest if t.text == "," and t.i > token.i + 2), None)
    if comma is None:
        return None
    inside = [t for t in rest if t.i < comma.i]
    head = next((t for t in inside if t.pos_ == "VERB"), None) or next(
        (t.nbor(1) for t in inside if t.lower_ == "to"), inside[-1]
    )
    modal = next((t for t in rest if t.i > comma.i and t.tag_ == "MD" and t.lower_ in _MODALS), None)
    if modal is None or modal.head.i <= comma.i:
        return None
    words = run(token.doc[token.i : comma.i])
    return Found(ConditionKind.IF, words, words[1:], head, modal.head, token.lower_)


def _closing(token: Token) -> Found | None:
    """As in "they agreed on sanctions should Russia refuse"."""
    head = token.head
    told = any(c.dep_ in _SUBJECT and c.i < token.i for c in head.children)
    if token.lower_ != "should" or head.i < token.i or told or token.nbor(1).pos_ not in _NOUN:
        return None
    words = run(t for t in head.subtree if t.i >= token.i)
    above = head
    while above.i >= token.i and above.head != above:
        above = above.head
    if above.i >= token.i:
        return None
    return Found(ConditionKind.IF, words, words[1:], head, above, token.lower_)
