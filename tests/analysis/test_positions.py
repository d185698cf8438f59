"""Positions: stance by stance, what counts on a day, and what follows from the matrix."""

from __future__ import annotations

import pytest

from detente.analysis.positions import Account, Stance, ask
from detente.analysis.positions.cell import Cell
from detente.analysis.sides import UnknownSideError
from detente.model import Kept
from detente.model.codes import Issue
from tests.analysis.told import Said, act, report


def cell(
    *kept: Kept, side: str = "party:m23", issue: Issue = Issue.TALKS, on: str | None = None
) -> Cell | None:
    return ask(kept, on).at(side, issue)


def stance(said: Said) -> Stance | None:
    found = cell(report("2025-03-20", said))
    return found.stand.stance if found else None


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("demand", Stance.DEMANDS),
        ("appeal", Stance.DEMANDS),
        ("propose", Stance.PROPOSES),
        ("accept", Stance.ACCEPTS),
        ("agree", Stance.ACCEPTS),
        ("reject", Stance.REJECTS),
        ("suspend", Stance.REJECTS),
        ("pledge", Stance.PLEDGES),
        ("concede", Stance.PLEDGES),
        ("threaten", Stance.THREATENS),
        ("endorse", Stance.SUPPORTS),
        ("criticize", Stance.CRITICISES),
        ("state", None),
        ("accuse", None),
        ("attack", None),
        ("declare_ceasefire", None),
        ("consult", None),
    ],
)
def test_each_act_takes_its_stance_or_none(what: str, expected: Stance | None) -> None:
    assert stance(act("M23", what, "talks")) is expected


def test_an_acceptance_under_a_condition_is_accepts_if() -> None:
    assert stance(act("M23", "accept", "talks").under("if", "ceasefire")) is Stance.ACCEPTS_IF
    assert stance(act("M23", "accept", "talks").under("without", None)) is Stance.ACCEPTS


@pytest.mark.parametrize(
    ("reality", "by", "expected"),
    [
        ("reported", "Congo", Stance.ACCEPTS),
        ("planned", None, Stance.ACCEPTS),
        ("hypothetical", None, None),
        ("denied", "Congo", None),
        ("alleged", "Congo", None),
        ("negated", None, Stance.NOT_ACCEPTED),
    ],
)
def test_what_is_not_so_takes_no_stance(reality: str, by: str | None, expected: Stance | None) -> None:
    assert stance(act("M23", "accept", "talks", by=by, reality=reality)) is expected


def test_what_was_not_proposed_is_no_stance() -> None:
    assert stance(act("M23", "propose", "talks", reality="negated")) is None


def test_the_latest_day_counts_and_no_later_one() -> None:
    first = report("2025-03-18", act("M23", "reject", "talks"))
    later = report("2025-03-25", act("M23", "accept", "talks"))
    for kept in ((first, later), (later, first)):
        found = cell(*kept)
        assert found is not None
        assert (found.stand.stance, found.stand.day) == (Stance.ACCEPTS, "2025-03-25")
    found = cell(first, later, on="2025-03-24")
    assert found is not None
    assert found.stand.stance is Stance.REJECTS
    assert cell(first, later, on="2025-03-17") is None


def test_the_day_is_that_of_the_act_and_a_month_ends_with_its_last_day() -> None:
    told = report("2025-05-11", act("M23", "accept", "talks", on="2025-03"))
    found = cell(told)
    assert found is not None
    assert (found.stand.day, found.stand.deeds[0].when) == ("2025-03-31", "2025-03")
    found = cell(report("2025-03-11", act("M23", "accept", "talks", on="2025-03")))
    assert found is not None
    assert found.stand.day == "2025-03-11", "no act is told before it is done"


def test_in_one_day_the_fullest_word_of_the_side_itself_comes_first() -> None:
    told = report(
        "2025-03-20",
        act("M23", "endorse", "talks"),
        act("M23", "reject", "talks", by="Congo", reality="reported"),
        act("M23", "accept", "talks").under("after", "ceasefire"),
    )
    found = cell(told)
    assert found is not None
    assert found.stand.stance is Stance.ACCEPTS_IF
    assert [stand.stance for stand in found.also] == [Stance.SUPPORTS, Stance.REJECTS]


def test_conditions_that_another_act_carries_are_in_the_cell() -> None:
    told = report(
        "2025-05-11", act("France", "demand", "ceasefire").under("before", "ceasefire", gates="talks")
    )
    found = cell(told, side="party:FRA")
    assert found is not None
    assert found.stand.stance is Stance.NONE
    assert [hold.kind.value for hold in found.holds] == ["before"]


def test_people_and_seats_fold_into_their_side_and_can_be_unfolded() -> None:
    people = {"Putin": "Russia", "Lavrov": "Russia"}
    kept = [
        report("2025-05-11", act("Putin", "propose", "talks"), people=people),
        report("2025-05-12", act("Lavrov", "reject", "talks"), people=people),
    ]
    folded = ask(kept)
    assert [row.name for row in folded.rows] == ["Russia"]
    assert [one.stand.stance for one in folded.cells] == [Stance.REJECTS]
    unfolded = ask(kept, unfold=True)
    assert {row.name for row in unfolded.rows} == {"Russia"}
    assert len({row.actor for row in unfolded.rows}) == 2
    assert sorted(one.stand.stance for one in unfolded.cells) == [Stance.PROPOSES, Stance.REJECTS]


def test_an_army_and_the_paramilitaries_that_it_fights_stay_two_sides() -> None:
    kept = [
        report("2025-11-06", act("Rapid Support Forces", "accept", "ceasefire")),
        report("2025-11-07", act("Sudanese Armed Forces", "reject", "ceasefire")),
    ]
    assert len(ask(kept).rows) == 2


def test_a_bystander_has_no_row() -> None:
    assert ask([report("2025-05-11", act("a nurse", "demand", "ceasefire"))]).cells == ()


def shifts(*kept: Kept) -> list[tuple[str, str, bool, tuple[str, ...], tuple[str, ...]]]:
    return [
        (s.before.stance.value, s.after.stance.value, s.same_day, s.added, s.dropped)
        for s in ask(kept).shifts
    ]


def test_a_stance_that_contradicts_an_older_one_is_a_shift() -> None:
    first = report("2025-03-18", act("M23", "accept", "talks"))
    later = report("2025-03-20", act("M23", "reject", "talks"))
    assert shifts(first, later) == [("accepts", "rejects", False, (), ())]
    assert shifts(later, report("2025-03-24", act("M23", "endorse", "talks"))) == [
        ("rejects", "supports", False, (), ())
    ]
    assert shifts(first, report("2025-03-24", act("M23", "demand", "talks"))) == []


def test_a_condition_added_or_dropped_is_a_shift() -> None:
    bare = report("2025-03-18", act("M23", "accept", "talks"))
    bound = report("2025-03-20", act("M23", "accept", "talks").under("if", "ceasefire"))
    free = report("2025-03-24", act("M23", "accept", "talks").under("without", None))
    assert shifts(bare, bound, free) == [
        ("accepts", "accepts if", False, ("ceasefire",), ()),
        ("accepts if", "accepts", False, (), ("ceasefire",)),
    ]


def test_a_welcome_in_between_drops_no_condition() -> None:
    bound = act("M23", "accept", "talks").under("if", "ceasefire")
    kept = [
        report("2025-03-18", bound),
        report("2025-03-20", act("M23", "endorse", "talks")),
        report("2025-03-24", bound),
    ]
    assert shifts(*kept) == []


def test_two_contradicting_stances_of_one_day_have_no_order() -> None:
    told = report(
        "2025-03-18", act("M23", "reject", "talks"), act("M23", "propose", "talks").under("if", "prisoners")
    )
    assert shifts(told) == [("rejects", "proposes", True, (), ())]


def account() -> Account:
    return ask(
        [
            report(
                "2025-05-11",
                act("Russia", "propose", "talks", "Ukraine"),
                act("Ukraine", "accept", "talks", "Russia"),
                act("Russia", "demand", "territory", "Ukraine"),
                act("Ukraine", "reject", "territory", "Russia"),
                act("Russia", "demand", "neutrality", "Ukraine"),
            ),
            report("2025-05-14", act("Ukraine", "reject", "prisoners").under("until", "ceasefire")),
        ],
        "2025-05-21",
    )


def test_islands_of_agreement_and_red_lines() -> None:
    found = account()
    assert [island.issue for island in found.islands] == [Issue.TALKS]
    assert [(one.row, one.issue) for one in found.red_lines] == [("party:UKR", Issue.TERRITORY)]


def test_what_is_unanswered_and_for_how_long() -> None:
    (silence,) = account().silences
    assert (silence.asked, silence.by, silence.issue) == ("party:UKR", "party:RUS", Issue.NEUTRALITY)
    assert (silence.days, silence.times) == (10, 1)


def test_an_old_answer_answers_no_new_proposal() -> None:
    kept = [
        report("2025-05-01", act("Ukraine", "reject", "talks", "Russia")),
        report("2025-05-11", act("Russia", "propose", "talks", "Ukraine")),
        report("2025-05-13", act("Russia", "propose", "talks", "Ukraine")),
    ]
    (silence,) = ask(kept, "2025-05-15").silences
    assert (silence.day, silence.days, silence.times) == ("2025-05-11", 4, 2)


def test_one_side_or_one_issue_alone() -> None:
    kept = [report("2025-05-11", act("Russia", "propose", "talks"), act("Ukraine", "demand", "ceasefire"))]
    assert [row.name for row in ask(kept, side=["Ukraine"]).rows] == ["Ukraine"]
    assert ask(kept, issue=[Issue.TALKS]).issues == (Issue.TALKS,)
    with pytest.raises(UnknownSideError, match=r"'Ruritania' is no side.*Russia"):
        ask(kept, side=["Ruritania"])


def test_an_empty_record_has_no_positions() -> None:
    assert ask([]).cells == ()
