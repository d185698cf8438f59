"""Ceasefires, claims, talks and agreements in the words of features: by pronouns, nouns and idioms."""

from __future__ import annotations

import pytest

from detente.model.codes import TalksStatus
from tests.reading.pacts import read

WAR = "Kenya shelled Ugandan positions last month, and Uganda attacked Kenyan posts in return. "


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("A truce signed in May lasted nine days.", "truce", "collapsed"),
        ("A day before the expiry of the five-day truce, envoys flew to Arua.", "truce", "in_force"),
        ("Out of the meeting came a truce.", "a truce", "agreed"),
        ("Egypt talked both sides into a truce.", "a truce", "agreed"),
        ("A truce between Kenya and Uganda took hold on Tuesday.", "truce", "in_force"),
        ("A truce that elders had arranged fell through on Monday.", "truce", "collapsed"),
        ("Kenya added a month to the truce, which was to run out on Friday.", "the truce", "extended"),
        ("Both countries agreed on Tuesday to stop firing from midnight.", "stop firing", "agreed"),
        ("Uganda announced a halt to its advance on Friday.", "a halt", "declared"),
        ("The guns will fall silent on Saturday.", "guns", "agreed"),
        ("Kenya and Uganda promised that hostilities will cease at noon on Friday.", "hostilities", "agreed"),
        ("Uganda brought to an end a truce that had held for a year.", "a truce", "collapsed"),
        ("Both armies brought into force the truce signed in May.", "the truce", "in_force"),
        ("Rwanda, which has a truce of its own with Kenya, kept quiet.", "of its own", "in_force"),
        ("Uganda renewed its call for a truce, which Kenya has refused.", "a truce", "demanded"),
        ("A truce agreed in Arua was meant to hold; each army has accused the other of breaking it.",
         "A truce", "in_force"),
    ],
)  # fmt: skip
def test_the_stage_of_a_ceasefire_by_idiom(sentence: str, words: str, status: str) -> None:
    assert read(WAR + sentence).ceasefire(words).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "A truce remains out of reach.",
        "Aid will follow in return for a truce that the donors can count on.",
        "The airline suspended its operations.",
    ],
)
def test_what_is_no_ceasefire_makes_none(sentence: str) -> None:
    assert not read(WAR + sentence).reading.ceasefires


def test_what_an_accord_holds_is_agreed_and_told_again_is_one() -> None:
    found = read(
        WAR + "The accord provides for a ceasefire within two days. The ceasefire took effect on Monday. "
        "Egypt would send observers if there was a ceasefire to watch."
    )
    assert [c.status.value for c in found.reading.ceasefires] == ["in_force"]


def test_another_of_its_own_is_another_and_it_holds() -> None:
    found = read(
        WAR + "A truce between Kenya and Uganda was signed on Friday. Rwanda concluded a truce of its own "
        "with Kenya in January, and it has held."
    )
    assert found.ceasefire("of its own").status == "in_force"
    assert len(found.reading.ceasefires) == 2


def test_ceasefires_told_first_in_the_plural_are_those_that_follow() -> None:
    found = read(
        WAR + "Several ceasefires have been declared. The latest, announced on Sunday, is still holding. "
        "Another collapsed in January."
    )
    assert [c.status.value for c in found.reading.ceasefires] == ["in_force", "collapsed"]


def test_a_meeting_that_lasted_hours_is_no_truce_that_did() -> None:
    found = read(WAR + "The truce would begin on Friday. It lasted four hours, an envoy said of the meeting.")
    assert found.ceasefire("truce").duration is None
    assert found.ceasefire("truce").status == "agreed"


def test_a_wing_that_suspends_its_operations_declares_a_ceasefire() -> None:
    found = read(
        "The Arua Liberation Army attacked Kenya and Kenya shelled the Arua Liberation Army. On Friday "
        "the Arua Liberation Army agreed to suspend its operations."
    )
    assert found.ceasefire("suspend its operations").status == "declared"


TRUCE = WAR + "A ceasefire took effect on 1 March. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya accused Uganda of six breaches since Sunday.",
        "Kenya complained of six violations since 1 March.",
        "Six violations by Ugandan troops were reported by Kenya.",
        "There have been six violations by Uganda since 1 March, Kenya said.",
        "Uganda had never respected the truce, Kenya said.",
        "Uganda has broken its word six times, Kenya said.",
        "Kenya called the parade a violation of the understandings.",
    ],
)
def test_a_breach_is_told_in_other_words(sentence: str) -> None:
    assert [(by, of) for by, of, _ in read(TRUCE + sentence).claims] == [({"Kenya"}, {"Uganda"})]


def test_a_boast_is_no_claim_of_a_breach() -> None:
    assert not read(TRUCE + "Kenya claims the destruction of eight tanks near Arua.").claims


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("A joint committee will meet on Friday to hear complaints.", "joint committee", "scheduled"),
        ("Egypt is ready to convene the parties again.", "convene", "proposed"),
        ("Contacts between Kenya and Uganda broke down in January.", "Contacts", "broken_off"),
        ("Ten days of talks between Kenya and Uganda ended without a text.", "talks", "held"),
        ("The talks in Cairo ran aground.", "talks", "broken_off"),
        ("The talks in Cairo were adjourned until May.", "talks", "suspended"),
        ("A second round, in Cairo, is to follow in late May.", "second round", "scheduled"),
        ("A further round is due in May.", "further round", "scheduled"),
        ("The fourth round of talks, due today, is off.", "fourth round", "cancelled"),
        ("The panels plan to meet in Cairo within a week.", "to meet in Cairo", "scheduled"),
        ("Kenya pulled out of the round in Cairo.", "round in Cairo", "broken_off"),
        ("The Cairo conference ended on Friday.", "Cairo conference", "held"),
        ("An Egyptian delegation met Kenyan ministers in Nairobi on Tuesday.", "delegation met", "held"),
        ("Egypt would host a new round if both asked.", "new round", "proposed"),
        ("Envoys are expected to meet in Cairo.", "to meet in Cairo", "scheduled"),
        ("Two papers were signed in Cairo on Wednesday.", "papers were signed", "held"),
        ("They agreed at the close of the Conference that had opened in Cairo on 6 March.",
         "the Conference", "held"),
    ],
)  # fmt: skip
def test_the_stage_of_talks_by_idiom(sentence: str, words: str, status: str) -> None:
    assert read(WAR + sentence).talks(words).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The joint committee, which last met in January, has a new chairman.",
        "The raids follow weeks of tension.",
        "The truce, signed in Cairo on 1 March, took effect at once.",
    ],
)
def test_what_is_only_mentioned_is_no_round(sentence: str) -> None:
    assert not read(WAR + sentence).reading.talks


def test_the_dialogue_of_others_is_a_round_of_its_own() -> None:
    found = read(
        WAR + "Egypt asked that the talks in Cairo be resumed in May. The dialogue of the Ugandan factions, "
        "which was to open there in June, has been postponed."
    )
    assert found.talks("dialogue").status is TalksStatus.SUSPENDED
    assert len(found.reading.talks) == 2


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("Kenya has repeatedly invoked the Arusha accord.", "Arusha accord", "signed"),
        ("The accords of 1995 ended the first war.", "accords of 1995", "signed"),
        ("What was initialled? A memorandum of settlement between Kenya and Uganda.", "memorandum", "signed"),
        ("Egypt has put forward a plan to both.", "a plan", "proposed"),
        ("Kenya had accepted all six points.", "six points", "proposed"),
        ("The communiqué of 9 November, in which both agreed on a border, remains in force.",
         "communiqué", "in_force"),
    ],
)  # fmt: skip
def test_an_agreement_is_told_of_by_its_place_year_parties_or_points(
    sentence: str, words: str, status: str
) -> None:
    assert read(WAR + sentence).agreement(words).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Mines are banned by the Ottawa convention.",
        "Uganda won the match by six points.",
        "Kenya agreed to negotiate.",
    ],
)
def test_what_is_no_agreement_makes_none(sentence: str) -> None:
    assert not read(WAR + sentence).reading.agreements


def test_what_a_text_commits_a_party_to_is_its_clauses() -> None:
    found = read(
        WAR + "The nine points commit Uganda to a withdrawal of its troops and to the release of prisoners."
    )
    clauses = found.agreement("points").clauses
    assert [clause.commitment.value for clause in clauses] == ["withdrawal", "prisoners"]
    assert {name for clause in clauses for name in found.names((clause.party or "",))} == {"Uganda"}
