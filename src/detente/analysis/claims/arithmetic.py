"""The arithmetic of a claim: do its parts come to what is stated, and what is the gap."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.analysis.claims.number import Number
from detente.analysis.claims.tally import Part, Tally


class Verdict(StrEnum):
    """What adding the parts of a claim shows."""

    ADDS_UP = "adds_up"
    """The parts come to what is stated."""
    FITS = "fits"
    """Bounds leave room: the parts can come to what is stated."""
    NOT_ITEMISED = "not_itemised"
    """The source does not itemise all, and what it itemises is less than what is stated."""
    GAP = "gap"
    """The parts come to less than is stated, and nothing says why."""
    EXCEEDS = "exceeds"
    """The parts come to more than is stated."""
    NO_PARTS = "no_parts"
    NO_TOTAL = "no_total"


@dataclass(frozen=True, slots=True)
class Check:
    """`total` is what the parts come to, None without parts. The gap is stated less total, from `gap_low` to
    `gap_high`; either is None where a bound leaves it open. `oversized` are subsets larger than their whole.
    """

    verdict: Verdict
    total: Number | None = None
    gap_low: int | None = None
    gap_high: int | None = None
    oversized: tuple[Part, ...] = ()

    @classmethod
    def none(cls) -> Check:
        """The check of a claim without figures."""
        return cls(Verdict.NO_TOTAL)


def check(tally: Tally) -> Check:
    """Add the parts of a tally, without subsets, and compare with what is stated."""
    oversized = tuple(part for part in tally.parts if _oversized(part, tally))
    if not tally.added:
        return Check(Verdict.NO_TOTAL if tally.stated is None else Verdict.NO_PARTS, oversized=oversized)
    total = _sum(tally)
    stated = tally.stated
    if stated is None:
        return Check(Verdict.NO_TOTAL, total, oversized=oversized)
    low = None if total.high is None else stated.low - total.high
    high = None if stated.high is None else stated.high - total.low
    return Check(_verdict(tally, total, stated, low, high), total, low, high, oversized)


def _sum(tally: Tally) -> Number:
    numbers = [part.number for part in tally.added]
    highs = [number.high for number in numbers if number.high is not None]
    high = sum(highs) if len(highs) == len(numbers) and tally.complete else None
    return Number(sum(number.low for number in numbers), high, any(number.about for number in numbers))


def _verdict(tally: Tally, total: Number, stated: Number, low: int | None, high: int | None) -> Verdict:
    if total.about or stated.about:  # a rough figure shows no gap
        return Verdict.FITS if tally.complete else Verdict.NOT_ITEMISED
    if high is not None and high < 0:
        return Verdict.EXCEEDS
    if low is not None and low > 0:
        return Verdict.GAP
    if total.exact and stated.exact:
        return Verdict.ADDS_UP
    return Verdict.FITS if tally.complete else Verdict.NOT_ITEMISED


def _oversized(part: Part, tally: Tally) -> bool:
    if part.whole is None:
        return False
    if not part.whole:
        whole = tally.stated
    else:
        whole = next((one.number for one in tally.added if one.what == part.whole), None)
    return whole is not None and whole.high is not None and part.number.low > whole.high
