"""Fields are agreed, refined or disputed; each value says which reports give it."""

from __future__ import annotations

from typing import Any

import pytest

from detente.model import Reading
from detente.record.matters import FieldStatus, Matter, MatterField, resolve
from tests.record.matters.telling import ARMENIA, AZERBAIJAN, key, matter_of, report, strike, truce

AGREED, REFINED, DISPUTED = FieldStatus.AGREED, FieldStatus.REFINED, FieldStatus.DISPUTED


def truces(*given: dict[str, Any], copies: tuple[int, int] | None = None) -> tuple[Matter, list[Reading]]:
    """The matter of reports that each tell the truce of 10 October 2020."""
    readings = [
        report(f"r{n}", f"2020-10-{11 + n}", ARMENIA, AZERBAIJAN,
               ceasefires=[truce(f"the truce, told in report {n}", **{"start": "2020-10-10", **one})])
        for n, one in enumerate(given)
    ]  # fmt: skip
    found = {readings[copies[0]].report.id: readings[copies[1]].report.id} if copies else {}
    return matter_of(resolve(readings, found), key(readings[0], "r0", "ceasefires")), readings


def field(matter: Matter, name: str) -> MatterField:
    return next(one for one in matter.fields if one.name == name)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ({"duration": "P7D"}, {"duration": "P1W"}, AGREED),
        ({"duration": "P30D"}, {"duration": "P1M"}, REFINED),
        ({"duration": "P30D"}, {}, REFINED),
        ({"duration": "P30D"}, {"duration": "P60D"}, DISPUTED),
        ({"unconditional": True}, {"unconditional": False}, DISPUTED),
        ({"end": "2020-11"}, {"end": "2020-11-10"}, REFINED),
        ({"status": "agreed"}, {"status": "collapsed"}, REFINED),
        ({"status": "never_in_force"}, {"status": "in_force"}, DISPUTED),
        ({"name": "Moscow truce"}, {"name": "truce of Moscow"}, REFINED),
    ],
)
def test_two_values_of_a_truce(one: dict[str, Any], other: dict[str, Any], status: FieldStatus) -> None:
    matter, _ = truces(one, other)
    assert len(matter.members) == 2
    (name,) = one
    assert field(matter, name).status is status


def test_each_value_names_its_reports_and_silence_comes_last() -> None:
    matter, readings = truces({"duration": "P60D"}, {"duration": "P30D"}, {}, {"duration": "P30D"})
    ids = [reading.report.id for reading in readings]
    found = [(value.value, value.reports, value.independent) for value in field(matter, "duration").values]
    assert found == [("P30D", (ids[1], ids[3]), 2), ("P60D", (ids[0],), 1), (None, (ids[2],), 1)]


def test_a_copy_counts_once_and_is_no_second_opinion() -> None:
    matter, readings = truces({"duration": "P7D"}, {"duration": "P8D"}, {"duration": "P7D"}, copies=(1, 0))
    assert len(matter.members) == 3
    assert matter.independent_reports == 2
    assert field(matter, "duration").status is not DISPUTED
    assert field(matter, "duration").values[1].reports == (readings[1].report.id,)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ((9, "exact"), (9, "exact"), AGREED),
        ((9, "exact"), (7, "over"), REFINED),
        ((100, "about"), (104, "exact"), REFINED),
        ((9, "exact"), (12, "exact"), DISPUTED),
        ((9, "exact"), (12, "over"), DISPUTED),
    ],
)
def test_two_counts_of_a_strike(one: tuple[int, str], other: tuple[int, str], status: FieldStatus) -> None:
    def killed(count: tuple[int, str]) -> dict[str, Any]:
        return {"target": "flats", "killed": {"value": count[0], "qualifier": count[1]}}

    readings = [
        report(name, "2020-10-12", ARMENIA, AZERBAIJAN, events=[strike("hit", magnitude=killed(count))])
        for name, count in (("a", one), ("b", other))
    ]
    matter = matter_of(resolve(readings), key(readings[0], "a", "events"))
    assert len(matter.members) == 2
    assert field(matter, "magnitude.killed").status is status


def test_a_person_his_state_and_silence_refine() -> None:
    lavrov = ("Sergei Lavrov", "person", "Russia", "RUS")
    russia = ("Russia", "state", "Russia", "RUS")
    readings = [
        report(name, "2020-10-11", ARMENIA, AZERBAIJAN, russia, lavrov,
               ceasefires=[truce(f"told {name}", start="2020-10-10", mediators=mediators)])
        for name, mediators in (("a", ["Sergei Lavrov"]), ("b", ["Russia"]), ("c", []))
    ]  # fmt: skip
    matter = matter_of(resolve(readings), key(readings[0], "a", "ceasefires"))
    assert field(matter, "mediators").status is REFINED
    assert {value.value for value in field(matter, "mediators").values} == {
        ("Sergei Lavrov",),
        ("Russia",),
        None,
    }
