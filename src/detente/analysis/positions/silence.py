"""Silence: proposals and demands to which the side that they are directed at has not answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.analysis.deed import Deed
from detente.analysis.positions.stance import stance_of
from detente.model.codes import Act, Issue, Reality

_ASKS = frozenset({Act.PROPOSE, Act.DEMAND, Act.APPEAL})
_UNSAID = frozenset({Reality.HYPOTHETICAL, Reality.DENIED, Reality.NEGATED, Reality.ALLEGED})


@dataclass(frozen=True, slots=True)
class Silence:
    """`asked` has not answered `by` on an issue since `day`: no stance of it on the issue is on record from
    that day on. `deed` is the first unanswered proposal or demand, `times` how often it came.
    """

    asked: str
    by: str
    issue: Issue
    day: str
    days: int
    times: int
    deed: Deed


def silences(deeds: Iterable[Deed], on: str) -> list[Silence]:
    """What is unanswered on a day, the longest first. An answer on the same day counts."""
    told = [deed for deed in deeds if deed.day <= on]
    answers: dict[tuple[str, Issue], str] = {}
    for deed in told:
        for side in deed.sides:
            for issue in deed.issues:
                if stance_of(deed, side, issue) is not None:
                    answers[side, issue] = max(deed.day, answers.get((side, issue), ""))
    open_: dict[tuple[str, str, Issue], list[Deed]] = {}
    for deed in told:
        if deed.act not in _ASKS or deed.reality in _UNSAID:
            continue
        for by in deed.sides:
            for asked in deed.recipients:
                for issue in deed.issues:
                    if asked != by and answers.get((asked, issue), "") < deed.day:
                        open_.setdefault((asked, by, issue), []).append(deed)
    found = [
        Silence(asked, by, issue, first.day, _days(first.day, on), len({d.day for d in asks}), first)
        for (asked, by, issue), asks in open_.items()
        for first in [min(asks, key=lambda deed: deed.day)]
    ]
    return sorted(found, key=lambda one: (-one.days, one.asked, one.by, one.issue))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
