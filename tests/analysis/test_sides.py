"""Sides across reports: who is the same in two of them, and who is left apart."""

from __future__ import annotations

from detente.analysis.sides import Sides, party_key
from detente.model import Actor
from detente.model.codes import ActorKind
from tests.analysis.told import act, report


def key(name: str, kind: str, country: str | None = None) -> str:
    return party_key(Actor(name=name, kind=ActorKind(kind), country=country))


def test_a_state_is_the_same_by_its_code_however_it_is_called() -> None:
    assert key("Türkiye", "state", "TUR") == key("Turkish", "state", "TUR") == "party:TUR"


def test_a_state_is_the_same_where_it_is_called_by_its_government() -> None:
    assert key("Kenya's government", "government", "KEN") == key("Kenyan government", "government", "KEN")
    assert key("Kenyan government", "government", "KEN") == "party:KEN"
    assert key("Government of the Lakes", "government", "KEN") != "party:KEN"


def test_a_group_is_the_same_by_name_acronym_or_alias() -> None:
    assert key("RSF", "armed_group") == key("Rapid Support Forces", "armed_group")
    assert key("the rebels of the north", "armed_group") == key("The Rebels of the North", "armed_group")


def test_what_shares_only_a_country_stays_apart() -> None:
    assert key("Sudanese Armed Forces", "military", "SDN") != key(
        "Rapid Support Forces", "armed_group", "SDN"
    )


def test_what_is_doubtful_stays_apart() -> None:
    assert key("European leaders", "group") != key("four European leaders", "group")
    assert key("Congo", "armed_group") != key("Congo", "state", "COD")
    assert key("RSF", "organisation") != key("RSF", "armed_group")


def test_a_person_names_a_side_by_name_alias_or_code() -> None:
    kept = [
        report(
            "2025-11-06", act("Rapid Support Forces", "accept", "talks"), act("Russia", "propose", "talks")
        )
    ]
    sides = Sides(one.reading for one in kept)
    assert sides.find("russia") == sides.find("RUS") == "party:RUS"
    assert sides.find("RSF") == sides.find("rapid support forces") == "party:rsf"
    assert sides.find("Ruritania") is None


def test_people_are_on_their_side_and_bystanders_on_none() -> None:
    one = report(
        "2025-11-06",
        act("Putin", "propose", "talks"),
        act("a nurse", "demand", "talks"),
        people={"Putin": "Russia"},
    )
    reading = one.reading
    sides = Sides([reading])
    ids = {actor.name: actor.id for actor in reading.actors}
    assert sides.of(reading.report.id, ids["Putin"]) == "party:RUS"
    assert sides.of(reading.report.id, ids["a nurse"]) is None
