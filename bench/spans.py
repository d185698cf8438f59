"""How far two sets of spans share characters."""

from __future__ import annotations

from collections.abc import Iterable

from bench.shapes import Span, Spans


def merged(spans: Iterable[Span]) -> Spans:
    """The same characters as sorted spans that neither touch nor overlap; empty spans are dropped."""
    out: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def size(spans: Iterable[Span]) -> int:
    """How many characters the spans cover, each counted once."""
    return sum(end - start for start, end in merged(spans))


def shared(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many characters lie in both sets of spans."""
    ours, theirs = merged(left), merged(right)
    total = i = j = 0
    while i < len(ours) and j < len(theirs):
        total += max(0, min(ours[i][1], theirs[j][1]) - max(ours[i][0], theirs[j][0]))
        if ours[i][1] <= theirs[j][1]:
            i += 1
        else:
            j += 1
    return total


def closeness(left: Spans, right: Spans) -> float:
    """Shared characters as a part of all characters of both, 0 to 1."""
    both = shared(left, right)
    return both / (size(left) + size(right) - both) if both else 0.0


def overlap(left: Spans, right: Spans) -> bool:
    """Whether two entries speak of the same words: a piece of the one shares with a piece of the other a
    third of the shorter of the two.

    One inside the other always overlaps; a shared word at the seam of two neighbouring clauses does not.
    Piece by piece, since a thing that a report names five times has five pieces of evidence, and gold one.
    """
    return any(
        both > 0 and 3 * both >= min(size([a]), size([b]))
        for a in merged(left)
        for b in merged(right)
        if (both := shared([a], [b]))
    )


def same_content(gold: Spans, read: Spans) -> bool:
    """Whether a quotation's content was found: half of gold's characters are there, and they make up at
    least a third of what was read (so that a whole paragraph does not stand for one of its clauses).
    """
    both = shared(gold, read)
    return both > 0 and 2 * both >= size(gold) and 3 * both >= size(read)
