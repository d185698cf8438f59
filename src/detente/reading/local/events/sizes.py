"""Events → events with the figures that other sentences and clauses give of them."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from detente.model import Count, Event, Evidence, Magnitude
from detente.model.codes import Act
from detente.reading.local.events.casualties import Toll, harm_words, tolls
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.magnitude import FITTING, words_of_toll
from detente.reading.local.events.scene import Scene

_AFTER = 3
"""How many sentences behind a blow, in its paragraph, still count its dead."""
_UNREAL = frozenset({"if", "unless", "whether", "until"})


def size_up(events: Sequence[Event], drafts: Sequence[Draft], scene: Scene) -> tuple[Event, ...]:
    """The events, pairwise with `drafts`, each with the casualties and numbers told of it elsewhere:
    in another clause of its sentence, or in the sentences after it. A figure that somebody else gives
    than who tells the event carries `by`.
    """
    sizes = [dict(event.magnitude) for event in events]
    spans = [dict(event.spans) for event in events]
    owners = _Owners(drafts, scene)
    for toll in tolls(scene.page.doc):
        if scene.page.in_headline(toll.word.idx) or not _is_told(toll, scene):
            continue
        index = owners.of(toll)
        if index is None:
            continue
        later = toll.word.lemma_.lower() in harm_words("tolls")
        if sizes[index].get(toll.field) is None or later:
            sizes[index][toll.field] = _told_by(toll.figure.count, toll, events[index], scene)
            spans[index][f"magnitude.{toll.field}"] = (words_of_toll(toll, scene.page),)
    return tuple(
        event if dict(event.magnitude) == size else _resized(event, size, found)
        for event, size, found in zip(events, sizes, spans, strict=True)
    )


def _resized(event: Event, size: dict[str, object], spans: dict[str, tuple[Evidence, ...]]) -> Event:
    sized = {"magnitude": Magnitude.model_validate(size), "spans": spans}
    return Event.model_validate({**dict(event), "id": "", **sized})


def _is_told(toll: Toll, scene: Scene) -> bool:
    """Whether the words tell that it happened."""
    clause = scene.by_head.get(toll.word.i)
    if clause is None:
        return True
    return not (clause.modal or clause.mark in _UNREAL or (clause.negated and toll.figure.count.value))


class _Owners:
    """The acts of a report that can have figures, by word and sentence."""

    def __init__(self, drafts: Sequence[Draft], scene: Scene) -> None:
        self.scene = scene
        self.drafts = drafts
        self.by_word: dict[int, list[int]] = {}
        self.by_sentence: dict[int, list[int]] = {}
        self.attacks: list[tuple[int, int]] = []
        self.sentence: dict[int, int] = {}
        count = 0
        for token in scene.page.tokens:
            count += bool(token.is_sent_start)
            self.sentence[token.i] = count
        for index, draft in enumerate(drafts):
            if draft.act not in FITTING:
                continue
            for token in draft.body:
                self.by_word.setdefault(token.i, []).append(index)
            self.by_sentence.setdefault(self.sentence[draft.head.i], []).append(index)
            if draft.act is Act.ATTACK:
                self.attacks.append((draft.head.i, index))
        self.attacks.sort()

    def of(self, toll: Toll) -> int | None:
        """The act a figure belongs to: whose words hold it, the nearest in its sentence, the last before."""
        word = toll.word
        sentence = self.sentence[word.i]
        for found in (self.by_word.get(word.i, []), self.by_sentence.get(sentence, [])):
            fitting = [i for i in found if toll.field in FITTING[self.drafts[i].act]]
            if fitting:
                return min(fitting, key=lambda i: abs(self.drafts[i].head.i - word.i))
        place = bisect.bisect_left(self.attacks, (word.i, -1))
        if toll.field in {"detained", "released"} or place == 0:
            return None
        head, index = self.attacks[place - 1]
        page = self.scene.page
        near = page.paragraph(page.doc[head].idx) == page.paragraph(word.idx)
        return index if near and sentence - self.sentence[head] <= _AFTER else None


def _told_by(count: Count, toll: Toll, event: Event, scene: Scene) -> Count:
    said = scene.voices.at(toll.word.idx)
    speaker = said[-1].speaker if said else None
    if speaker is None or speaker in event.attribution:
        return count
    return Count(value=count.value, qualifier=count.qualifier, by=(speaker,))
