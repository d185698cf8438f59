"""Who follows whose moves, and when."""

from __future__ import annotations

from detente.analysis.positions import ask
from detente.analysis.positions.reciprocity import Exchange
from detente.model import Kept
from tests.analysis.told import act, report


def exchange(*kept: Kept, on: str = "2025-06-30", kind: str = "concession") -> Exchange:
    (found,) = [
        one
        for one in ask(kept, on).exchanges
        if (one.side, one.other, one.kind) == ("party:ISR", "party:hamas", kind)
    ]
    return found


OFFER = report("2025-05-01", act("Israel", "release", "prisoners", "Hamas"))


def test_a_concession_that_is_followed_by_one() -> None:
    answer = report("2025-05-04", act("Hamas", "release", "hostages", "Israel"))
    found = exchange(OFFER, answer)
    assert (found.moves, found.in_kind, found.otherwise, found.unanswered) == (1, 1, 0, 0)
    assert found.lags == (3,)
    assert found.by_lag["2-3 days"] == 1
    assert found.median_lag == 3


def test_the_first_move_back_counts() -> None:
    hits = report("2025-05-02", act("Hamas", "attack", "other", "Israel"))
    answer = report("2025-05-04", act("Hamas", "release", "hostages", "Israel"))
    found = exchange(OFFER, hits, answer)
    assert (found.in_kind, found.otherwise) == (0, 1)


def test_a_move_back_to_someone_else_or_too_late_is_none() -> None:
    other = report("2025-05-02", act("Hamas", "release", "hostages", "Qatar"))
    late = report("2025-05-20", act("Hamas", "release", "hostages", "Israel"))
    found = exchange(OFFER, other, late)
    assert (found.in_kind, found.unanswered, found.lags) == (0, 1, ())


def test_what_is_too_recent_is_pending() -> None:
    found = exchange(OFFER, on="2025-05-09")
    assert (found.pending, found.unanswered) == (1, 0)


def test_one_deed_in_two_reports_is_one_move() -> None:
    again = report(
        "2025-05-02", act("Israel", "release", "prisoners", "Hamas", on="2025-05-01"), publisher="Other"
    )
    assert exchange(OFFER, again).moves == 1


def test_what_is_alleged_or_planned_is_no_move() -> None:
    told = report(
        "2025-05-01",
        act("Israel", "attack", "other", "Hamas", by="Hamas", reality="alleged"),
        act("Israel", "attack", "other", "Hamas", reality="planned"),
    )
    assert ask([told]).exchanges == ()
