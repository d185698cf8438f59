"""Who did what to whom, read from newsroom English about conflicts of many kinds."""

from __future__ import annotations

import pytest

from tests.reading.reports import acts, event, names, read

SAID = [
    ("Nepal's government rejected the Maoist demand for a new constitution.", "Nepal", "reject"),
    ("Cyprus proposed new talks with Turkey under United Nations auspices.", "Cyprus", "propose"),
    ("The Philippines accused China of ramming two of its patrol boats.", "Philippines", "accuse"),
    ("Eritrea denied that its soldiers had shelled the village.", "Eritrea", "deny"),
    ("Serbia threatened to close the border with Kosovo unless the arrests stopped.", "Serbia", "threaten"),
    ("Norway thanked Cuba for hosting the negotiations.", "Norway", "thank"),
    ("Kenya welcomed the ceasefire agreement between the two parties.", "Kenya", "endorse"),
    ("Pakistan condemned the attack on the border post.", "Pakistan", "criticize"),
    ("Sudan urged Ethiopia to withdraw its troops from the border area.", "Sudan", "appeal"),
    ("Mozambique suspended the peace talks with the rebels.", "Mozambique", "suspend"),
    ("Algeria mediated the peace talks between the parties.", "Algeria", "mediate"),
    ("India and Pakistan agreed to observe the ceasefire along the border.", "India + Pakistan", "agree"),
]

DONE = [
    ("Israeli jets bombed a base near Damascus on Monday.", "attack"),
    ("Two soldiers were killed when a mine exploded near the village of Tonka.", "attack"),
    ("The rebels released 14 prisoners on Sunday.", "release"),
    ("Rwanda withdrew its troops from the border town.", "withdraw"),
    ("The European Union imposed sanctions on Belarus.", "sanction"),
    ("Police arrested three leaders of the movement in Kampala.", "coerce"),
]

NOTHING = [
    "Shares in the shipping company fell by a tenth after the results were announced.",
    "The midfielder struck the ball from 30 metres and the crowd went wild.",
    "Heavy rain is expected in the north tomorrow.",
    "The novel was praised by critics and sold well.",
    "Researchers found that the drug attacks the tumour.",
    "The orchestra will open its season with Mahler.",
]


@pytest.mark.parametrize(("text", "actor", "act"), SAID)
def test_the_verb_says_the_act(text: str, actor: str, act: str) -> None:
    assert (actor, act) in [(who, what) for who, what, _ in acts(text)]


@pytest.mark.parametrize(("text", "act"), DONE)
def test_deeds_are_told_as_facts(text: str, act: str) -> None:
    assert event(text, act).reality == "asserted"


@pytest.mark.parametrize("text", NOTHING)
def test_other_news_makes_no_event(text: str) -> None:
    assert acts(text) == []


def test_an_accusation_is_no_fact() -> None:
    text = "Armenia accused Azerbaijan of shelling two villages."
    assert event(text, "accuse").reality == "asserted"
    assert event(text, "attack").reality == "alleged"
    assert names(read(text), event(text, "attack").attribution) == "Armenia"


def test_what_is_denied_is_denied() -> None:
    assert event("Chad denied attacking the convoy.", "attack").reality == "denied"


def test_what_did_not_happen_is_negated() -> None:
    assert event("Libya did not sign the agreement.", "agree").reality == "negated"


def test_what_is_to_come_is_planned() -> None:
    assert event("Turkey will host the foreign ministers of Iraq on Friday.", "consult").reality == "planned"


def test_must_in_the_words_of_a_party_demands() -> None:
    text = "Moroccan Foreign Minister Nasser Bourita said that Algeria must take part in the talks."
    demand = event(text, "demand")
    assert names(read(text), demand.actor) == "Nasser Bourita"
    assert names(read(text), demand.recipient) == "Algeria"


def test_a_refusal_in_the_words_of_a_party_rejects() -> None:
    text = "The rebels said that they would not return to the negotiating table."
    assert event(text, "reject").issues == ("talks",)


def test_readiness_with_a_condition_accepts() -> None:
    text = "The government of Mali is ready to talk if the rebels lay down their arms."
    assert event(text, "accept").actor != ()


def test_readiness_to_host_pledges() -> None:
    assert event("Oman said that it was ready to host the peace talks.", "pledge").actor != ()


def test_both_sides_accuse_each_other() -> None:
    text = "India and Pakistan accused each other of violating the ceasefire."
    accusations = [(who, whom) for who, what, whom in acts(text) if what == "accuse"]
    assert sorted(accusations) == [("India", "Pakistan"), ("Pakistan", "India")]


def test_a_relative_clause_of_a_treaty_is_no_event() -> None:
    text = "He recalled the 1992 peace agreement under which Renamo would have disarmed its fighters."
    assert "pledge" not in [act for _, act, _ in acts(text)]


def test_a_date_belongs_to_its_own_act() -> None:
    text = "Ghana offered on Monday to host the peace talks on Friday."
    offer = next(e for e in read(text).events if e.act in {"propose", "pledge"})
    assert offer.date is not None
    assert offer.date.value == "2021-03-15"


def test_evidence_is_the_words_of_the_act() -> None:
    text = "It rained. Sudan urged Ethiopia to withdraw its troops. It rained again."
    (evidence,) = event(text, "appeal").evidence
    assert evidence.quote == "Sudan urged Ethiopia to withdraw its troops"


def test_ids_are_the_same_when_read_twice() -> None:
    text = "Sudan urged Ethiopia to withdraw its troops."
    assert read(text) == read.__wrapped__(text)
