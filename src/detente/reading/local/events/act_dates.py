"""When an act was done: by its own words, the verb beside it, or the saying that does it."""

from __future__ import annotations

from spacy.tokens import Token

from detente.model import Date
from detente.model.codes import ACTS_OF_WORDS, Act, Reality
from detente.reading.local.clauses import coordinate_of
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.times.binding import time_of
from detente.reading.local.times.when import When

_TERMED = ACTS_OF_WORDS | {Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.AGREE}
_OF_THE_TERMS = frozenset(
    {
        "from",
        "until",
        "till",
        "starting",
        "beginning",
        "within",
        "for",
        "effective",
        "between",
        "to",
        "during",
        "over",
    }
)
_ON_WHICH = frozenset({"which", "where", "when"})
_WHOLE = frozenset({"dobj", "nsubj", "pobj", "attr"})
_LONGEST_CHAIN = 3


def when_of(draft: Draft, scene: Scene) -> When | None:
    """The time expression that dates the act itself; those that belong to its terms are none."""
    token: Token = draft.head
    for _ in range(_LONGEST_CHAIN):
        when = time_of(token, scene.times, scene.page)
        if when is not None and when.date is not None and not _in_terms(when, draft, scene):
            return when
        above = _beside(token)
        if above is None:
            return None
        token = above
    return None


def date_of(draft: Draft, when: When | None, scene: Scene) -> Date | None:
    """The date of an act; words that do their act in the saying have the date of the saying."""
    if when is not None:
        return when.date
    if draft.act not in ACTS_OF_WORDS or draft.reality not in {Reality.REPORTED, Reality.ASSERTED}:
        return None
    said = scene.voices.at(draft.head.idx)
    speaker = scene.speaker(draft.head)
    if not said or not any(scene.same_side(speaker, actor) for actor in draft.actor):
        return None
    return said[-1].said_on


def _in_terms(when: When, draft: Draft, scene: Scene) -> bool:
    """Whether the words say from when to when the thing is to be: "announced a pause from May 8"."""
    if scene.page.doc[when.root].dep_ in {"compound", "amod", "nmod"}:
        return True  # "an Easter truce" says which truce, not when it was broken
    if draft.act not in _TERMED:
        return False
    ahead = when.date is not None and when.date.value[:10] > scene.page.report.published_at[:10]
    if ahead and draft.clause is not None and draft.clause.past:
        return True  # "proposed talks on June 3" was said before it
    span = scene.page.doc.char_span(when.start, when.end, alignment_mode="expand")
    if span is None or span.start == 0:
        return False
    lead = {span[0].lower_, span.doc[span.start - 1].lower_}
    return bool(lead & _OF_THE_TERMS)


def _beside(token: Token) -> Token | None:
    """What shares its time with `token`: the verb beside it, the visit "during which" it was."""
    if token.dep_ == "conj":
        return coordinate_of(token)
    if token.dep_ in {"relcl", "advcl"} and any(
        t.lower_ in _ON_WHICH and t.i < token.i for t in token.subtree
    ):
        which = next((t for t in token.subtree if t.lower_ in _ON_WHICH), token)
        nouns = [t for t in token.doc[token.sent.start : which.i] if t.pos_ == "NOUN" and t.dep_ in _WHOLE]
        return nouns[-1] if nouns else None
    return None
