"""Which words of a text tell an act."""

from __future__ import annotations

import pytest

from detente.model.codes import Act
from detente.reading.local.events.extent import extent
from tests.reading.heard import draft, scene


def told(text: str, letters: str) -> str:
    """The words that the act at a word is told by."""
    here = scene(text)
    start, end = extent(draft(here, letters, Act.ATTACK), here)
    return here.page.report.text[start:end]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("It rained. The rebels shelled Bor. It rained.", "shelled", "The rebels shelled Bor"),
        ("Rebels shelled Bor – again.", "shelled", "Rebels shelled Bor – again"),
        ("The attack on Bor killed nobody.", "attack", "The attack on Bor"),
    ],
)
def test_an_act_is_told_from_its_subject_to_the_end_of_what_it_is_about(
    text: str, letters: str, expected: str
) -> None:
    assert told(text, letters) == expected


@pytest.mark.parametrize("mark", [".", ",", ";", ":", " —", " –", ".\n", "  "])
def test_no_mark_or_space_trails(mark: str) -> None:
    assert told(f"Rebels shelled Bor{mark}", "shelled") == "Rebels shelled Bor"


def test_an_act_inside_a_quotation_stays_inside_it() -> None:
    text = "“The army shelled Bor,” the mayor said on Friday."
    assert told(text, "shelled") == "The army shelled Bor"


def test_the_subject_of_another_clause_is_not_taken() -> None:
    assert told("The rebels vowed to shell Bor.", "shell").endswith("shell Bor")
    assert "vowed" not in told("The rebels vowed to shell Bor.", "shell")


def test_a_long_aside_ends_the_words_of_an_act() -> None:
    """The words after it are another matter, and the act is told by those at its head."""
    here = scene(
        "The rebels shelled Bor in the north, which one man after another and one woman after another had to "
        "leave at once by the only road, in March."
    )
    made = draft(here, "shelled", Act.ATTACK)
    words = {"The", "rebels", "shelled", "Bor", "March"}
    made.body = tuple(token for token in here.page.tokens if token.text in words)
    start, end = extent(made, here)
    assert here.page.report.text[start:end] == "The rebels shelled Bor"


def test_a_few_words_in_between_do_not() -> None:
    here = scene("The rebels, it is said, shelled Bor.")
    made = draft(here, "shelled", Act.ATTACK)
    made.body = tuple(
        token for token in here.page.tokens if token.text in {"The", "rebels", "shelled", "Bor"}
    )
    start, end = extent(made, here)
    assert here.page.report.text[start:end] == "The rebels, it is said, shelled Bor"
