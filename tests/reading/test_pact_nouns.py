"""Nouns for pacts that the parser takes for something else, and what hangs on them."""

from __future__ import annotations

from tests.reading.pacts import read

_LEAD = "Envoys met\n\nEnvoys met in the town on Monday to talk about the war.\n\n"


def test_a_cease_fire_deal_is_one_of_a_ceasefire() -> None:
    found = read(f"{_LEAD}Togo and Ghana have signed a cease-fire agreement that calls for elections.")
    truce = found.ceasefire("cease-fire")
    assert truce.status == "agreed"
    assert found.names(truce.parties) == {"Togo", "Ghana"}


def test_a_truce_declared_last_week_will_be_extended() -> None:
    found = read(
        f"{_LEAD}The head of Togo's opposition movement says a cease-fire declared a week ago will be "
        "extended for two months."
    )
    (event,) = (e for e in found.reading.events if e.act == "extend_ceasefire")
    assert found.names(event.actor) == {"Togo's opposition movement"}


def test_a_ceasefire_monitoring_team_is_no_ceasefire() -> None:
    found = read(f"{_LEAD}The Front quit a joint ceasefire monitoring team last month.")
    assert not found.reading.ceasefires


def test_what_troops_had_not_done_they_did_not() -> None:
    found = read(
        f"{_LEAD}The Front quit the talks last month, saying government troops had not withdrawn from areas "
        "under its control."
    )
    (event,) = (e for e in found.reading.events if e.act == "withdraw")
    assert event.reality in {"denied", "negated"}
    assert "the Front" not in found.names(event.actor)


def test_a_truce_that_takes_effect_at_zero_hours_is_declared_and_ahead() -> None:
    found = read(
        f"{_LEAD}Obi declared that a new truce takes effect from zero hours on Saturday and lasts until "
        "4 May."
    )
    truce = found.ceasefire("truce")
    assert truce.status == "declared"
    assert found.names(truce.declared_by) == {"Obi"}
    assert (truce.start and truce.start.value, truce.end and truce.end.value) == ("2024-03-16", "2024-05-04")
    assert truce.duration is None


def test_where_a_town_lies_is_no_term() -> None:
    found = read(
        f"{_LEAD}The envoy said talks in the Ghanaian town of Akosombo, 100 kilometers north of the capital, "
        "would begin on Friday."
    )
    assert all(not event.terms.numbers for event in found.reading.events)


def test_a_ceasefire_with_a_peoples_army_has_no_name_of_a_feast() -> None:
    found = read(
        f"{_LEAD}The army welcomed the end of the government's unilateral truce with the New People's Army."
    )
    assert all(truce.name is None for truce in found.reading.ceasefires)


def test_who_attends_talks_is_no_party_to_them() -> None:
    found = read(
        f"{_LEAD}At talks in Geneva last month attended by the United Nations and the Red Cross, Chad's "
        "government and the Azawad Front agreed to free 30 detainees."
    )
    assert all("United Nations" not in found.names(one.parties) for one in found.reading.talks)
