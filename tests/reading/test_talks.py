"""Talks: each round once, with its stage, time, place, parties and helpers."""

from __future__ import annotations

import pytest

from detente.model.codes import TalksFormat, TalksStatus
from tests.reading.pacts import read


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("Kenya proposed direct talks between Ethiopia and Eritrea in Nairobi.", "talks", "proposed"),
        ("Talks between Ethiopia and Eritrea will open in Nairobi on Monday.", "Talks", "scheduled"),
        ("Ethiopia and Eritrea held talks in Nairobi in January.", "talks", "held"),
        ("Talks between Ethiopia and Eritrea opened in Nairobi on Monday.", "Talks", "under_way"),
        ("Ethiopia suspended the talks with Eritrea.", "talks", "suspended"),
        ("Ethiopia called off a meeting with Eritrea in Nairobi.", "meeting", "cancelled"),
        ("Talks between Ethiopia and Eritrea in Nairobi collapsed in May.", "Talks", "broken_off"),
        ("Ethiopia walked out of talks with Eritrea in Nairobi.", "talks", "broken_off"),
    ],
)
def test_the_stage_is_told_by_what_the_sentence_does_to_the_noun(
    sentence: str, words: str, status: str
) -> None:
    assert read(sentence).talks(words).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The prime minister spoke after a cabinet meeting in Nairobi.",
        "Any talks must address the causes of the war.",
        "The minister held a news conference in Addis Ababa on Monday.",
    ],
)
def test_what_is_no_round_makes_none(sentence: str) -> None:
    assert not read(sentence).reading.talks


def test_time_place_parties_and_form_of_an_offer() -> None:
    found = read("Abiy Ahmed of Ethiopia offered direct talks with Eritrea in Nairobi on April 3.")
    talks = found.talks("talks")
    assert (talks.venue and talks.venue.name, talks.start and talks.start.value) == ("Nairobi", "2024-04-03")
    assert talks.format is TalksFormat.DIRECT
    assert found.names(talks.parties) == {"Ethiopia", "Eritrea"}


def test_a_meeting_may_be_told_by_a_verb() -> None:
    text = "Ethiopia and Eritrea are at war. Envoys of Ethiopia and Eritrea met in Nairobi on March 5."
    talks = read(text).talks("met in Nairobi")
    assert (talks.status, talks.start and talks.start.value) == (TalksStatus.HELD, "2024-03-05")


def test_one_round_named_twice_is_one_and_an_earlier_one_another() -> None:
    text = (
        "Talks between Ethiopia and Eritrea will open in Nairobi on Monday. The Nairobi talks are the first "
        "this year. Earlier talks in Djibouti broke down in November."
    )
    stages = {talks.status for talks in read(text).reading.talks}
    assert stages == {TalksStatus.SCHEDULED, TalksStatus.BROKEN_OFF}
    assert len(read(text).reading.talks) == 2


def test_hosts_and_mediators_help_and_are_no_parties() -> None:
    found = read("Ethiopia and Eritrea held talks in Doha on Monday mediated by Qatar.")
    talks = found.talks("talks")
    assert found.names(talks.facilitators) == {"Qatar"}
    assert found.names(talks.parties) == {"Ethiopia", "Eritrea"}


def test_talks_in_a_town_and_in_its_country_are_one_round() -> None:
    found = read("Chad and Sudan held talks in Qatar. The Doha talks between Chad and Sudan ended on Friday.")
    assert [talks.venue.name for talks in found.reading.talks if talks.venue] == ["Doha"]


def test_the_age_of_a_house_is_no_date_of_talks() -> None:
    found = read("Chad and Sudan held talks in a 19th century mansion in Geneva.")
    assert [talks.start for talks in found.reading.talks] == [None]
