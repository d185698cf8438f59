"""Lines that tell a developer what was missed, what was a false alarm and what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bench.align import Cast
from bench.figures import Note
from bench.shapes import Event, Spans, Story

T = TypeVar("T")
SNIPPET = 110


def snippet(text: str, spans: Spans) -> str:
    """The words of the spans on one line, the middle left out where they are long."""
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    if len(words) > SNIPPET:
        words = f"{words[: SNIPPET - 30]} […] {words[-24:]}"
    return f"“{words}”"


def names(refs: Sequence[str]) -> str:
    """Gold actors for a person to read."""
    return ", ".join(refs) or "-"


def notes(
    kind: str,
    gold: Sequence[T],
    read: Sequence[T],
    pairs: Sequence[tuple[int, int]],
    differing: Mapping[int, Sequence[str]],
    show: Callable[[T, bool], tuple[int, bool, str]],
) -> list[Note]:
    """The notes of one type: core items missed, items read for nothing, pairs with a field wrong.

    Args:
        kind: the type's name.
        gold: the gold items.
        read: the items that were read.
        pairs: which are matched, by index.
        differing: by index in gold, what differs in a matched pair, said in words.
        show: gives an item's place in the text, whether it is core, and its line; it is told whether the
            item is gold's.
    """
    out: list[Note] = []
    matched, used = dict(pairs), {r for _, r in pairs}
    for index, item in enumerate(gold):
        at, core, line = show(item, True)
        if index not in matched:
            if core:
                out.append(Note(kind, "missed", at, line))
        elif differing.get(index):
            out.append(Note(kind, "differs", at, f"{line} | {'; '.join(differing[index])}"))
    for index, item in enumerate(read):
        if index not in used:
            at, _, line = show(item, False)
            out.append(Note(kind, "false", at, line))
    return out


def event_notes(
    gold: Story,
    read: Story,
    cast: Cast,
    pairs: Sequence[tuple[int, int]],
    differing: Mapping[int, Sequence[str]],
) -> list[Note]:
    """The notes of events; `differing` holds the names of the wrong fields of each pair."""

    def show(event: Event, is_gold: bool) -> tuple[int, bool, str]:
        who = names if is_gold else cast.read_names
        line = f"{event.act}  {who(event.actor)} -> {who(event.recipient)}  [{' '.join(event.issues) or '-'}]"
        text = gold.text if is_gold else read.text
        return event.spans[0][0] if event.spans else 0, event.core, f"{line}  {snippet(text, event.spans)}"

    told: dict[int, list[str]] = {}
    for gi, ri in pairs:
        g, r = gold.events[gi], read.events[ri]
        values = {
            "act": (g.act, r.act),
            "actor": (names(g.actor), cast.read_names(r.actor)),
            "recipient": (names(g.recipient), cast.read_names(r.recipient)),
            "issues": (" ".join(g.issues) or "-", " ".join(r.issues) or "-"),
            "issues_exact": (" ".join(g.issues) or "-", " ".join(r.issues) or "-"),
            "date": (g.date, r.date),
            "place": (names(g.places), names(r.places)),
            "reality": (g.reality, r.reality),
            "attribution": (names(g.attribution), cast.read_names(r.attribution)),
        }
        told[gi] = [differs(field, *values[field]) for field in differing.get(gi, ())]
    return notes("events", gold.events, read.events, pairs, told, show)


def differs(field: str, gold: object, read: object) -> str:
    """What differs in a field: "date: 2025-05-11, read None"."""
    return f"{field.removesuffix('_exact')}: {gold}, read {read}"
