"""Drafts → speakers, also where a pronoun stands behind what is said: "The president, he said, …"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from detente.model.codes import ActorKind, QuotationMode
from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.chain import MANY, ONE
from detente.reading.local.quotations.draft import Draft
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.speaker import actors_of, subject
from detente.reading.local.quotations.words import speech

_HUMAN = frozenset({"he", "she"})
_BACK = 4
"""Paragraphs in which somebody spoke whom a pronoun may still mean."""
_THIRD = frozenset({"he", "she", "it", "they"})


def speakers_of(drafts: Sequence[Draft], layout: Layout, cast: Cast) -> list[tuple[str, ...]]:
    """The speakers of each draft, the first being its speaker; empty where the cast knows nobody. How they
    were told, where their own words don't say, is noted in the draft.

    A pronoun behind its content never means somebody whom the content has just named where somebody else was
    speaking: "The president, he said, would sign no decree" is said by whoever spoke before.
    """
    names = [mention for mention in cast.mentions if mention.form is not Form.PRONOUN]
    starts = [mention.start for mention in names]
    found: dict[int, tuple[str, ...]] = {}
    last: dict[int, tuple[str, ...]] = {}
    messages: dict[str, tuple[str, ...]] = {}
    for draft in sorted(drafts, key=_place):
        own = _of(draft, found, cast)
        paragraph = layout.paragraph(_place(draft))
        source = draft.source
        if source is not None and source.lower_ in _THIRD and source.idx > draft.start:
            first, behind = (bisect.bisect_left(starts, at) for at in (draft.start, draft.end))
            inside = [m for m in names[first:behind] if draft.covers(m.start)]
            named = {key for mention in inside for key in mention.actors}
            if not own or named & set(own):
                own = _another(draft, source, own, named, last, layout, cast)
        if not own and source is not None and source.lower_ == "it":
            # "It said": the ministry whose statement the paragraph before tells.
            own = _spoke(source, last.get(paragraph) or last.get(paragraph - 1), cast)
            draft.voice = "who spoke before"
        if source is not None and (word := source.lemma_.lower()) in speech("messages"):
            # "The statement also said": by whom it was when it was first spoken of.
            if not own:
                own = messages.get(word) or last.get(paragraph, ())
                draft.voice = "whose message was told before"
            messages[word] = own
        found[id(draft)] = own
        if own and not draft.inside:
            last[paragraph] = own
    for draft in drafts:
        if (
            not found[id(draft)]
            and draft.inside
            and draft.source is not None
            and draft.source.lower_ in ONE | MANY
        ):
            found[id(draft)] = found[id(draft.inside[-1])]
            draft.voice = "who speaks around it"
    return [found[id(draft)] for draft in drafts]


def _place(draft: Draft) -> int:
    return draft.source.idx if draft.source is not None else draft.cue[0] if draft.cue else draft.start


def _of(draft: Draft, found: dict[int, tuple[str, ...]], cast: Cast) -> tuple[str, ...]:
    if draft.follows is not None:
        draft.voice = "goes on from the words before"
        return found.get(id(draft.follows), ())
    return actors_of(draft.source, cast) if draft.source is not None else ()


def _before(draft: Draft, pronoun: Token, layout: Layout, cast: Cast) -> tuple[str, ...]:
    """Who is the subject of the sentence before the content, where the pronoun can mean him."""
    subject_before = _subject_before(draft, layout)
    found = actors_of(subject_before, cast) if subject_before is not None else ()
    if not found or subject_before is None:
        return ()
    # "Grabe's office … it said": the office is no actor of the cast, its owner speaks.
    owned = cast.mention(subject_before) is None and pronoun.lower_ not in _HUMAN
    return found if owned or _agrees(pronoun, found, cast) else ()


def _spoke(pronoun: Token, last: tuple[str, ...] | None, cast: Cast) -> tuple[str, ...]:
    return last if last and _agrees(pronoun, last, cast) else ()


def _another(
    draft: Draft,
    source: Token,
    own: tuple[str, ...],
    named: set[str],
    last: dict[int, tuple[str, ...]],
    layout: Layout,
    cast: Cast,
) -> tuple[str, ...]:
    """Who says what names the actor whom the pronoun behind it would mean."""
    if before := _before(draft, source, layout, cast):
        draft.voice = "the subject of the sentence before"
        return before
    if spoke := _lately(source, last, layout.paragraph(_place(draft)), named, cast):
        draft.voice = "who spoke before"
        return spoke
    # Nobody speaks of himself by name: better unknown than wrong.
    return () if draft.mode is QuotationMode.DIRECT else own


def _lately(
    pronoun: Token, last: dict[int, tuple[str, ...]], paragraph: int, named: set[str], cast: Cast
) -> tuple[str, ...]:
    """Who spoke last, here or a little before, whom the pronoun can mean and the content not names."""
    for back in range(_BACK):
        spoke = _spoke(pronoun, last.get(paragraph - back), cast)
        if spoke and not named & set(spoke):
            return spoke
    return ()


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
