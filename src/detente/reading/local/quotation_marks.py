"""Text → the stretches between quotation marks, straight, curly, angled or single."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENERS = "“«„‘\"'"
_CLOSERS = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "'": "'"}
_BEFORE_OPENING = " \t\n\r\f\v ([{—–-/:,"
_CLIPPED = ("em ", "tis", "twas", "til ", "cause ", "n ", "bout ")


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
    closers: dict[str, list[int]] = {mark: [] for mark in "”»“’\"'"}
    for at in range(start, end):
        mark = text[at]
        if mark in closers and _can_close(text, at, start, end):
            closers[mark].append(at)
    at = start
    while at < end:
        mark = text[at]
        if mark not in _OPENERS or not _can_open(text, at, start, end):
            at += 1
            continue
        closing = _closing(text, mark, at, closers)
        if closing is None:
            if (
                mark not in "'‘"
                and (reopens or at == start)
                and (quoted := _strip(text, at, end, closed=False))
            ):
                yield quoted
                return
            at += 1
            continue
        if quoted := _strip(text, at, closing + 1, closed=True):
            yield quoted
        at = closing + 1


def _strip(text: str, start: int, end: int, *, closed: bool) -> Quoted | None:
    first, last = start + 1, end - 1 if closed else end
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quoted((start, end), first, last, closed) if first < last else None


def _can_open(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if at + 1 >= end:
        return False
    after = text[at + 1]
    if mark in "“«„":
        return True
    if after.isspace():
        return False
    free = at == start or text[at - 1] in _BEFORE_OPENING
    if mark == "'":
        clipped = after.isdigit() or text.startswith(_CLIPPED, at + 1)
        return free and not clipped
    return free


def _can_close(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if at == start:
        return False
    if mark in "”»“":
        return True
    if text[at - 1].isspace():
        return False
    following = text[at + 1] if at + 1 < end else " "
    return mark == '"' or not following.isalnum()


def _closing(text: str, mark: str, at: int, closers: dict[str, list[int]]) -> int | None:
    """Where the stretch that `mark` opens at `at` ends."""
    best: int | None = None
    for closer in _CLOSERS[mark]:
        places = closers[closer]
        place = bisect.bisect_right(places, at)
        if mark in "'‘":
            place = _past_possessives(text, places, place)
        if place < len(places) and (best is None or places[place] < best):
            best = places[place]
    return best


def _past_possessives(text: str, places: list[int], place: int) -> int:
    """The index of the first closing mark that is no plural possessive ("the rebels' demand"); the first of
    all where every one could be.
    """
    for index in range(place, min(place + 8, len(places))):
        at = places[index]
        rest = text[at + 1 : at + 3]
        if not (text[at - 1] in "sSxz" and len(rest) == 2 and rest[0] == " " and rest[1].islower()):
            return index
    return place
