"""Whom words of newsrooms mean: names behind a noun, an office with its land, go-betweens and the enemy."""

from __future__ import annotations

import pytest

from detente.model.codes import Act, Reality
from tests.reading.reports import acts, event, named, names, read


@pytest.mark.parametrize("stop", [" - ", ", "])
def test_a_list_of_names_behind_people_says_who_they_are(stop: str) -> None:
    text = f"The visitors{stop}Adam Osei, Brian Cole and Carl Dunne{stop}demanded a ceasefire of 60 days."
    assert names(read(text), event(text, "demand").actor) == "Adam Osei + Brian Cole + Carl Dunne"


def test_a_group_stands_behind_its_adjective() -> None:
    text = "The separatist Moro Islamic Liberation Front declared a ceasefire."
    assert acts(text) == [("Moro Islamic Liberation Front", "declare_ceasefire", "")]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("the UN special envoy for Yemen Peter Holm", "UN"),
        ("Norway's ambassador to Kenya Peter Holm", "Norway"),
    ],
)
def test_where_an_envoy_is_sent_is_not_his_side(words: str, side: str) -> None:
    text = f"Rebel leaders met {words} on Monday. Holm left on Tuesday."
    holm = named(text, "Peter Holm")
    assert holm.side is not None
    assert read(text).actor(holm.side).name == side


def test_a_description_and_the_group_behind_it_are_one() -> None:
    text = (
        "Colombia's government and the National Liberation Army have held talks since May as the president "
        "tries to calm several groups that were not part of a deal between the government and the nation's "
        "main rebel group, the Revolutionary Armed Forces of Colombia."
    )
    assert not [actor.name for actor in read(text).actors if "main rebel group" in actor.name]


def test_who_accuses_a_land_is_not_its_president() -> None:
    text = "President Osei accuses Rwanda of arming rebels. The Rwanda President accuses Burundi."
    assert [actor for actor, act, _ in acts(text) if act == "accuse"] == ["Osei", "The Rwanda President"]


def test_the_enemy_is_the_land_beside_the_word() -> None:
    text = "“The Kenyan enemy is shelling our villages,” the Ugandan defence minister told reporters."
    assert acts(text)[0][:2] == ("Kenyan", "attack")


def test_who_mediates_is_not_one_of_both_sides() -> None:
    text = (
        "Kenya's army has reached a truce with an alliance of ethnic groups, the Chadian Foreign Ministry "
        "said.\n\nIt was brokered at talks mediated by Chad in Abeche, Chad's spokesperson Ada Kol said."
        "\n\n“Chad hopes the parties in Kenya keep the agreement,” she said."
        "\n\nThe army's spokesman Brian Cole said the two sides had met in Abeche."
    )
    assert all("Chad" not in actor for actor, _, _ in acts(text))


def test_a_rebellion_that_is_ended_is_nobody() -> None:
    text = (
        "Nepal's Maoist rebels met the government to end a decade-old insurgency.\n\nThe rebels and the "
        "government signed a truce.\n\nThe two sides have already agreed to hold elections."
    )
    assert {actor for actor, act, _ in acts(text) if act == "agree"} == {"Nepal + Nepal's Maoist rebels"}


def test_what_almost_happened_did_not() -> None:
    text = "Kenya and Uganda agreed on a truce in May. In June Uganda nearly ended the truce."
    assert event(text, "end_ceasefire").reality is Reality.NEGATED
    assert [truce.status for truce in read(text).ceasefires] == ["agreed"]


def test_a_verb_and_its_need_are_one_demand() -> None:
    text = "Kenya insisted that the rebels must be disarmed before talks start."
    assert event(text, "demand").conditions


def test_the_year_of_a_deal_dates_nothing_done_to_it() -> None:
    text = "Kenya suspended a 2015 peace deal with the rebels."
    assert event(text, "suspend").date is None


def test_lengths_of_wars_and_old_ends_are_no_terms() -> None:
    offered = event("Uganda accepted talks with Kenya to end almost two years of fighting.", "accept")
    assert offered.terms.duration is None
    extended = event("Kenya extended a six-month truce set to expire on Friday.", "extend_ceasefire")
    assert (extended.terms.start, extended.terms.end) == (None, None)


def test_who_holds_a_place_is_no_place() -> None:
    text = "The UN envoy Peter Holm met rebel leaders in the Houthi-controlled capital on Monday."
    assert all(e.place is None for e in read(text).events if e.act is Act.CONSULT)
