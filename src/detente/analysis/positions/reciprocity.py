"""Reciprocity: which concessions and escalations of one side are followed by which of another, and when.

What follows is not said to be caused: the figures count order in time and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from detente.analysis.deed import Deed
from detente.model.codes import Act, Issue, Reality

WITHIN = 14
"""Days in which a deed counts as following, where a person names no other number."""
CONCESSIONS = frozenset(
    {
        Act.PROPOSE, Act.ACCEPT, Act.AGREE, Act.PLEDGE, Act.CONCEDE, Act.ENDORSE, Act.DECLARE_CEASEFIRE,
        Act.EXTEND_CEASEFIRE, Act.RELEASE, Act.WITHDRAW, Act.EXCHANGE, Act.RECOGNIZE,
    }
)  # fmt: skip
ESCALATIONS = frozenset(
    {
        Act.REJECT, Act.SUSPEND, Act.THREATEN, Act.ATTACK, Act.SANCTION, Act.COERCE, Act.MOBILIZE,
        Act.END_CEASEFIRE,
    }
)  # fmt: skip
_UNTRUE = frozenset({Reality.HYPOTHETICAL, Reality.DENIED, Reality.NEGATED, Reality.ALLEGED, Reality.PLANNED})


@dataclass(frozen=True, slots=True)
class Exchange:
    """How `other` follows the moves of `side` towards it of one kind (`concession` or `escalation`).

    Of `moves`, `in_kind` are followed first by a move of the same kind and `otherwise` by one of the other
    kind, `unanswered` by none within the days that count; `pending` are too recent to tell. `lags` are the
    days until the first move, for each that is followed.
    """

    side: str
    other: str
    kind: str
    moves: int
    in_kind: int
    otherwise: int
    unanswered: int
    pending: int
    lags: tuple[int, ...]

    @property
    def median_lag(self) -> float | None:
        """The median of the lags, in days."""
        return median(self.lags) if self.lags else None

    @property
    def by_lag(self) -> dict[str, int]:
        """How many moves are followed on the same day, within a day, three days, a week, and later."""
        bounds = ((0, "same day"), (1, "1 day"), (3, "2-3 days"), (7, "4-7 days"), (10**6, "later"))
        counted = dict.fromkeys((name for _, name in bounds), 0)
        for lag in self.lags:
            counted[next(name for bound, name in bounds if lag <= bound)] += 1
        return counted


@dataclass(frozen=True, slots=True)
class _Move:
    side: str
    other: str
    kind: str
    day: str
    act: Act
    issues: frozenset[Issue]


def reciprocity(deeds: Iterable[Deed], on: str, within: int = WITHIN) -> list[Exchange]:
    """The exchanges of every two sides up to a day, those with the most moves first.

    A deed that several reports tell on one day counts once. A move follows another where it is made towards
    its maker, on the same day or within so many days; on the same day, the order is not on record.
    """
    moves = _moves(deeds, on)
    towards: dict[tuple[str, str], list[_Move]] = {}
    for move in moves:
        towards.setdefault((move.side, move.other), []).append(move)
    found = []
    for (side, other), made in towards.items():
        back = towards.get((other, side), [])
        for kind in ("concession", "escalation"):
            own = [move for move in made if move.kind == kind]
            if own:
                found.append(_exchange(side, other, kind, own, back, on, within))
    return sorted(found, key=lambda one: (-one.moves, one.side, one.other, one.kind))


def _moves(deeds: Iterable[Deed], on: str) -> list[_Move]:
    moves: dict[_Move, None] = {}
    for deed in deeds:
        kind = "concession" if deed.act in CONCESSIONS else "escalation" if deed.act in ESCALATIONS else ""
        if not kind or deed.day > on or deed.reality in _UNTRUE:
            continue
        for side in deed.sides:
            for other in deed.recipients:
                if side != other:
                    moves[_Move(side, other, kind, deed.day, deed.act, frozenset(deed.issues))] = None
    return sorted(moves, key=lambda move: (move.day, move.act))


def _exchange(
    side: str, other: str, kind: str, own: list[_Move], back: list[_Move], on: str, within: int
) -> Exchange:
    in_kind = otherwise = unanswered = pending = 0
    lags = []
    for move in own:
        later = [(_days(move.day, one.day), one.kind != kind) for one in back if one.day >= move.day]
        near = [(lag, differs) for lag, differs in later if lag <= within]
        if not near:
            waited = _days(move.day, on)
            unanswered, pending = unanswered + (waited > within), pending + (waited <= within)
            continue
        lag, differs = min(near)
        lags.append(lag)
        in_kind, otherwise = in_kind + (not differs), otherwise + differs
    return Exchange(side, other, kind, len(own), in_kind, otherwise, unanswered, pending, tuple(sorted(lags)))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
