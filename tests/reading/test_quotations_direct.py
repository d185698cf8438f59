"""Words given as they were said: quotation marks, cues, paragraphs, speakers that go on."""

from __future__ import annotations

import pytest

from detente.model.codes import QuotationMode
from tests.reading.quoting import contents, only, said


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"), ("''", "''"), ("„", "“")],
)
def test_every_kind_of_mark(opening: str, closing: str) -> None:
    one = only(f"{opening}We will not leave Goma,{closing} Paul Kagame said.")
    assert one.content == ("We will not leave Goma,",)
    assert (one.speaker, one.cue, one.mode) == ("Paul Kagame", "said", QuotationMode.DIRECT)


@pytest.mark.parametrize(
    "text",
    [
        "“We will not leave Goma,” Paul Kagame said.",
        "“We will not leave Goma,” said Paul Kagame.",
        "“We will not leave Goma”, Paul Kagame said.",
        "“We will not leave Goma,” warned President Paul Kagame, who leads Rwanda.",
        "Paul Kagame said: “We will not leave Goma.”",
        "Paul Kagame told reporters on Friday, “We will not leave Goma.”",
        "Speaking in Kigali, Paul Kagame was blunt: “We will not leave Goma.”",
        "Paul Kagame was blunt. “We will not leave Goma.”",
        "“We will not leave Goma,” according to Paul Kagame.",
    ],
)
def test_the_cue_stands_before_or_behind(text: str) -> None:
    one = only(text)
    assert one.speaker == "Paul Kagame"
    assert one.content[0].rstrip(",.") == "We will not leave Goma"
    assert one.mode is QuotationMode.DIRECT


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“We will not wait,” Paul Kagame said on Friday, “and nobody should ask us to.”",
            ("We will not wait,", "and nobody should ask us to."),
        ),
        (
            "“We will not wait,” Paul Kagame said on Friday. “Nobody should ask us to.”",
            ("We will not wait,", "Nobody should ask us to."),
        ),
        (
            "“We will not wait. Nobody should ask. It is over,” Paul Kagame said.",
            ("We will not wait. Nobody should ask. It is over,",),
        ),
        (
            "“We will not wait.\n\n“Nobody should ask us to,” Paul Kagame said.",
            ("We will not wait.", "Nobody should ask us to,"),
        ),
        (
            "Paul Kagame said: “We will not wait.\n\n“Nobody should ask us to.\n\n“It is over.”",
            ("We will not wait.", "Nobody should ask us to.", "It is over."),
        ),
    ],
)
def test_one_quotation_in_several_pieces(text: str, content: tuple[str, ...]) -> None:
    one = only(text)
    assert one.content == content
    assert one.speaker == "Paul Kagame"


def test_two_cues_are_two_quotations() -> None:
    text = "“We will not wait,” Paul Kagame said. “It is over,” replied Félix Tshisekedi."
    assert contents(text) == [
        ("Paul Kagame", "We will not wait,"),
        ("Félix Tshisekedi", "It is over,"),
    ]


def test_a_paragraph_of_quoted_words_goes_on_with_the_speaker() -> None:
    text = "“We will not wait,” Paul Kagame told reporters.\n\n“It is over, and they know it is over.”"
    first, second = said(text)
    assert (second.speaker, second.cue) == (first.speaker, None)


def test_apostrophes_inside_single_quotation_marks() -> None:
    one = only("'We don't trust the rebels' promises,' Paul Kagame said.")
    assert one.content == ("We don't trust the rebels' promises,",)


def test_marks_inside_marks_belong_to_the_content() -> None:
    one = only("“They call it a ‘pause’, but it is a trap,” Paul Kagame said.")
    assert one.content == ("They call it a ‘pause’, but it is a trap,",)


def test_a_mark_that_is_never_closed_takes_no_more_than_its_paragraph() -> None:
    text = "“We will not wait, Paul Kagame said.\n\nIt rained in Goma all night."
    assert all("rained" not in content for _, content in contents(text))


def test_a_speaker_named_before_a_second_quotation() -> None:
    text = "“They lie,” said Paul Kagame. Félix Tshisekedi laughed. “Would you trust him?”"
    assert [one.speaker for one in said(text)] == ["Paul Kagame", "Félix Tshisekedi"]


def test_a_paragraph_that_only_opens_with_quoted_words_has_its_own_speaker() -> None:
    text = (
        "“They lie,” said Paul Kagame.\n\n“It is over.” With these words the president of Congo, Félix "
        "Tshisekedi, met the offer of a truce that the mediators had made."
    )
    assert [one.speaker for one in said(text)] == ["Paul Kagame", None]


def test_a_dash_sets_the_name_under_the_words() -> None:
    text = (
        "Three people in Khartoum spoke to us.\n\n"
        "“We want the shelling to stop. That is all.” — Amina Osman, 34, teacher\n\n"
        "“My son has not been to school for a year.”\n— Hassan Ali, baker\n\n"
        "“The talks — Sudan's fifth — are not ours,” said Mona Idris."
    )
    assert contents(text) == [
        ("Amina Osman", "We want the shelling to stop. That is all."),
        ("Hassan Ali", "My son has not been to school for a year."),
        ("Mona Idris", "The talks — Sudan's fifth — are not ours,"),
    ]


def test_nobody_speaks_of_himself_by_name() -> None:
    text = (
        "“We will not leave Goma,” Paul Kagame told reporters.\n\nThe army said nothing.\n\n"
        "“We will talk if Felix Tshisekedi frees our men,” he said."
    )
    assert [one.speaker for one in said(text)] == ["Paul Kagame", "Paul Kagame"]


def test_a_name_that_the_tagger_takes_for_a_title_speaks() -> None:
    assert only("“We will talk,” Ahmed Tugod Lissan of JEM told reporters.").speaker == "Ahmed Tugod Lissan"
