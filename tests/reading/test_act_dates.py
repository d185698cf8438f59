"""Which act has which date: its own, its saying's, that of its occasion, and none where the text gives none.

All texts count as published on Tuesday, 16 March 2021.
"""

from __future__ import annotations

import pytest

from detente.model import Date
from tests.reading.reports import event, read


def day(text: str, act: str) -> str | None:
    date = event(text, act).date
    return date.value if date is not None else None


VISIT = "Kenya offered peace talks on Sunday, a day after ministers visiting Nairobi demanded a truce."


@pytest.mark.parametrize(
    ("text", "act", "value"),
    [
        (
            "Mali signed the pact on Friday, two weeks after rebels had attacked Gao.",
            "attack",
            "2021-02-26",
        ),
        (VISIT, "consult", "2021-03-13"),
        (VISIT, "propose", "2021-03-14"),
        ("Ten men died on Sunday, shortly after gunmen attacked a market in Gao.", "attack", None),
    ],
)
def test_an_act_told_as_so_many_days_before_another(text: str, act: str, value: str | None) -> None:
    found = [e.date.value if e.date else None for e in read(text).events if e.act == act]
    assert found[-1] == value


@pytest.mark.parametrize(
    ("text", "act", "value"),
    [
        ("Ten men were killed when a drone hit a market in Sanaa on Friday.", "attack", "2021-03-12"),
        ("The truce collapsed on Wednesday when artillery hit a market in Omdurman.", "attack", "2021-03-10"),
        ("After meeting in Accra on Friday, the presidents called for a ceasefire.", "appeal", "2021-03-12"),
        ("Asked on Sunday about the truce, Kenya's minister rejected the ceasefire.", "reject", "2021-03-14"),
        ("The text that the ministers published on Friday demanded a ceasefire.", "demand", "2021-03-12"),
        ("In November Pakistan cancelled a meeting with India in Geneva.", "suspend", "2020-11"),
        ("The rebels said on Thursday that they had agreed to a truce.", "agree", "2021-03-11"),
        ("The envoy welcomed on Friday the ceasefire plan which Sudan had proposed.", "propose", None),
        ("Egypt on Monday rejected a call by Sudan for new talks.", "appeal", None),
        ("Angola invited the rebels to Luanda on Friday.", "propose", None),
    ],
)
def test_an_act_has_the_date_of_its_occasion_and_not_its_neighbours(
    text: str, act: str, value: str | None
) -> None:
    assert day(text, act) == value


def test_a_reproach_told_as_a_deed_has_neither_the_deeds_date_nor_the_sayings() -> None:
    text = "Sudan's foreign minister said on Sunday that Ethiopia had violated the truce in May."
    assert day(text, "accuse") is None
    (said,) = read(text).quotations
    assert said.said_on is not None
    assert said.said_on.value == "2021-03-14"


def test_a_noun_in_the_next_sentence_dates_the_act_that_it_takes_up() -> None:
    text = (
        "The rebels of the ELN have declared a ceasefire in Arauca. "
        "The order, made public on Sunday, says nothing about hostages."
    )
    date = event(text, "declare_ceasefire").date
    assert date is not None
    assert (date.value, date.text) == ("2021-03-14", "Sunday")
    assert evidence(text, date) == "Sunday"


def test_what_is_done_then_is_done_on_the_day_told_before() -> None:
    text = "On Friday the envoys met in Muscat. Oman then called on Yemen's parties to extend the truce."
    assert day(text, "appeal") == "2021-03-12"


def test_a_blow_that_also_fell_has_the_date_of_the_first() -> None:
    text = "Sudan's army shelled Omdurman on Friday. It also bombed a market in Nyala."
    assert [e.date.value for e in read(text).events if e.act == "attack" and e.date] == ["2021-03-12"] * 2


def test_a_truce_is_made_on_the_day_of_its_participle() -> None:
    text = "The cessation of hostilities, agreed in Pretoria on Friday, took effect the next day."
    (truce,) = read(text).ceasefires
    assert truce.declared_on is not None
    assert truce.declared_on.value == "2021-03-12"


def test_an_earlier_act_has_no_date_from_the_sentence_before() -> None:
    text = "On Friday the envoys of Oman and Yemen met in Muscat. Oman had called for a truce."
    assert day(text, "appeal") is None


LIVE = """Truce live: the first day

16:20 GMT - The foreign minister of Jordan has called on Israel to open the crossing.

11.05am: An Israeli drone hit a lorry near Rafah, killing two people. Israel had promised to hold its fire.

09:30 GMT - Egypt rejected the ceasefire proposal on Sunday.
"""


@pytest.mark.parametrize(
    ("act", "value", "words"),
    [
        ("appeal", "2021-03-16T16:20Z", "16:20 GMT"),
        ("attack", "2021-03-16T11:05", "11.05am"),
        ("reject", "2021-03-14", "Sunday"),
    ],
)
def test_the_news_of_a_running_report_has_its_entrys_time(act: str, value: str, words: str) -> None:
    date = event(LIVE, act).date
    assert date is not None
    assert (date.value, evidence(LIVE, date)) == (value, words)


def test_what_an_entry_tells_as_earlier_has_no_date() -> None:
    assert [e.date for e in read(LIVE).events if e.act == "pledge"] in ([None], [])


def test_a_single_clock_time_makes_no_running_report() -> None:
    text = "10:15 is the hour of prayer.\n\nEgypt rejected the ceasefire proposal."
    assert day(text, "reject") is None


def evidence(text: str, date: Date) -> str:
    """The words that a date points to, which the text must hold."""
    first = date.evidence[0]
    assert text[first.start : first.end] == first.quote
    return first.quote


def test_a_ceasefire_is_demanded_on_the_day_that_is_counted() -> None:
    (truce,) = read(VISIT).ceasefires
    assert truce.declared_on is not None
    assert [e.quote for e in truce.declared_on.evidence] == ["a day", "Sunday"]


def test_an_agreement_is_dated_by_its_signing() -> None:
    text = "On Friday Mali signed a plan for carrying out the Algiers accord of June 2015."
    assert [a.date.value for a in read(text).agreements if a.date] == ["2021-03-12", "2015-06"]


def test_words_given_as_said_have_the_date_of_what_the_speaker_did_before_them() -> None:
    text = (
        "Kenya's president, William Ruto, spoke to both generals on Sunday.\n\n"
        "“The guns must fall silent,” Ruto said. A minister of Uganda said that he was hopeful."
    )
    ruto, minister = read(text).quotations
    assert ruto.said_on is not None
    assert ruto.said_on.value == "2021-03-14"
    assert minister.said_on is None


def test_a_deed_beside_another_in_a_scene_has_the_day_of_its_neighbour() -> None:
    text = (
        "The gun battle on Tuesday was in the Uri region, where four rebels entered a base early Sunday and "
        "killed 18 soldiers."
    )
    found = [e.date.value for e in read(text, "2016-09-20").events if e.date is not None]
    assert found == ["2016-09-18"]


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea accepted the border of 1998.",
        "Ethiopia has rejected the treaty since July.",
    ],
)
def test_a_date_that_names_a_thing_or_says_for_how_long_dates_no_act(text: str) -> None:
    assert [event.date for event in read(text).events] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The war went on.\n\nOn March 9 Sudan shelled a market.",
        "The war went on.\n\nOn 9 March Sudanese troops shelled a market.",
    ],
)
def test_a_date_that_opens_a_sentence_is_its_verbs_whatever_stands_behind_it(text: str) -> None:
    assert day(text, "attack") == "2021-03-09"


def test_a_date_ahead_dates_no_words_already_said() -> None:
    assert day("The war went on.\n\nChad says Sudan must leave the base by 20 March.", "demand") is None
