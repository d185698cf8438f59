"""What the data say of a window, in one of four words. It describes; it does not judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.analysis.compliance.placebo import FEWEST, Placebo

LOW, HIGH = 0.05, 0.25
MOST_EMPTY = 0.25
MOST_MISSED = 0.2
FEWEST_APART = 19
"""Of so many windows that do not overlap, and the window itself, one is the lowest by chance in 5 %."""


class Verdict(StrEnum):
    """What the data say. None of them says that anyone kept or broke a truce."""

    LULL = "lull"
    NO_LULL = "no_lull"
    UNINFORMATIVE = "uninformative"
    NOT_TESTABLE = "not_testable"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with its reason."""

    verdict: Verdict
    reason: str


def judge(placebo: Placebo | None, unseen: tuple[str, ...], missed: float) -> Judged:
    """The verdict of a placebo test.

    Args:
        placebo: the test; None where the source covers nothing of the window.
        unseen: why the source can't see what the terms cover; nothing where it can.
        missed: the share of the window that the source does not cover.
    """
    if unseen:
        return Judged(Verdict.NOT_TESTABLE, f"The source can't see the scope: {'; '.join(unseen)}.")
    if missed > MOST_MISSED or placebo is None:
        return Judged(Verdict.NOT_TESTABLE, f"The source misses {missed:.0%} of the window.")
    if not placebo.run:
        reason = (
            f"Only {placebo.n} windows of this length can be compared with; under {FEWEST} no test is run."
        )
        return Judged(Verdict.UNINFORMATIVE, reason)
    counted = f"{placebo.as_low} of {placebo.n} placebo windows ({placebo.share:.0%}) are as low"
    if placebo.empty_share > MOST_EMPTY:
        reason = (
            f"{placebo.empty} of {placebo.n} placebo windows ({placebo.empty_share:.0%}) are empty: the"
            " source is so sparse that an empty window would say nothing."
        )
        return Judged(Verdict.UNINFORMATIVE, reason)
    if placebo.share >= HIGH:
        return Judged(Verdict.NO_LULL, f"{counted}: an ordinary stretch.")
    if placebo.share > LOW:
        return Judged(Verdict.UNINFORMATIVE, f"{counted}: neither rare nor ordinary.")
    if placebo.apart < FEWEST_APART:
        reason = (
            f"{counted}, but they overlap: {placebo.apart} of them stand apart, and of {placebo.apart + 1} "
            f"stretches a given one is the lowest by chance in {1 / (placebo.apart + 1):.0%}. This test "
            "can't tell so long a window from an ordinary stretch."
        )
        return Judged(Verdict.UNINFORMATIVE, reason)
    return Judged(Verdict.LULL, f"{counted}.")
