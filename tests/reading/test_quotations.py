"""Quotations in reports on conflicts: who said what, in which mode."""

from __future__ import annotations

import pytest

from detente.model.codes import QuotationMode
from tests.reading.quoting import contents, only, said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sudan's army said that the road was open.", "the road was open"),
        ("Sudan's army said the road was open.", "the road was open"),
        ("The road was open, Sudan's army said.", "The road was open"),
        ("The road was open, said Sudan's army.", "The road was open"),
        ("According to Sudan's army, the road was open.", "the road was open"),
        ("The road was open, according to Sudan's army.", "The road was open"),
        ("By the army's account, the road was open.", "the road was open"),
        ("The army was adamant that the road was open.", "the road was open"),
        ("The army made clear that the road was open.", "the road was open"),
        ("The army gave assurances that the road was open.", "the road was open"),
        ("The army's position is that the road was open.", "the road was open"),
        ("The army's answer was short: the road was open.", "the road was open"),
        ("The army's claim that the road was open cannot be verified.", "the road was open"),
        ("As the army put it, the road was open.", "the road was open"),
        ("The general told reporters in Juba that the road was open.", "the road was open"),
    ],
)
def test_indirect_speech_leaves_out_that_and_the_full_stop(text: str, content: str) -> None:
    one = only(text)
    assert one.content == (content,)
    assert one.mode is QuotationMode.INDIRECT
    assert one.speaker is not None


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army did not say that the road was open.",
        "Nobody in the army said that the road was open.",
        "The army declined to say whether the road was open.",
        "The army could say that the road was open.",
        "The army is said to have opened the road.",
        "The rebels said to have fled were seen in Goma.",
        "All told, the war has cost Sudan three years.",
        "The rebels proposed reopening the road.",
        "Kenya suggested that the talks be held in Nairobi.",
        "Azerbaijan insisted Armenia pull out its troops.",
        "The accord says that the road must be open.",
        "Asked whether the road was open, the general left.",
        "The paper ran the headline “Peace At Last” on Monday.",
        "The army calls the valley “Thunder”.",
        "The fighters' leaders met the villagers' elders in the '90s.",
        'The general ordered 6" guns and 4" mortars.',
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert contents(text) == []


def test_two_clauses_with_that_are_two_quotations() -> None:
    text = "The Red Cross said that the road was closed, and that its staff had been turned back."
    assert contents(text) == [
        ("Red Cross", "the road was closed"),
        ("Red Cross", "its staff had been turned back"),
    ]


def test_words_around_the_cue_are_one_content_in_two_pieces() -> None:
    one = only("The mediators, Kenya's president said, had hoped for more.")
    assert one.content == ("The mediators", "had hoped for more")


def test_what_goes_on_behind_the_cue_is_its_second_piece() -> None:
    one = only("The road was open, Kenya's president said, but nobody dared to use it.")
    assert one.content == ("The road was open", "nobody dared to use it")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Israel said on Monday it would answer, adding that it was ready.", "it would answer"),
        ("Kenya said the war is over, and the envoy left Juba at once.", "the war is over"),
        ("Kenya said the road was open; the rebels dispute this.", "the road was open"),
        ("Kenya said the road was open, according to Reuters.", "the road was open"),
    ],
)
def test_content_ends_where_the_report_goes_on(text: str, content: str) -> None:
    assert content in [told for _, told in contents(text)]


def test_the_date_of_what_leads_up_to_the_cue() -> None:
    text = "Kenya called off the talks on Friday, saying that the road was closed."
    assert only(text).said_on == "2024-03-08"
    assert only("Israel said on Monday it had answered.").said_on == "2024-03-11"
    text = "Vladimir Putin spoke on Sunday. Russia was ready, he said."
    assert only(text).said_on == "2024-03-10"
    assert only("As for 2022, Kenya says that the road was closed.").said_on is None


def test_what_the_other_side_says_is_no_part_of_it() -> None:
    text = "Israel's army said it had killed two fighters, while Hezbollah said they were farmers."
    assert [content for _, content in contents(text)] == [
        "it had killed two fighters",
        "they were farmers",
    ]


def test_who_goes_on_to_accuse_is_who_said() -> None:
    text = "The UN said that its convoy had been shot at and accused Hamas of “reckless lies”."
    assert contents(text) == [
        ("UN", "its convoy had been shot at"),
        ("UN", "“reckless lies”"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rwanda dismissed the report as “tired lies”.", "“tired lies”"),
        ("Hamas spoke of “cautious optimism”.", "“cautious optimism”"),
        ("Israel said the truce was a “dead letter”.", "the truce was a “dead letter”"),
        ("Ethiopia said the truce had “no meaning any more”.", "the truce had “no meaning any more”"),
        ("The strike hit what Ukraine called “a quiet street”.", "“a quiet street”"),
        ("Kenya called the plan “useful”.", "the plan “useful”"),
        ("Egypt thanked Qatar for “standing firm”.", "“standing firm”"),
    ],
)
def test_quoted_pieces_in_the_report_s_own_sentence_are_mixed(text: str, content: str) -> None:
    one = only(text)
    assert one.content == (content,)
    assert one.mode is QuotationMode.MIXED


def test_a_source_that_reports_another_source() -> None:
    outer, inner = said("Sudan's army said that Hamas had told Egypt that it would leave the airport.")
    assert (outer.speaker, outer.reported_by) == ("Sudan's army", ())
    assert (inner.speaker, inner.content) == ("Hamas", ("it would leave the airport",))
    assert inner.reported_by == ("Sudan's army",)
    assert inner.addressee == "Egypt"


def test_a_quoted_aside_belongs_to_who_reports() -> None:
    text = "Cambodia said Thailand had told the monitors that the path was safe, “which is a lie”."
    outer, inner = said(text)
    assert outer.content[0].endswith("“which is a lie”")
    assert inner.content == ("the path was safe",)


def test_those_who_speak_together() -> None:
    one = only("Kenya and Uganda said in a joint statement that they would send observers.")
    assert (one.speaker, one.co_speakers) == ("Kenya", ("Uganda",))
    assert one.medium == "joint statement"


def test_the_setting_of_the_words() -> None:
    one = only("Abiy Ahmed told lawmakers in a televised address on Tuesday that the war was over.")
    assert (one.said_on, one.medium) == ("2024-03-12", "televised address")
    one = only("Speaking at a briefing on Monday, Abiy Ahmed said that the war was over.")
    assert (one.said_on, one.medium) == ("2024-03-11", "briefing")
    one = only("Russia told Turkey that the war was over.")
    assert (one.addressee, one.said_on, one.medium) == ("Turkey", None, None)


def test_a_pronoun_behind_its_content_is_whoever_spoke_before() -> None:
    text = (
        "Vladimir Putin met the press in Minsk. Russia was ready, Vladimir Putin said. "
        "Joe Biden, he added, was not."
    )
    assert [one.speaker for one in said(text)] == ["Vladimir Putin", "Vladimir Putin"]


def test_words_announced_are_told_to_the_end_of_the_paragraph() -> None:
    text = "The ministry replied as follows. It has laid none. It will lay none.\n\nRain fell."
    assert [one.content for one in said(text)] == [("It has laid none. It will lay none.",)]


def test_a_live_blog_s_clock_is_no_content() -> None:
    assert only("09:30 Aid lorries have been stopped at the gate, the UN says.").content == (
        "Aid lorries have been stopped at the gate",
    )


def test_evidence_reaches_from_the_source_to_the_content_and_spans_name_the_cue() -> None:
    text = "On Friday Kenya said in Nairobi that the road was open. It rained."
    one = only(text)
    (evidence,) = one.quotation.evidence
    assert evidence.quote == "Kenya said in Nairobi that the road was open"
    assert [piece.quote for piece in one.quotation.spans["cue"]] == ["said"]
    assert [piece.quote for piece in one.quotation.spans["speaker"]] == ["Kenya"]


def test_the_headline_is_not_read() -> None:
    text = (
        "Kenya says road is open\n\nThe rains have come early to the valley this year, and the road is mud."
    )
    assert contents(text) == []


@pytest.mark.parametrize("verb", ["issued", "put out", "released", "published"])
def test_a_statement_is_of_whoever_issues_it(verb: str) -> None:
    text = f"In Nairobi, President William Ruto of Kenya {verb} a statement saying the way is open for talks."
    assert [(one.speaker, one.content) for one in said(text)] == [
        ("William Ruto", ("the way is open for talks",))
    ]


def test_what_somebody_will_say_is_not_said() -> None:
    assert said("Kenya's government will declare that the truce is over.") == []
