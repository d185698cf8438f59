"""Finds terms of one word or several in a list of words, whatever their number: a look-up a word.

Most words begin no term, and a word that was met before costs one look in a dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from detente.reading.triage.words import WORD, folded

T = TypeVar("T")
MOST_KEPT = 200_000
SHORTEST_STEM = 2
_ARABIC = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_HEBREW = ("וה", "שה", "מה", "בה", "וב", "ול", "ומ", "ה", "ו", "ב", "ל", "מ", "ש", "כ")


class Found(NamedTuple, Generic[T]):
    """What stands at the words `first` to `last`, the last not included."""

    first: int
    last: int
    value: T


class _Pattern(NamedTuple, Generic[T]):
    rest: tuple[tuple[str, bool], ...]
    value: T


class Finder(Generic[T]):
    """The terms of a list, found by their first word."""

    def __init__(self, terms: Iterable[tuple[str, T]]) -> None:
        """Index terms: the surface, with `*` behind a word that may go on, and what it stands for."""
        self._whole: dict[str, list[_Pattern[T]]] = {}
        self._stems: dict[str, list[_Pattern[T]]] = {}
        for surface, value in terms:
            (first, open_), *rest = _parsed(surface)
            index = self._stems if open_ else self._whole
            index.setdefault(first, []).append(_Pattern(tuple(rest), value))
        self._longest = max(map(len, self._stems), default=0)
        self._begun: dict[str, tuple[_Pattern[T], ...]] = {}

    def find(self, words: Sequence[str]) -> Iterator[Found[T]]:
        """Every term in a list of folded words; terms may overlap."""
        begun = self._begun
        for index, word in enumerate(words):
            patterns = begun.get(word)
            if patterns is None:
                patterns = self._begin(word)
            for rest, value in patterns:
                last = index + 1 + len(rest)
                if last <= len(words) and all(
                    _fits(words[index + 1 + i], *part) for i, part in enumerate(rest)
                ):
                    yield Found(index, last, value)

    def _begin(self, word: str) -> tuple[_Pattern[T], ...]:
        found: list[_Pattern[T]] = []
        for form in forms(word):
            found += self._whole.get(form, ())
            for length in range(SHORTEST_STEM, min(self._longest, len(form)) + 1):
                found += self._stems.get(form[:length], ())
        if len(self._begun) > MOST_KEPT:
            self._begun.clear()
        self._begun[word] = tuple(dict.fromkeys(found))
        return self._begun[word]


def forms(word: str) -> tuple[str, ...]:
    """The word, and in Arabic and Hebrew what is left of it without a conjunction, preposition or article."""
    first = word[0]
    clitics: tuple[str, ...]
    if "\u0600" <= first <= "\u06ff":
        clitics = _ARABIC
    elif "\u0590" <= first <= "\u05ff":
        clitics = _HEBREW
    else:
        return (word,)
    return (word, *(word[len(c) :] for c in clitics if word.startswith(c) and len(word) - len(c) > 2))


def _fits(word: str, part: str, open_: bool) -> bool:
    return any(form.startswith(part) if open_ else form == part for form in forms(word))


def _parsed(surface: str) -> list[tuple[str, bool]]:
    found = [
        (folded(match.group()), surface[match.end() : match.end() + 1] == "*")
        for match in WORD.finditer(surface)
    ]
    if not found:
        raise ValueError(f"{surface!r} holds no word")
    return found
