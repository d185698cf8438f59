"""Terms: when, how long, where, in which form, between whom, over what."""

from __future__ import annotations

from detente.model import Terms
from detente.model.codes import TalksFormat
from tests.reading.hung import Told, told


def terms(text: str, act: str) -> tuple[Terms, Told]:
    read = told(text, "2025-05-11")
    (event,) = [event for event in read.events if event.act == act]
    return event.terms, read


def test_a_truce_with_start_and_length() -> None:
    given, _ = terms("Renamo proposed a 90-day truce starting on Monday.", "propose")
    assert given.start is not None
    assert (given.start.value, given.duration) == ("2025-05-12", "P90D")


def test_a_deadline_is_an_end() -> None:
    given, _ = terms("The rebels demanded the withdrawal of troops within 48 hours.", "demand")
    assert given.end is not None
    assert given.duration == "PT48H"


def test_a_date_ahead_belongs_to_what_is_offered() -> None:
    given, _ = terms("Kathmandu proposed direct talks with the Maoists in Pokhara on June 3.", "propose")
    assert given.start is not None
    assert given.place is not None
    assert (given.start.value, given.place.name, given.format) == (
        "2025-06-03",
        "Pokhara",
        TalksFormat.DIRECT,
    )


def test_forms_of_talks_with_hyphens() -> None:
    given, _ = terms("The envoy proposed face-to-face talks.", "propose")
    assert given.format is TalksFormat.DIRECT


def test_parties_and_form_of_talks() -> None:
    given, read = terms(
        "Norway proposed four-party talks between Turkey, Greece, Britain and Cyprus.", "propose"
    )
    assert given.format is TalksFormat.MULTILATERAL
    assert [read.name(key) for key in given.parties] == ["Turkey", "Greece", "Britain", "Cyprus"]


def test_who_is_to_mediate() -> None:
    given, read = terms("Sinn Fein proposed indirect talks mediated by the United States.", "propose")
    assert read.name(given.facilitator) == "United States"


def test_the_area_that_a_ceasefire_covers() -> None:
    given, _ = terms(
        "Frelimo and Renamo agreed on a ceasefire covering the whole of Sofala province.", "agree"
    )
    assert given.scope is not None
    assert given.scope.area == "the whole of Sofala province"


def test_numbers_and_unconditional() -> None:
    given, _ = terms("The KNU demanded that the army pull back 10 kilometres.", "demand")
    assert [(n.value, n.unit) for n in given.numbers] == [(10.0, "kilometres")]
    given, _ = terms("The United Nations called for an unconditional ceasefire.", "appeal")
    assert given.unconditional is True


def test_a_time_gone_by_is_no_start_of_an_offer() -> None:
    given, _ = terms("Bogota offered to revive the ceasefire that the rebels broke in February.", "propose")
    assert given.start is None


def test_a_date_of_a_meeting_until_which_fire_is_held_is_an_end() -> None:
    given, _ = terms("Abkhazia pledged to hold its fire until a session Friday of the commission.", "pledge")
    assert given.start is None
    assert given.end is not None
    assert given.end.value == "2025-05-16"


def test_the_age_of_a_ceasefire_is_no_length_of_an_offer() -> None:
    given, _ = terms("Seoul threatened to quit the almost 70-year-old ceasefire.", "threaten")
    assert given.duration is None


def test_every_part_of_the_terms_stands_on_words() -> None:
    text = "Renamo proposed a 90-day truce from Monday and the release of 40 prisoners."
    read = told(text, "2025-05-11")
    (event,) = [event for event in read.events if event.act == "propose"]
    assert {key: words[0].quote for key, words in event.spans.items() if key.startswith("terms.")} == {
        "terms.duration": "90-day",
        "terms.start": "Monday",
        "terms.numbers": "40 prisoners",
    }
