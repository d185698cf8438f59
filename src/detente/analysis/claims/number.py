"""Claimed numbers: what a text says that a figure is at least and at most."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.model.codes import Qualifier

_BOUNDS = {
    ">": Qualifier.OVER, "≥": Qualifier.OVER, "over": Qualifier.OVER, "more than": Qualifier.OVER,
    "at least": Qualifier.OVER, "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "some": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT, "almost": Qualifier.ABOUT, "~": Qualifier.ABOUT, "≈": Qualifier.ABOUT,
    "<": Qualifier.UP_TO, "≤": Qualifier.UP_TO, "up to": Qualifier.UP_TO, "under": Qualifier.UP_TO,
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+"
NUMBER = re.compile(
    rf"(?P<bound>{'|'.join(map(re.escape, sorted(_BOUNDS, key=len, reverse=True)))})?\s*"
    rf"(?<![\w.\-])(?P<one>{_DIGITS})(?![\w.]*\w)(?P<plus>\s?\+)?"
    rf"(?:\s*(?:or|to|–|-)\s*(?P<other>{_DIGITS})(?!\w))?",
    re.IGNORECASE,
)
"""A whole number with what bounds it: `>950`, `1,300+`, `1882 or 1883`. None of `120mm`, `2.5` or `X-59`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure from `low` to `high`; an open one has no `high`. `about` says that both are rough."""

    low: int
    high: int | None
    about: bool = False

    @classmethod
    def of(cls, value: int, qualifier: Qualifier = Qualifier.EXACT) -> Number:
        """The number that a value and its qualifier give."""
        match qualifier:
            case Qualifier.EXACT:
                return cls(value, value)
            case Qualifier.OVER:
                return cls(value, None)
            case Qualifier.ABOUT:
                return cls(value, value, about=True)
            case Qualifier.UP_TO:
                return cls(0, value)

    @property
    def exact(self) -> bool:
        """Whether it is one figure and no bound."""
        return self.low == self.high and not self.about

    def __str__(self) -> str:
        """As it is shown: `1,882 to 1,883`, `at least 950`, `about 40`."""
        if self.high is None:
            return f"at least {self.low:,}"
        if self.low == self.high:
            return f"{'about ' if self.about else ''}{self.low:,}"
        return f"up to {self.high:,}" if self.low == 0 else f"{self.low:,} to {self.high:,}"


def number_in(text: str) -> tuple[Number, int, int] | None:
    """The first number of a text with where it stands; None where there is none."""
    found = NUMBER.search(text)
    return None if found is None else (_number(found), found.start(), found.end())


def total_of(text: str) -> Number | None:
    """The number that a text begins with, `1300+` or `2 incidents`; None for a text that begins otherwise: it
    is then no count ("civilian deaths x ~2.5").
    """
    found = NUMBER.match(text.strip())
    return None if found is None else _number(found)


def _number(found: re.Match[str]) -> Number:
    one = _digits(found["one"])
    if found["other"]:
        other = _digits(found["other"])
        return Number(min(one, other), max(one, other))
    if found["plus"]:
        return Number.of(one, Qualifier.OVER)
    return Number.of(one, _BOUNDS[found["bound"].lower()] if found["bound"] else Qualifier.EXACT)


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))
