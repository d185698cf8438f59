"""Sentences with marks, and which of them are kept from training."""

from __future__ import annotations

import pytest

from bench.held import held_out
from bench.marked import Span, unmarked


def words(marked: str) -> tuple[str, str | None, str | None]:
    """The sentence, and the words of its source and its target."""
    text, source, target = unmarked(marked)

    def at(span: Span | None) -> str | None:
        return None if span is None else text[span[0] : span[1]]

    return text, at(source), at(target)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<s>Kenya</s> thanked <t>Oman</t>.", ("Kenya thanked Oman.", "Kenya", "Oman")),
        ("<t>Oman</t> was thanked by <s>Kenya</s>.", ("Oman was thanked by Kenya.", "Kenya", "Oman")),
        ("<t>Oman</t> was thanked.", ("Oman was thanked.", None, "Oman")),
        ("Thanks were given.", ("Thanks were given.", None, None)),
        ("<s>The army of <t>Chad</t></s> left.", ("The army of Chad left.", "The army of Chad", "Chad")),
        ("If 3 < 4, <s>we</s> left.", ("If 3 < 4, we left.", "we", None)),
    ],
)
def test_marks_say_who_and_whom(marked: str, expected: tuple[str, str | None, str | None]) -> None:
    assert words(marked) == expected


def test_a_mark_that_is_never_closed_says_nobody() -> None:
    assert words("<s>Kenya thanked <t>Oman</t>.") == ("Kenya thanked Oman.", None, "Oman")


def test_a_fifth_is_held_out_always_the_same_and_by_letters_alone() -> None:
    some = [f"The convoy reached village {n} before noon." for n in range(2000)]
    held = [text for text in some if held_out(text)]
    assert 300 < len(held) < 500
    assert all(held_out(text.upper().replace(" ", "  ").replace(".", "!")) for text in held)
    assert {held_out(text, 0.0) for text in some} == {False}
    assert {held_out(text, 1.0) for text in some} == {True}
