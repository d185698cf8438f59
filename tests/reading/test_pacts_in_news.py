"""Ceasefires, claims, talks and agreements as agencies word them: whole stories, one object for one thing."""

from __future__ import annotations

import pytest

from detente.model.codes import CeasefireStatus, TalksStatus
from tests.reading.pacts import read

WAR = "The Kenyan army shelled Ugandan positions and the Ugandan army attacked Kenyan troops. "


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("Kenya accused Uganda of breaking a cease-fire on Saturday.", "cease-fire", "in_force"),
        ("Kenya declared the truce with Uganda over.", "the truce", "collapsed"),
        ("Uganda has not committed to the recently signed truce with Kenya.", "truce", "agreed"),
        ("“A truce with Kenya has been signed,” a Ugandan minister told reporters.", "truce", "agreed"),
        ("The truce, which Kenya declared on Monday, ends on 3 April.", "truce", "declared"),
        ("Kenya and Uganda will cease fire at noon on Friday.", "cease fire", "agreed"),
        ("Kenya and Uganda have agreed to negotiate a truce, an official said.", "truce", "proposed"),
    ],
)
def test_the_stage_of_a_ceasefire(sentence: str, words: str, status: str) -> None:
    assert read(WAR + sentence).ceasefire(words).status == status


def test_a_declaration_gives_the_window_of_what_it_declares() -> None:
    found = read(
        "The Lobi Front declared a unilateral ceasefire on Monday. “This declaration of ceasefire shall be "
        "in effect from 6:00 p.m. of March 23 to 6:00 p.m. of March 26,” its spokesman said."
    )
    assert len(found.reading.ceasefires) == 1
    truce = found.ceasefire("unilateral ceasefire")
    assert truce.start is not None
    assert truce.start.value == "2024-03-23T18:00"
    assert truce.end is not None
    assert truce.end.value == "2024-03-26T18:00"


def test_an_end_lies_behind_its_start() -> None:
    truce = read(WAR + "Kenya and Uganda had agreed on a truce from January 1 to June 30.").ceasefire("truce")
    assert truce.start is not None
    assert truce.start.value == "2024-01-01"
    assert truce.end is not None
    assert truce.end.value == "2024-06-30"


def test_the_length_of_the_war_is_no_length_of_its_truce() -> None:
    assert (
        read(WAR + "Kenya and Uganda signed a truce ending two years of war.").ceasefire("truce").duration
        is None
    )


def test_a_truce_told_by_its_week_and_by_its_day_is_one() -> None:
    found = read(
        WAR
        + "It was the first attack since a ceasefire took effect last week. The ceasefire, which came into "
        "effect last Friday, calls for a 60-day halt in fighting."
    )
    truce = found.ceasefire("a ceasefire")
    assert len(found.reading.ceasefires) == 1
    assert truce.start is not None
    assert truce.start.value == "2024-03-08"
    assert truce.duration == "P60D"


def test_a_clock_time_parts_no_truce_from_itself() -> None:
    found = read(
        WAR
        + "The truce between Kenya and Uganda started at midnight on Saturday. The truce, brokered by Egypt, "
        "came into effect at 2100 GMT."
    )
    assert len(found.reading.ceasefires) == 1
    assert found.names(found.ceasefire("truce").mediators) == {"Egypt"}


@pytest.mark.parametrize(
    "sentence",
    [
        "At least seven truces have been agreed and broken.",
        "They reached a deal in October on the monitoring of an eventual truce.",
    ],
)
def test_what_is_no_single_ceasefire_makes_none_that_was_agreed(sentence: str) -> None:
    made = {CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE}
    assert not [c for c in read(WAR + sentence).reading.ceasefires if c.status in made]


TRUCE = WAR + "A truce between Kenya and Uganda took effect on Sunday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kenyan army said that Uganda had resorted to an unprovoked ceasefire violation.",
        "“The ceasefire violations by Uganda are a threat to peace,” the Kenyan foreign ministry said.",
        "Kenya lodged a protest over ceasefire violations by Ugandan troops.",
    ],
)
def test_a_breach_may_be_done_or_taken_for_granted(sentence: str) -> None:
    ((accuser, accused, claim),) = read(TRUCE + sentence).claims
    assert (accuser, accused) == ({"Kenya"}, {"Uganda"})
    assert claim.ceasefires == (read(TRUCE + sentence).ceasefire("truce").id,)


def test_times_are_counted() -> None:
    claim = read(TRUCE + "Kenya said that Uganda had violated the truce over 2,000 times.").claims[0][2]
    assert claim.count is not None
    assert claim.count.value == 2000


def test_a_pact_on_something_else_is_no_truce() -> None:
    text = TRUCE + "Kenya accused Uganda of violating agreements that provided for the return of refugees."
    assert not read(text).claims


def test_talks_that_resume_are_the_talks_that_were_broken_off() -> None:
    found = read(
        WAR
        + "The mediator said on Friday peace talks were back on track, days after Uganda pulled out of the "
        "negotiations. The talks had resumed on Thursday."
    )
    assert {t.status for t in found.reading.talks} == {TalksStatus.UNDER_WAY}
    assert len(found.reading.talks) == 1


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("Kenya and Uganda held talks in the northern town of Eldoret on Monday.", "Eldoret"),
        ("Talks towards a solution in Uganda will begin in Geneva on 26 March.", "Geneva"),
    ],
)
def test_a_venue_is_where_people_meet(sentence: str, venue: str) -> None:
    talks = read(WAR + sentence).talks("alks")
    assert talks.venue is not None
    assert talks.venue.name == venue


def test_a_truce_that_somebody_brokered_is_no_round_of_talks() -> None:
    assert not read(WAR + "The truce enacted in January was brokered by Egypt.").reading.talks


def test_two_papers_signed_on_one_day_are_one() -> None:
    found = read(
        "Kenya and Uganda signed a peace deal on Tuesday. “We signed a peace agreement on Tuesday,” the "
        "Kenyan president said."
    )
    assert len(found.reading.agreements) == 1


def test_a_round_is_one_of_talks_whether_or_not_it_says_so() -> None:
    found = read(
        "Egypt will host a third round of talks between Kenya and Uganda next week. "
        "A fourth round is planned for May in Geneva."
    )
    assert {t.venue and t.venue.name for t in found.reading.talks} == {None, "Geneva"}
    assert found.names(found.talks("third round").facilitators) == {"Egypt"}


def test_what_grammar_denies_outright_no_model_asserts() -> None:
    found = read(
        "The mediator told reporters that Kenya and Uganda had not agreed to a truce by Sunday evening."
    )
    told = {str(event.reality) for event in found.reading.events if event.act == "agree"}
    assert told <= {"denied", "negated"}


def test_that_truce_is_the_one_just_told_of() -> None:
    found = read(
        WAR
        + "A new truce could be worked out in Nairobi. Kenya accused Uganda of breaking the 72-hour pause in "
        "fighting that it announced last week. Uganda never signed up to that pause."
    )
    assert [len(c.evidence) for c in found.reading.ceasefires if c.duration == "PT72H"] == [2]


def test_a_truce_that_takes_effect_is_agreed_and_one_that_took_effect_is_in_force() -> None:
    ahead = read("Chad and Sudan struck a truce. The truce takes effect at midnight.").ceasefire("truce")
    there = read("Chad and Sudan struck a truce. The truce took effect on Tuesday.").ceasefire("truce")
    assert (ahead.status, there.status) == (CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE)


def test_who_tells_of_a_signed_truce_has_not_signed_it() -> None:
    found = read("A ceasefire has been signed, President William Ruto of Kenya said on Monday.")
    truce = found.ceasefire("ceasefire")
    assert truce.declared_by == ()


def test_the_capital_behind_an_adjective_is_the_venue() -> None:
    venue = read("Chad and Sudan held talks in the Angolan capital on Monday.").talks("talks").venue
    assert venue is not None
    assert (venue.geonames_id, venue.country) == (2240449, "AGO")


def test_a_line_of_control_is_no_place_called_line() -> None:
    reading = read("Pakistan accused India of firing across the Line of Control on Friday.").reading
    assert "Line" not in {event.place.name for event in reading.events if event.place is not None}


def test_an_extended_truce_ends_its_length_after_its_old_end() -> None:
    truce = read(
        WAR + "The truce between Kenya and Uganda was to expire on 11 March, but both sides said they have "
        "extended the ceasefire for 60 days."
    ).ceasefire("the ceasefire")
    assert truce.status is CeasefireStatus.EXTENDED
    assert truce.end is not None
    assert truce.end.value == "2024-05-10"


def test_how_long_a_town_is_held_is_no_length_of_a_truce() -> None:
    truce = read(
        WAR
        + "Kenya and Uganda agreed on the cessation of hostilities between the two countries and withdrawal "
        "of rebels that have held the border town for a month."
    ).ceasefire("cessation of hostilities")
    assert truce.duration is None


def test_an_ended_deal_is_terminated_and_so_called_is_no_part_of_a_name() -> None:
    found = read(
        "Kenya's junta ended the so-called Nakuru Accord with the rebels on Monday. The Nakuru Accord was "
        "signed in 2015."
    )
    assert [(a.name, a.status) for a in found.reading.agreements] == [("Nakuru Accord", "terminated")]
