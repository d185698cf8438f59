"""Events → events with the figures that other sentences and clauses give of them."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Count, Event, Magnitude
from detente.model.codes import Act
from detente.reading.local.casualties import Toll, harm_words, tolls
from detente.reading.local.draft import Draft
from detente.reading.local.magnitude import FITTING
from detente.reading.local.scene import Scene

_AFTER = 3
"""How many sentences behind a blow, in its paragraph, still count its dead."""
_UNREAL = frozenset({"if", "unless", "whether", "until"})


def size_up(events: Sequence[Event], drafts: Sequence[Draft], scene: Scene) -> tuple[Event, ...]:
    """The events, pairwise with `drafts`, each with the casualties and numbers told of it elsewhere:
    in another clause of its sentence, or in the sentences after it. A figure that somebody else gives
    than who tells the event carries `by`.
    """
    sizes = [dict(event.magnitude) for event in events]
    for toll in tolls(scene.page.doc):
        if scene.page.in_headline(toll.word.idx) or not _is_told(toll, scene):
            continue
        index = _of(toll, drafts, scene)
        if index is None:
            continue
        later = toll.word.lemma_.lower() in harm_words("tolls")
        if sizes[index].get(toll.field) is None or later:
            sizes[index][toll.field] = _told_by(toll.count, toll, events[index], scene)
    return tuple(
        event if dict(event.magnitude) == size else _resized(event, size)
        for event, size in zip(events, sizes, strict=True)
    )


def _resized(event: Event, size: dict[str, object]) -> Event:
    return Event.model_validate({**dict(event), "id": "", "magnitude": Magnitude.model_validate(size)})


def _is_told(toll: Toll, scene: Scene) -> bool:
    """Whether the words tell that it happened."""
    clause = scene.by_head.get(toll.word.i)
    if clause is None:
        return True
    return not (clause.modal or clause.mark in _UNREAL or (clause.negated and toll.count.value))


def _of(toll: Toll, drafts: Sequence[Draft], scene: Scene) -> int | None:
    """The act that a figure belongs to: whose words hold it, the nearest in its sentence, the last before."""
    fitting = [i for i, draft in enumerate(drafts) if toll.field in FITTING.get(draft.act, ())]

    def far(index: int) -> int:
        return abs(drafts[index].head.i - toll.word.i)

    own = [i for i in fitting if any(t.i == toll.word.i for t in drafts[i].body)]
    same = [i for i in fitting if drafts[i].head.sent == toll.word.sent]
    if own or same:
        return min(own or same, key=far)
    if toll.field in {"detained", "released"}:
        return None
    page = scene.page
    for index in sorted(fitting, key=lambda i: -drafts[i].head.i):
        head = drafts[index].head
        if head.i > toll.word.i or drafts[index].act is not Act.ATTACK:
            continue
        between = sum(1 for t in page.doc[head.i + 1 : toll.word.i + 1] if t.is_sent_start)
        near = page.paragraph(head.idx) == page.paragraph(toll.word.idx) and between <= _AFTER
        return index if near else None
    return None


def _told_by(count: Count, toll: Toll, event: Event, scene: Scene) -> Count:
    said = scene.voices.at(toll.word.idx)
    speaker = said[-1].speaker if said else None
    if speaker is None or speaker in event.attribution:
        return count
    return Count(value=count.value, qualifier=count.qualifier, by=(speaker,))
