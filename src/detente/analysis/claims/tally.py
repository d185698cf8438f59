"""A tally: a stated number of violations with the parts that it is said to be made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from detente.analysis.claims.number import Number, number_in
from detente.model import ClaimCount

_GROUPS = re.compile(r"\(([^()]*)\)")
_INSIDE = re.compile(r"\b(?:of which|of them|of these|of whom|thereof|among them|including|subset)\b", re.I)
_BESIDE = re.compile(r"\s+with\s+(?=.*\d)", re.I)


class Standing(StrEnum):
    """How a figure stands in time: what it can be added to follows from it, and mostly nothing does."""

    FINAL = "final"
    """For the whole time of the ceasefire."""
    CUMULATIVE = "cumulative"
    """From the beginning of the ceasefire until it was told."""
    INTERIM = "interim"
    """Part of the time: a later figure holds it."""
    PERIOD = "period"
    """For a stretch of its own, such as the last 24 hours."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A component: `what` is counted, `number` how much. One with a `whole` is a subset of the component of
    that name, or of the total where it is "", and is added to nothing; `whole` is None for what adds up.
    `beside` is a number in the same words that counts something else: "10 air strikes with 16 bombs".
    """

    what: str
    number: Number
    whole: str | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A claimed count. `complete` is False where the source says that not all is itemised; `unread` are the
    words for it. `text` is the total as written.
    """

    stated: Number | None
    parts: tuple[Part, ...] = ()
    complete: bool = True
    unread: tuple[str, ...] = ()
    text: str = ""

    @property
    def added(self) -> tuple[Part, ...]:
        """The parts that may be added up: no subset of another."""
        return tuple(part for part in self.parts if part.whole is None)


def parts_of(text: str) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of a list, `shelling 1883 (of which heavy 812: subset); drones >950`, and what in it has no
    number. Parts are separated by semicolons.
    """
    parts: list[Part] = []
    unread: list[str] = []
    for piece in _pieces(text):
        plain = _GROUPS.sub(" ", piece)
        inside = _GROUPS.findall(piece)
        if found := _INSIDE.search(plain):
            plain, rest = plain[: found.start()], plain[found.start() :]
            inside.append(rest)
        beside = _BESIDE.split(plain, maxsplit=1)
        read = number_in(beside[0])
        if read is None:
            unread.append(" ".join(piece.split()))
            continue
        number, start, end = read
        what = _words(beside[0][:start]) or _words(beside[0][end:])
        parts.append(Part(what, number, None, _words(beside[1]) if len(beside) > 1 else ""))
        for group in inside:
            subset = number_in(group)
            if subset and _INSIDE.search(group):
                words = _words(_INSIDE.sub(" ", group[: subset[1]] + " " + group[subset[2] :]))
                parts.append(Part(words or f"some of {what}", subset[0], what))
    return tuple(parts), tuple(unread)


def tally_of(count: ClaimCount) -> Tally:
    """The tally that a report gives. A component that says "of which" is a subset."""
    parts = []
    for one in count.components:
        number = Number.of(one.value, one.qualifier)
        inside = "" if _INSIDE.match(one.text.strip()) else None
        parts.append(Part(one.text, number, inside))
    return Tally(Number.of(count.value, count.qualifier), tuple(parts))


def _pieces(text: str) -> list[str]:
    """The text at its semicolons, those in parentheses apart."""
    pieces, depth, last = [], 0, 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character == ";" and depth <= 0:
            pieces.append(text[last:at])
            last = at + 1
    return [piece for piece in (*pieces, text[last:]) if piece.strip()]


def _words(text: str) -> str:
    return " ".join(text.split()).strip(" ,:;-–")
