"""Interviews, transcripts and the entries of running reports: a name, a colon, and what was said."""

from __future__ import annotations

from detente.model.codes import QuotationMode
from tests.reading.quoting import said

INTERVIEW = """\
Kenya's envoy Grace Mwangi spoke to us about the talks on South Sudan.

Will the rebels come back to Addis Ababa?

Grace Mwangi: They never left. We expect them on Monday.

And the government?

Grace Mwangi: It has no better choice.
"""


def test_turns_of_an_interview_are_direct_words_without_marks() -> None:
    found = [(one.speaker, one.content, one.mode) for one in said(INTERVIEW)]
    assert found == [
        ("Grace Mwangi", ("They never left. We expect them on Monday.",), QuotationMode.DIRECT),
        ("Grace Mwangi", ("It has no better choice.",), QuotationMode.DIRECT),
    ]


def test_who_takes_turns_is_a_person_whom_nothing_else_names() -> None:
    text = (
        "What is left of the accord?\n\n"
        "Tomasina Quiroga: The train has left the station.\n\n"
        "Where does it go?\n\n"
        "Tomasina Quiroga: The parties seem to move towards each other."
    )
    assert [one.speaker for one in said(text)] == ["Tomasina Quiroga", "Tomasina Quiroga"]


def test_an_entry_of_a_running_report_tells_what_somebody_said() -> None:
    text = (
        "The ministers of Russia and Ukraine met in Antalya.\n\n"
        "14:20 – Sergei Lavrov, Russia's foreign minister, arrived.\n\n"
        "15:05 – Sergei Lavrov: no truce before the summer\n\n"
        "15:40 – The meeting ended."
    )
    (one,) = (one for one in said(text) if one.cue == ":")
    assert (one.speaker, one.mode) == ("Sergei Lavrov", QuotationMode.INDIRECT)
    assert one.content == ("no truce before the summer",)


def test_labels_that_name_nobody_say_nothing() -> None:
    text = "The talks went on.\n\nBackground: the war began in 2011.\n\nWhat comes next: a vote in June."
    assert said(text) == []


def test_we_inside_quoted_words_is_who_speaks_them() -> None:
    inner = [
        one
        for one in said("“Last week we said that the truce would hold,” Grace Mwangi said.")
        if one.reported_by == () and one.cue == "said"
    ]
    assert {one.speaker for one in inner} == {"Grace Mwangi"}
    assert ("the truce would hold",) in {one.content for one in inner}


def test_a_statement_spoken_of_again_is_by_whom_it_was() -> None:
    text = (
        "A statement from the Taliban said that the road was open.\n\n"
        "Trucks crossed the border at Torkham during the day.\n\n"
        "The statement also said that all prisoners would be freed."
    )
    assert [one.speaker for one in said(text)] == ["Taliban", "Taliban"]
