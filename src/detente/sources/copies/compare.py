"""Two signatures → whether they are one text: the exact measure that confirms a candidate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.sources.copies.credit import names
from detente.sources.copies.signature import Hashes, Signature

SHARE = 0.5
"""Share of the shorter text's runs that the longer one has to have."""
SHARE_CREDITED = 0.35
"""The same where one credits the other's publisher."""
OF_LONGER = 0.15
"""Share of the longer text's runs that the shorter one has to have: a brief in a long report is no copy."""
FIGURES = 0.5
"""Share of the shorter text's numbers that the longer one has to have."""

_FEWEST_RUNS = 12
_FEWEST_OWN = 30
_FEWEST_FIGURES = 2


@dataclass(frozen=True)
class Pair:
    """Two reports that are one text, `a` and `b` in the order of their ids."""

    a: str
    b: str
    score: float
    """From 0 to 1: the share of the shorter text's runs that both have, quotations left out."""
    shared: int
    """How many runs both have."""
    runs: int
    """How many the shorter one has."""
    credit: str | None = None
    """The words in which one credits the publisher of the other."""


def compare(one: Signature, other: Signature) -> Pair | None:
    """The pair, where the two are one text; None where they are not, or are the same report."""
    if one.report == other.report:
        return None
    a, b = sorted((one, other), key=lambda each: each.report)
    short, long = sorted((a, b), key=lambda each: each.runs.size)
    shared = _both(short.runs, long.runs)
    if short.runs.size < _FEWEST_RUNS:
        same = shared == short.runs.size == long.runs.size
        return Pair(a.report, b.report, 1.0, shared, shared) if same and shared else None
    score = shared / short.runs.size
    if min(short.own.size, long.own.size) >= _FEWEST_OWN:
        # What both quote of a speech says nothing: each may have it from the speaker.
        score = min(score, _share(short.own, long.own))
    credit = _credit(a, b)
    enough = score >= (SHARE_CREDITED if credit else SHARE) and shared >= OF_LONGER * long.runs.size
    return (
        Pair(a.report, b.report, score, shared, short.runs.size, credit)
        if enough and _same_figures(a, b)
        else None
    )


def _credit(a: Signature, b: Signature) -> str | None:
    for one, other in ((a, b), (b, a)):
        if one.credit and names(one.credit, other.publisher):
            return one.credit.words
    return None


def _same_figures(a: Signature, b: Signature) -> bool:
    if min(a.figures.size, b.figures.size) < _FEWEST_FIGURES:
        return True
    return _share(a.figures, b.figures) >= FIGURES


def _share(a: Hashes, b: Hashes) -> float:
    """The share of the smaller set that both have."""
    return _both(a, b) / min(a.size, b.size)


def _both(a: Hashes, b: Hashes) -> int:
    return int(np.intersect1d(a, b, assume_unique=True).size)
