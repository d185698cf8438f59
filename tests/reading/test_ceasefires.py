"""Ceasefires: their stage, window, parties, and which mentions mean the same one."""

from __future__ import annotations

import pytest

from detente.model.codes import CeasefireClass, CeasefireSide, CeasefireStatus, Purpose
from tests.reading.pacts import read


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("Kenya and Uganda demanded a ceasefire in Sudan.", "a ceasefire", "demanded"),
        ("The rebels said that any talks must begin with a ceasefire.", "a ceasefire", "demanded"),
        ("The army will come to Jeddah only if a ceasefire is in place.", "a ceasefire", "demanded"),
        ("Egypt proposed a six-week truce in Gaza.", "six-week truce", "proposed"),
        ("The general did not rule out that a truce could be worked out.", "a truce", "proposed"),
        ("The Houthis declared a unilateral ceasefire.", "unilateral ceasefire", "declared"),
        ("India and Pakistan agreed to a ceasefire in Kashmir on Tuesday.", "a ceasefire", "agreed"),
        ("Hamas agreed to a ceasefire that Egypt had put forward.", "a ceasefire", "proposed"),
        ("The truce between Israel and Hezbollah took effect on Sunday.", "The truce", "in_force"),
        ("The truce between Israel and Hezbollah comes into force on 19 March.", "The truce", "agreed"),
        ("Armenia and Azerbaijan extended the truce by a week.", "the truce", "extended"),
        ("The truce in Yemen expired on Saturday.", "The truce", "expired"),
        ("A ceasefire that Angola had brokered collapsed in January.", "A ceasefire", "collapsed"),
        ("President Duterte revoked the ceasefire with the rebels.", "the ceasefire", "collapsed"),
        ("The sides failed to reach a ceasefire in Geneva.", "a ceasefire", "proposed"),
    ],
)
def test_the_stage_is_told_by_what_the_sentence_does_to_the_noun(
    sentence: str, words: str, status: str
) -> None:
    assert read(sentence).ceasefire(words).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "There was no ceasefire in Sudan.",
        "Any ceasefire needs observers.",
        "The speaker paused, and after a pause he went on.",
        "Shares fell when the company announced a halt to its buyback.",
    ],
)
def test_what_is_no_ceasefire_makes_none(sentence: str) -> None:
    assert not read(sentence).reading.ceasefires


def test_a_window_is_computed_from_start_and_length() -> None:
    found = read("The truce in Yemen took effect on 2 February for two months.").ceasefire("The truce")
    assert (found.start and found.start.value, found.end and found.end.value) == ("2024-02-02", "2024-04-02")
    assert found.duration == "P2M"


def test_a_window_that_has_run_out_is_expired_though_nothing_says_so() -> None:
    text = "The army declared a ceasefire from March 1 to March 5."
    assert read(text).ceasefire("a ceasefire").status is CeasefireStatus.EXPIRED


def test_an_extension_without_a_length_runs_for_the_first() -> None:
    text = "The truce took effect on 2 January for one month and was renewed on 2 February. It lapsed."
    found = read(text).ceasefire("The truce")
    assert (found.status, found.end and found.end.value) == (CeasefireStatus.EXPIRED, "2024-03-02")


def test_a_demand_has_its_start_and_no_computed_end() -> None:
    found = read("Kenya demanded a 30-day ceasefire starting on Monday.").ceasefire("30-day ceasefire")
    assert (found.start and found.start.value, found.end, found.duration) == ("2024-03-18", None, "P30D")


def test_rival_demands_with_different_terms_are_different_ceasefires() -> None:
    text = (
        "The African Union demanded a 30-day ceasefire in Sudan. "
        "The army's leader insisted on a ceasefire of 60 days from April 1."
    )
    assert {c.duration for c in read(text).reading.ceasefires} == {"P30D", "P60D"}


def test_a_truce_for_now_and_one_for_good_are_different() -> None:
    text = "Egypt proposed a six-week truce in Gaza. Hamas wants a permanent ceasefire."
    found = read(text)
    assert found.ceasefire("six-week truce").status is CeasefireStatus.PROPOSED
    assert found.ceasefire("permanent ceasefire").class_ is CeasefireClass.DEFINITIVE


def test_the_truce_taken_up_is_the_one_told_before() -> None:
    text = "India and Pakistan agreed to a ceasefire on Tuesday. The truce is holding, the two armies said."
    assert len(read(text).reading.ceasefires) == 1


def test_a_list_of_past_truces_makes_one_each() -> None:
    text = (
        "The president said that Ethiopia had proposed several truces, including during Easter, "
        "a halt to air strikes and a 48-hour truce for the harvest."
    )
    assert len(read(text).reading.ceasefires) == 3


def test_a_ceasefire_may_be_told_by_a_verb() -> None:
    text = "The National Liberation Army told its fighters to halt offensive operations until April 2."
    found = read(text).ceasefire("halt offensive operations")
    assert (found.status, found.side) == (CeasefireStatus.DECLARED, CeasefireSide.UNILATERAL)
    assert (found.end and found.end.value, found.scope.acts) == ("2024-04-02", ("offensive operations",))


def test_brokers_mediate_and_do_not_declare() -> None:
    text = (
        "Israel and Hezbollah accepted a ceasefire brokered by France. The ceasefire took effect on Sunday."
    )
    found = read(text)
    ceasefire = found.ceasefire("brokered by France")
    assert (found.names(ceasefire.mediators), ceasefire.declared_by) == ({"France"}, ())


def test_what_is_told_of_a_phase_is_told_of_the_truce() -> None:
    text = "The first phase of the Gaza ceasefire, which began on January 19, expired on Saturday."
    found = read(text).ceasefire("ceasefire")
    assert (found.status, found.start and found.start.value) == (CeasefireStatus.EXPIRED, "2024-01-19")


def test_purposes_are_whole_words() -> None:
    assert read("Rwanda demanded a ceasefire in eastern Congo.").ceasefire("a ceasefire").purposes == ()
    easter = read("The bishops proposed an Easter truce in Colombia.").ceasefire("Easter truce")
    assert easter.purposes == (Purpose.HOLIDAY,)


def test_a_truce_told_in_hours_and_in_days_is_one() -> None:
    text = "Israel and Hamas agreed to a 48-hour truce. Qatar said that the two-day truce was a start."
    assert read(text).ceasefire("48-hour truce") == read(text).ceasefire("two-day truce")


def test_a_truce_that_is_told_again_in_full_is_one() -> None:
    text = (
        "The shelling began hours after Chad's president declared a truce. "
        "On Tuesday President Mahamat Deby of Chad declared a unilateral truce in an address."
    )
    assert len(read(text).reading.ceasefires) == 1


def test_what_is_to_be_averted_has_not_come() -> None:
    found = read("Egypt wants to prevent the collapse of the truce that has been in place since May 2 2019.")
    truce = found.ceasefire("truce")
    assert truce.start is not None
    assert (truce.status, truce.start.value) == ("in_force", "2019-05-02")


def test_the_age_of_a_truce_is_not_its_length() -> None:
    found = read("Clashes broke the almost 20-year truce between India and Pakistan.")
    assert found.ceasefire("truce").duration is None


def test_how_a_truce_was_made_may_follow_its_breach() -> None:
    text = (
        "India accused Pakistan of violations of the truce on Sunday. "
        "On Saturday, India and Pakistan had agreed to a full ceasefire."
    )
    assert len(read(text).reading.ceasefires) == 1
