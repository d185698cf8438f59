"""Words → the parties, towns and conflicts that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from detente.knowledge.triage.names import Kind, Name, names
from detente.reading.triage.finder import Finder
from detente.reading.triage.words import Span


class Named(NamedTuple):
    """A name in a text: what it names, and its characters."""

    key: str
    kind: Kind
    start: int
    end: int


@cache
def _finder() -> Finder[Name]:
    return Finder((name.surface, name) for name in names())


def named(text: str, words: Sequence[str], spans: Sequence[Span]) -> Iterator[Named]:
    """What a passage names; of names that overlap the longest, then the first.

    A name that is written with a capital counts only where the text has one too, an acronym in capitals only.
    """
    found = sorted(_finder().find(words), key=lambda one: (one.first, -one.last))
    taken = 0
    for first, last, name in found:
        start, end = spans[first][0], spans[last - 1][1]
        if first >= taken and _written(name, text[start:end]):
            taken = last
            yield Named(name.key, name.kind, start, end)


def _written(name: Name, shown: str) -> bool:
    if name.cased:
        return shown.isupper()
    return shown[0].isupper() or not name.surface[0].isupper()
