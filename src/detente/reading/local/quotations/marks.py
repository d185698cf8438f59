"""Text → the stretches between quotation marks, straight, curly, angled, doubled or single."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"''|``|[“”«»„‘’\"']")
_DOUBLED = {"''": '"', "``": "“"}
_CLOSERS = {"“": '”"', "«": "»", "„": '“”"', "‘": "’", '"': '"”', "'": "'"}
_BEFORE_OPENING = " \t\n\r\f\v ([{—–-/:,"
_CLIPPED = ("em ", "tis", "twas", "til ", "cause ", "n ", "bout ")
_POSSESSIVES = 8


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks."""

    outer: tuple[int, int]
    """Offsets of it with its marks."""
    start: int
    end: int
    """Offsets of what stands between the marks, white space at the ends left out."""
    closed: bool = True
    continues: bool = False
    """Whether it goes on from the paragraph before, which left its mark open."""


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    start: int
    end: int


def find_quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of `text` in order; marks inside a quoted stretch belong to it.

    A paragraph that ends with an open mark is quoted to its end, and goes on in the next one where that
    begins with a mark again. A lonely mark elsewhere is left alone. Linear in the length of the text.
    """
    found: list[Quoted] = []
    open_before = False
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else None
        reopens = following is not None and text[following] in '“"«„‘'
        inside = list(_paragraph(text, start, end, reopens=reopens))
        if open_before and inside and inside[0].outer[0] == start:
            first = inside[0]
            inside[0] = Quoted(first.outer, first.start, first.end, first.closed, continues=True)
        open_before = bool(inside) and not inside[-1].closed
        found.extend(inside)
    return tuple(found)


def _paragraph(text: str, start: int, end: int, *, reopens: bool) -> Iterator[Quoted]:
    marks = [
        _Mark(_DOUBLED.get(m.group(), m.group()), m.start(), m.end())
        for m in _MARK.finditer(text, start, end)
    ]
    closers: dict[str, list[int]] = {}
    for index, mark in enumerate(marks):
        if _can_close(text, mark, start, end):
            closers.setdefault(mark.kind, []).append(index)
    index = 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if mark.kind not in _CLOSERS or not _can_open(text, mark, start, end):
            continue
        closing = _closing(text, marks, index - 1, closers)
        if closing is not None:
            if quoted := _strip(text, mark, marks[closing].start, marks[closing].end, closed=True):
                yield quoted
            index = closing + 1
        elif mark.kind not in "'‘" and (reopens or mark.start == start):
            if quoted := _strip(text, mark, end, end, closed=False):
                yield quoted
            return


def _strip(text: str, mark: _Mark, last: int, end: int, *, closed: bool) -> Quoted | None:
    first = mark.end
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quoted((mark.start, end), first, last, closed) if first < last else None


def _can_open(text: str, mark: _Mark, start: int, end: int) -> bool:
    if mark.end >= end:
        return False
    if mark.kind in "“«„":
        return True
    after = text[mark.end]
    if after.isspace():
        return False
    free = mark.start == start or text[mark.start - 1] in _BEFORE_OPENING
    if mark.kind == "'":
        return free and not (after.isdigit() or text.startswith(_CLIPPED, mark.end))
    return free


def _can_close(text: str, mark: _Mark, start: int, end: int) -> bool:
    if mark.start == start:
        return False
    if mark.kind in "”»“":
        return True
    if text[mark.start - 1].isspace():
        return False
    following = text[mark.end] if mark.end < end else " "
    return mark.kind == '"' or not following.isalnum()


def _closing(text: str, marks: Sequence[_Mark], at: int, closers: dict[str, list[int]]) -> int | None:
    """The index of the mark that ends the stretch that the mark `at` opens."""
    best: int | None = None
    kind = marks[at].kind
    for closer in _CLOSERS[kind]:
        places = closers.get(closer, [])
        place = bisect.bisect_right(places, at)
        if kind in "'‘":
            place = _past_possessives(text, marks, places, place)
        if place < len(places) and (best is None or places[place] < best):
            best = places[place]
    return best


def _past_possessives(text: str, marks: Sequence[_Mark], places: Sequence[int], place: int) -> int:
    """The place of the first closing mark that is no plural possessive ("the rebels' demand"); the first of
    all where every one could be.
    """
    for index in range(place, min(place + _POSSESSIVES, len(places))):
        mark = marks[places[index]]
        rest = text[mark.end : mark.end + 2]
        if not (text[mark.start - 1] in "sSxz" and len(rest) == 2 and rest[0] == " " and rest[1].islower()):
            return index
    return place
