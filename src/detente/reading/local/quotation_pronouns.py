"""Drafts → speakers, also where a pronoun stands behind what is said: "The president, he said, …"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.model.codes import ActorKind
from detente.reading.local.cast import Cast, Form
from detente.reading.local.quotation_draft import Draft
from detente.reading.local.quotation_layout import Layout
from detente.reading.local.quotation_speaker import actors_of, subject
from detente.reading.local.quotation_words import speech

_HUMAN = frozenset({"he", "she"})
_THIRD = frozenset({"he", "she", "it", "they"})


def speakers_of(drafts: Sequence[Draft], layout: Layout, cast: Cast) -> list[tuple[str, ...]]:
    """The speakers of each draft, the first being its speaker; empty where the cast knows nobody.

    A pronoun behind its content never means somebody whom the content has just named where somebody else was
    speaking: "The president, he said, would sign no decree" is said by whoever spoke before.
    """
    found: dict[int, tuple[str, ...]] = {}
    last: dict[int, tuple[str, ...]] = {}
    for draft in sorted(drafts, key=_place):
        own = _of(draft, found, cast)
        paragraph = layout.paragraph(_place(draft))
        source = draft.source
        if source is not None and source.lower_ in _THIRD and source.idx > draft.start:
            own = _behind(draft, source, own, last.get(paragraph, ()), layout, cast)
        if not own and source is not None and source.lemma_.lower() in speech("messages"):
            own = last.get(paragraph, ())
        found[id(draft)] = own
        if own and not draft.inside:
            last[paragraph] = own
    return [found[id(draft)] for draft in drafts]


def _place(draft: Draft) -> int:
    return draft.source.idx if draft.source is not None else draft.cue[0] if draft.cue else draft.start


def _of(draft: Draft, found: dict[int, tuple[str, ...]], cast: Cast) -> tuple[str, ...]:
    if draft.follows is not None:
        return found.get(id(draft.follows), ())
    return actors_of(draft.source, cast) if draft.source is not None else ()


def _behind(
    draft: Draft,
    pronoun: Token,
    own: tuple[str, ...],
    spoke: tuple[str, ...],
    layout: Layout,
    cast: Cast,
) -> tuple[str, ...]:
    named = {
        key
        for piece in draft.pieces
        for mention in cast.within(*piece)
        if mention.form is not Form.PRONOUN
        for key in mention.actors
    }
    if own and not named & set(own):
        return own
    before = _subject_before(draft, layout)
    if before is not None:
        other = actors_of(before, cast)
        # "Grabe's office … it said": the office is no actor of the cast, its owner speaks.
        owned = cast.mention(before) is None and pronoun.lower_ not in _HUMAN
        if other and (owned or _agrees(pronoun, other, cast)):
            return other
    return spoke if spoke and _agrees(pronoun, spoke, cast) else own


def _subject_before(draft: Draft, layout: Layout) -> Token | None:
    """The subject of the sentence before the content, in its paragraph."""
    start, _ = layout.sentence(draft.start)
    if start <= layout.paragraph_start(start):
        return None
    begin, end = layout.sentence(start - 1)
    root = next((t for t in layout.between(begin, end) if t.dep_ == "ROOT"), None)
    return subject(root) if root is not None else None


def _agrees(pronoun: Token, keys: tuple[str, ...], cast: Cast) -> bool:
    if pronoun.lower_ == "they":
        return True
    human = cast[keys[0]].kind is ActorKind.PERSON
    return len(keys) == 1 and human == (pronoun.lower_ in _HUMAN)
