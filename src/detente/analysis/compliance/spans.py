"""Stretches of time as sorted pairs of hours, half open, that do not touch each other."""

from __future__ import annotations

from collections.abc import Iterable

from detente.incidents import Coverage, hours

Span = tuple[float, float]
Spans = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> Spans:
    """The same times as few stretches in order."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """What is left of stretches where others are cut out."""
    left = list(merged(spans))
    for hole_start, hole_end in merged(holes):
        cut: list[Span] = []
        for start, end in left:
            if hole_end <= start or hole_start >= end:
                cut.append((start, end))
                continue
            cut += [(start, hole_start)] if start < hole_start else []
            cut += [(hole_end, end)] if hole_end < end else []
        left = cut
    return tuple(left)


def clipped(spans: Iterable[Span], start: float, end: float) -> Spans:
    """What of stretches lies in `[start, end)`."""
    return merged((max(a, start), min(b, end)) for a, b in spans if a < end and b > start)


def total(spans: Iterable[Span]) -> float:
    """Hours in all."""
    return sum(end - start for start, end in spans)


def holds(spans: Iterable[Span], start: float, end: float) -> bool:
    """Whether one of the stretches holds `[start, end)` whole."""
    return any(a <= start and end <= b for a, b in spans)


def covered_by(coverage: Coverage) -> Spans:
    """The stretches that a source covers, its gaps cut out, in hours."""
    if coverage.since is None or coverage.until is None:
        return ()
    gaps = [(hours(gap.start), hours(gap.end)) for gap in coverage.gaps]
    return without([(hours(coverage.since), hours(coverage.until))], gaps)
