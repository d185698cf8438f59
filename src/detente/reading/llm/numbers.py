"""The words of a figure → its number: read from its digits here, never taken from a model."""

from __future__ import annotations

import re

from detente.model import Count
from detente.model.codes import Qualifier

_FIGURE = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+(?!\d)|\d+")
_MOST = 12
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_OVER = re.compile(r"\b(?:at least|more than|over|no fewer than|no less than|upwards of)\b", re.I)
_ABOUT = re.compile(r"\b(?:about|some|around|nearly|almost|roughly|approximately|an estimated)\b", re.I)
_UP_TO = re.compile(r"\b(?:up to|as many as|at most|no more than|fewer than|less than)\b", re.I)


def count_of(words: str) -> Count | None:
    """The number that words give, with how they bound it; None where they hold none, or more than one."""
    found = _FIGURE.findall(words)
    if len(found) > 1:
        return None
    if found:
        digits = "".join(character for character in found[0] if character.isdigit())
        value = int(digits) if len(digits) <= _MOST else None
    else:
        named = [_WORDS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _WORDS]
        value = named[0] if len(named) == 1 else None
    return None if value is None else Count(value=value, qualifier=_qualifier(words))


def _qualifier(words: str) -> Qualifier:
    for pattern, qualifier in ((_OVER, Qualifier.OVER), (_UP_TO, Qualifier.UP_TO), (_ABOUT, Qualifier.ABOUT)):
        if pattern.search(words):
            return qualifier
    return Qualifier.EXACT
