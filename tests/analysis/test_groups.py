"""Groups that reports call differently: which are one side, and which stay apart."""

from __future__ import annotations

import pytest

from detente.analysis.sides import Sides
from tests.analysis.told import act, report

LISTED = "leaders of France, Germany, Poland and the United Kingdom"


def sides(*named: str | tuple[str, str]) -> list[str]:
    """The sides that reports name, one report a name, a day apart or on the day that is given."""
    told = [(f"2025-05-1{n}", one) if isinstance(one, str) else one for n, one in enumerate(named)]
    readings = [report(day, act(name, "demand", "ceasefire")).reading for day, name in told]
    return sorted(side.name for side in Sides(readings).sides.values())


def test_a_counted_group_is_the_group_of_the_same_part_of_the_world() -> None:
    assert sides("European leaders", "four European leaders", "European leaders") == ["European leaders"]


def test_a_list_is_the_same_in_any_order() -> None:
    same = "leaders of Germany, France, Poland and Britain"
    assert sides(LISTED, LISTED, same) == [LISTED]


def test_a_list_of_as_many_from_there_is_the_counted_group() -> None:
    assert sides("European leaders", "four European leaders", LISTED, "European leaders") == [
        "European leaders"
    ]


@pytest.mark.parametrize(
    "named",
    [
        ("European leaders", LISTED),  # how many they are is not on record
        ("three European leaders", LISTED),
        ("four European leaders", "three European leaders"),
        ("four European leaders", "four African leaders"),
        ("four European leaders", "four former European leaders"),
        ("four European leaders", "leaders of France, Germany, Poland and Canada"),
        ("Western leaders", "European leaders"),
        (("2025-05-10", "European leaders"), ("2025-07-10", "four European leaders")),
        (LISTED, "leaders of France and Germany"),
    ],
)
def test_what_is_doubtful_stays_apart(named: tuple[str | tuple[str, str], ...]) -> None:
    assert len(sides(*named)) == len(named)


def test_two_lists_that_fit_leave_all_three_apart() -> None:
    other = "leaders of Italy, Spain, Portugal and Greece"
    assert len(sides("four European leaders", LISTED, other)) == 3


def test_two_numbers_leave_the_group_without_one_apart() -> None:
    assert len(sides("four European leaders", "European leaders", "five European leaders")) == 3
