"""When two dates, places, cues or items of a type count as the same."""

from __future__ import annotations

import re

from bench.figures import Tally
from bench.names import plain


def same_date(gold: str | None, read: str | None) -> bool:
    """Whether a date is right at gold's precision: finer is fine, coarser is not; both absent is right.

    An hour and its full hour are equal (`T06`, `T06:00`); time zones are left out.
    """
    if gold is None or read is None:
        return gold is None and read is None
    want, have = _bare(gold), _bare(read)
    return have[: len(want)] == want


def _bare(date: str) -> str:
    day, _, time = date.partition("T")
    time = re.sub(r"(Z|[+-]\d\d:?\d\d)$", "", time)
    return f"{day}T{re.sub(r'(:00)+$', '', time)}" if time else day


def same_place(gold: tuple[str, ...], read: tuple[str, ...]) -> bool:
    """Whether a name of one is a name of the other; both absent is right."""
    if not gold or not read:
        return not gold and not read
    return bool({plain(name) for name in gold} & {plain(name) for name in read})


def same_cue(gold: str, read: str) -> bool:
    """Whether the cues are equal but for case, or one holds the other as whole words."""
    left, right = f" {plain(gold)} ", f" {plain(read)} "
    return left == right or (bool(read.strip()) and (right in left or left in right))


def tally(gold: list[bool], read: int, hits: list[tuple[int, int]]) -> Tally:
    """The tally of one figure.

    Args:
        gold: for each gold item whether it is core.
        read: how many items were read.
        hits: the pairs (index in gold, index in read) that are right under this figure.
    """
    return Tally(gold=sum(gold), found=sum(gold[g] for g, _ in hits), read=read, right=len(hits))
