"""Passages → training examples: windows of words with labels, and the candidates asked for in them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.reading.local.encoder.windows import windows
from detente.reading.local.encoder.words import Word, words_of
from detente.reading.local.events.head import CLAUSE, FLAT, NOWHERE, Range, outputs, range_of
from detente.reading.local.parse import split_paragraphs
from training.events.corpus import Marked, Passage

UNKNOWN = -100
"""A label that nobody has said, and that no loss is taken from."""
SHORTEST = 32
"""Word pieces: some windows are as short as a sentence, as some texts are."""
_HIDDEN = 0.4
"""How often a candidate's trigger, source or target is held back where another part is known."""
_BY_SENTENCE = 0.4
_ENDS = frozenset(".?!")
_ALONE = 0.4
"""How often a candidate's trigger is all that is asked with, as when the reader asks."""
_OTHERS = 3
"""Words of a window that do no act and are asked for all the same."""


@dataclass(frozen=True)
class Candidate:
    """Ranges of words, and for each output the indices of the labels that are right; None: not known."""

    ranges: tuple[Range, Range, Range]
    labels: dict[str, tuple[int, ...] | None]
    who: tuple[list[int], list[int]] | None = None
    """For every word whether it names who does it, and whom it is done to: 1, 0, or `UNKNOWN`."""


@dataclass(frozen=True)
class Example:
    """A window: its words, two labels for each, and the candidates."""

    words: Sequence[Word]
    flat: list[int]
    clause: list[int]
    candidates: list[Candidate]


@dataclass(frozen=True)
class Text:
    """A passage, its words made once."""

    passage: Passage
    words: tuple[Word, ...]


def texts(passages: Iterable[Passage]) -> list[Text]:
    """The passages with their words."""
    return [Text(p, tuple(words_of(p.text, split_paragraphs(p.text)))) for p in passages]


def examples(some: Iterable[Text], chance: random.Random, longest: int = 222) -> Iterator[Example]:
    """All windows of the texts, cut anew each time."""
    for text in some:
        passage, words = text.passage, text.words
        if chance.random() < _BY_SENTENCE:
            ranges = _sentences(passage.text, words)
        else:
            ranges = windows(passage.text, words, chance.randint(SHORTEST, longest))
        for first, last in ranges:
            yield example(passage, words[first:last], chance)


def _sentences(text: str, words: Sequence[Word]) -> list[Range]:
    """Every sentence by itself, so that a short text is not taken for one in which nothing is done."""
    ends = [
        i + 1
        for i, (word, behind) in enumerate(pairwise(words))
        if text[word.start : word.end] in _ENDS or word.paragraph != behind.paragraph
    ]
    return list(pairwise([0, *ends, len(words)]))


def bare(text: Text, chance: random.Random, longest: int = 222) -> Iterator[Example]:
    """The windows of a text that nobody has annotated."""
    for first, last in windows(text.passage.text, text.words, chance.randint(SHORTEST, longest)):
        words = text.words[first:last]
        yield Example(words, [UNKNOWN] * len(words), [UNKNOWN] * len(words), [])


def example(passage: Passage, words: Sequence[Word], chance: random.Random | None = None) -> Example:
    """One window with what is annotated in it; with `chance`, parts of candidates are held back, and words
    that do nothing are asked for too.
    """
    plain = [0 if passage.whole and word.start >= passage.headline else UNKNOWN for word in words]
    flat, clause = list(plain), list(plain)
    candidates = []
    if not passage.whole and passage.idle:
        for index in _idle(passage, words):
            flat[index] = 0
    for act in passage.acts:
        trigger = range_of(words, act.trigger)
        spans = [span for span in (act.trigger, act.source, act.target) if span is not None]
        if spans and all(range_of(words, span) == NOWHERE for span in spans):
            continue  # it stands in another window
        if act.trigger is not None and trigger == NOWHERE:
            continue
        if trigger != NOWHERE and "type" in act.labels:
            flat[trigger[0] : trigger[1]] = [FLAT.index(act.labels["type"][0])] * (trigger[1] - trigger[0])
        candidates.append(_candidate(act, words, chance, passage.text))
    for condition in passage.conditions:
        first, last = range_of(words, condition.trigger)
        if first >= 0:
            clause[first:last] = [CLAUSE.index("B-CONDITION")] + [CLAUSE.index("I-CONDITION")] * (
                last - first - 1
            )
            candidates.append(_candidate(condition, words, None))
    if chance is not None and passage.whole:
        candidates += _others(words, flat, chance)
    return Example(words, flat, clause, candidates)


def _candidate(act: Marked, words: Sequence[Word], chance: random.Random | None, text: str = "") -> Candidate:
    ranges = [range_of(words, span) for span in (act.trigger, act.source, act.target)]
    if chance is not None and ranges[0] != NOWHERE and chance.random() < _ALONE:
        ranges[1:] = [NOWHERE, NOWHERE]
    elif chance is not None:
        for index in (0, 1, 2):
            others = [r for i, r in enumerate(ranges) if i != index and r != NOWHERE]
            bare = index == 0 and len(others) < 2
            if others and not bare and chance.random() < _HIDDEN:
                ranges[index] = NOWHERE
    labels = {
        name: tuple(names.index(label) for label in act.labels[name]) if name in act.labels else None
        for name, names in outputs().items()
    }
    return Candidate((ranges[0], ranges[1], ranges[2]), labels, _who(act, words, ranges, text))


def _who(
    act: Marked, words: Sequence[Word], ranges: Sequence[Range], text: str
) -> tuple[list[int], list[int]] | None:
    """The labels of every word; none for what the candidate is asked with, which tells it already."""
    if act.roles is None or ranges[0] == NOWHERE:
        return None
    made = []
    for role, asked in zip(act.roles, ranges[1:], strict=True):
        labels = [0 if role.whole and asked == NOWHERE else UNKNOWN] * len(words)
        if asked == NOWHERE:
            if role.named:
                for index, word in enumerate(words):
                    if text[word.start : word.end].lower() in _STANDING_FOR:
                        labels[index] = UNKNOWN
            for spans, label in ((role.others, 0), (role.named, 1)):
                for span in spans:
                    first, last = range_of(words, span)
                    labels[first:last] = [label] * (last - first)
        made.append(labels)
    return made[0], made[1]


def _idle(passage: Passage, words: Sequence[Word]) -> Iterator[int]:
    """Words of a passage of which one act is marked that do none: who and whom, names, marks, short words.

    What its other verbs and nouns do, nobody has said.
    """
    parties = [span for act in passage.acts for span in (act.source, act.target) if span is not None]
    for index, word in enumerate(words):
        letters = passage.text[word.start : word.end]
        named = any(start <= word.start < end for start, end in parties)
        if named or not letters.isalpha() or len(letters) <= _SHORT or (index and letters[0].isupper()):
            yield index


def _others(words: Sequence[Word], flat: Sequence[int], chance: random.Random) -> Iterator[Candidate]:
    idle = [i for i, label in enumerate(flat) if label == 0 and words[i].end - words[i].start > _SHORT]
    nothing: dict[str, tuple[int, ...] | None] = dict.fromkeys(outputs())
    nothing["act"] = (0,)
    for index in chance.sample(idle, min(_OTHERS, len(idle))):
        yield Candidate(((index, index + 1), NOWHERE, NOWHERE), nothing)


_STANDING_FOR = frozenset(
    "i we he she it they me us him her them my our his its their who whom whose which that both each".split()
)
"""Words that may stand for somebody who is named as well."""
_SHORT = 3
"""Letters: shorter words are hardly ever taken for acts."""
