"""Words of names and of evidence that can tell one thing from another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from detente.knowledge.calendar.holidays import holidays
from detente.knowledge.fold import fold
from detente.model import Evidence

_MOST = 40
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\d{4}")
_COMMON = frozenset(
    "a an the of for in on at to and or with by from between its their his her this that new fresh draft "
    "plan ceasefire truce pause cessation hostilities halt lull armistice moratorium peace talks talk "
    "negotiations meeting summit round agreement accord deal pact treaty document paper day days hour week "
    "month holiday humanitarian temporary unconditional full general comprehensive framework process "
    "proposal initiative announced declared".split()
)


def naming(name: str | None) -> frozenset[str]:
    """The words of a name that are not the common words of the field, years or articles."""
    words = _WORD.findall(fold(name or ""))
    return frozenset(word for word in words if word not in _COMMON and not _YEAR.fullmatch(word))


def said(evidence: Iterable[Evidence]) -> frozenset[str]:
    """The first words of the evidence, folded."""
    found: dict[str, None] = {}
    for piece in evidence:
        for word in _WORD.findall(fold(piece.quote)):
            if len(found) == _MOST:
                break
            found[word] = None
    return frozenset(found)


def feasts(*texts: str | None) -> frozenset[str]:
    """The keys of the holidays that texts name."""
    found: set[str] = set()
    for text in filter(None, texts):
        padded = f" {fold(text)} "
        found.update(key for name, key in _feast_names() if name in padded)
    return frozenset(found)


@cache
def _feast_names() -> tuple[tuple[str, str], ...]:
    return tuple((f" {fold(name)} ", holiday.key) for holiday in holidays() for name in holiday.names)
