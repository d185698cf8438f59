"""What acts mean by what stands behind their verb, in wordings of reports that misled the reader."""

from __future__ import annotations

import pytest

from tests.reading.hung import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an end that is declared
        ("The Polisario Front declared an end to the armistice.", ["end_ceasefire"]),
        ("Boko Haram announced the termination of its own ceasefire on Sunday.", ["end_ceasefire"]),
        # what only is said to be so, or could be
        ("President Kabila insisted last month that a deal was within reach.", []),
        ("President Kabila insisted that the rebels must withdraw.", ["demand"]),
        ("President Kabila warned that new clashes might wreck the truce.", []),
        ("President Kabila said the talks could collapse.", []),
        # talks that came to their end, and an accord that did not come about
        ("Chad and Sudan concluded their talks in Sirte without progress.", ["consult"]),
        ("Chad agreed with Sudan to open the border.", ["agree"]),
        # one act for a vow and what it refuses
        ("Israel swore it would never accept such a ceasefire.", ["reject"]),
        # a gerund behind "after" was done
        ("Renamo quit the talks after accusing Chad of shelling a camp.", ["suspend", "accuse", "attack"]),
        ("Chad said the truce is conditional on a withdrawal of the rebels.", ["accept"]),
        ("A ceasefire was a precondition set by Chad for a resumption of talks.", ["demand"]),
        # who is called something, hopes that end, steps back, and what somebody only awaits
        ("Chad called the Polisario Front stubborn for quitting the talks.", ["criticize"]),
        ("The Polisario Front offered a truce. Chad called it a trick.", ["propose"]),
        ("Chad sealed any hope for a ceasefire with the Polisario Front.", []),
        ("The Polisario Front backed away from the ceasefire.", ["reject"]),
        ("Chad said it expected a ceasefire to be signed on Saturday.", []),
        ("Al Jazeera said the Polisario Front had walked out of the talks.", ["suspend"]),
        ("Egypt, criticised for negotiating with Hamas, called for calm.", ["criticize"]),
        # what somebody only strives for
        ("The Polisario Front has fought for independence and says so.", []),
        ("The Polisario Front fought for two days near Smara.", ["attack"]),
        ("Chad troops will be deployed to disarm the fighters.", ["mobilize"]),
    ],
)  # fmt: skip
def test_act_by_what_stands_behind_it(text: str, expected: list[str]) -> None:
    assert [event.act.value for event in told(text).events] == expected


def test_who_is_ready_to_sign_has_not_signed() -> None:
    acts_told = [event.act.value for event in told("Chad is ready to sign the accord with Sudan.").events]
    assert acts_told == ["propose"]


def test_what_did_not_come_about_is_negated() -> None:
    (event,) = told("Chad and Sudan failed to agree on a truce.").events
    assert (event.act.value, event.reality.value) == ("agree", "negated")


def test_who_is_accused_did_it() -> None:
    read = told("The United Nations accused the Wagner Group of carrying out killings in Moura.")
    (blow,) = [event for event in read.events if event.act == "attack"]
    assert [read.name(key) for key in blow.actor] == ["Wagner Group"]
