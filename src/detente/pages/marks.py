"""A report's text cut where spans begin and end: each piece knows the entries that were read from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.model import Entry
from detente.pages.told import Told


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a text, and the ids of the entries that have them as evidence, the one
    with the shortest span first.
    """

    text: str
    start: int
    end: int
    entries: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Where an entry stands."""

    start: int
    end: int
    entry: str
    kind: str


def spans_of(entries: Iterable[Entry]) -> list[Span]:
    """The evidence of entries."""
    return [
        Span(piece.start, piece.end, entry.id, Told.kind_of(entry))
        for entry in entries
        for piece in entry.evidence
    ]


def paragraphs(text: str, spans: Sequence[Span], begins: Iterable[int] = ()) -> list[list[Piece]]:
    """The lines of a text that hold anything, each as its pieces; one begins wherever an address may lead."""
    firsts = sorted(set(begins))
    lines = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            lines.append(list(_pieces(text, start, end, spans, firsts)))
        start = end + 1
    return lines


def _pieces(
    text: str, first: int, last: int, spans: Sequence[Span], begins: Sequence[int]
) -> Iterator[Piece]:
    own = [span for span in spans if span.start < last and first < span.end]
    cuts = {first, last, *(min(max(at, first), last) for span in own for at in (span.start, span.end))}
    cuts |= set(begins[bisect_left(begins, first) : bisect_left(begins, last)])
    order = sorted(cuts)
    for start, end in pairwise(order):
        over = sorted(
            (span for span in own if span.start <= start and end <= span.end),
            key=lambda span: (span.end - span.start, span.start),
        )
        ids = tuple(dict.fromkeys(span.entry for span in over))
        yield Piece(text[start:end], start, end, ids, over[0].kind if over else "")
