"""The aligner, the cutting of long reports, and the examples that a model is shown."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.codes import Alignment, Qualifier
from detente.reading.aligner import Aligner
from detente.reading.llm.chunks import chunks_of, halved
from detente.reading.llm.numbers import count_of
from detente.reading.llm.shots import Shot, ShotError, check, shots
from training.llm_shots import made, written

TEXT = "“We won’t – ever – accept it,”  he said.\nThe  army shelled Sumy at dawn, killing 12 people."


@pytest.mark.parametrize(
    ("quote", "found", "alignment"),
    [
        ("The  army shelled Sumy", "The  army shelled Sumy", Alignment.EXACT),
        ("the army shelled sumy", "The  army shelled Sumy", Alignment.NORMALISED),
        ('"We won\'t - ever - accept it,"', "“We won’t – ever – accept it,”", Alignment.NORMALISED),
        ("it,” he said. The army", "it,”  he said.\nThe  army", Alignment.NORMALISED),
        ("The army has shelled Sumy at dawn", "The  army shelled Sumy at dawn", Alignment.FUZZY),
    ],
)
def test_quotes_are_placed(quote: str, found: str, alignment: Alignment) -> None:
    placed = Aligner(TEXT).place(quote)
    assert placed is not None
    assert (placed.evidence.quote, placed.evidence.alignment) == (found, alignment)
    assert (placed.score < 100) == (alignment is Alignment.FUZZY)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "   ",
        "arm",  # no part of a word
        "killing 21 people at dawn in the town of Sumy",
        "the army has not shelled Sumy at dawn",
        "The army shelled Kharkiv with rockets",
    ],
)
def test_what_is_not_said_is_not_placed(quote: str) -> None:
    assert Aligner(TEXT).place(quote) is None


def test_of_several_occurrences_the_turn_or_the_nearest_is_taken() -> None:
    aligner = Aligner("Kyiv spoke. Moscow spoke. Kyiv listened.")
    turns = [aligner.place("Kyiv", turn=turn) for turn in range(3)]
    assert [placed.start for placed in turns if placed] == [0, 26, 0]
    near = aligner.place("Kyiv", near=(30, 38))
    assert near is not None
    assert near.start == 26
    assert aligner.place("Kyiv", (5, 20)) is None


def test_names_of_other_scripts_may_have_endings() -> None:
    placed = Aligner("Он встретил Зеленского в Киеве.").place("Зеленск")
    assert placed is not None
    assert placed.evidence.quote == "Зеленского"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 60))
def test_whatever_is_placed_is_cut_from_the_text(text: str, start: int, length: int) -> None:
    placed = Aligner(text).place(text[start : start + length].upper())
    if placed is not None:
        assert text[placed.start : placed.end] == placed.evidence.quote


@given(st.text(alphabet="ab. \n。", max_size=600), st.integers(60, 200))
def test_parts_cover_a_text_and_are_no_longer_than_they_may_be(text: str, size: int) -> None:
    parts = chunks_of(text, size, 20)
    assert "".join(text[part.new : part.end] for part in parts) == text
    assert all(part.end - part.start <= size and part.start <= part.new for part in parts)


def test_parts_are_cut_between_sentences_and_overlap() -> None:
    sentences = [f"This is sentence number {number}. " for number in range(40)]
    parts = chunks_of("".join(sentences), 300, 60)
    assert len(parts) > 3
    text = "".join(sentences)
    assert all(text[part.start : part.end].startswith("This") for part in parts)
    assert all(part.start < part.new for part in parts[1:])
    left, right = halved(text, parts[0])
    assert left.end == right.start
    assert text[right.start :].startswith("This")


@pytest.mark.parametrize(
    ("words", "value", "qualifier"),
    [
        ("at least 1,200 people", 1_200, Qualifier.OVER),
        ("some 40", 40, Qualifier.ABOUT),
        ("two civilians", 2, Qualifier.EXACT),
        ("12 340 человек", 12_340, Qualifier.EXACT),
        ("٤٥ شخصا", 45, Qualifier.EXACT),
    ],
)
def test_numbers_are_read_from_their_words(words: str, value: int, qualifier: Qualifier) -> None:
    count = count_of(words)
    assert count is not None
    assert (count.value, count.qualifier) == (value, qualifier)


@pytest.mark.parametrize("words", ["many people", "3 of 12 people", "9" * 40])
def test_what_is_no_one_number_is_none(words: str) -> None:
    assert count_of(words) is None


def test_the_examples_are_the_projects_own_and_stand_in_their_passages(root: object) -> None:
    assert len(shots()) == 3
    packaged = files("detente.reading.llm").joinpath("shots.json").read_text(encoding="utf-8")
    assert packaged == written(made()), "make it anew: python -m training.llm_shots"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("proposed on Sunday", "suggested on Sunday"), ('"four European leaders"', '"five leaders"')],
)
def test_an_example_that_does_not_stand_in_its_passage_is_an_error(was: str, becomes: str) -> None:
    shot = shots()[0]
    answer = json.loads(shot.answer.model_dump_json().replace(was, becomes, 1))
    broken = Shot.model_validate({**shot.model_dump(), "answer": answer})
    with pytest.raises(ShotError, match=r"shots\.json"):
        check(broken)
