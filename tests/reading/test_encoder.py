"""Words, windows and vectors: what every trained head reads from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.local.encoder.states import encode
from detente.reading.local.encoder.windows import windows
from detente.reading.local.encoder.words import FEATURES, Word, words_of
from detente.reading.local.parse import split_paragraphs

TEXT = "Kyiv's envoy told AFP: “We will not leave.”\nThe talks ended at 9:30."


def words(text: str) -> list[Word]:
    return words_of(text, split_paragraphs(text))


def test_words_stand_where_the_text_has_them() -> None:
    assert [TEXT[w.start : w.end] for w in words(TEXT)][:9] == [
        "Kyiv", "'", "s", "envoy", "told", "AFP", ":", "“", "We",
    ]  # fmt: skip


def test_a_feature_keeps_case_quotation_and_the_start_of_a_paragraph() -> None:
    by_word = {TEXT[w.start : w.end]: w for w in words(TEXT)}
    assert by_word["Kyiv"].feature == 2 * 4 + 1
    assert by_word["AFP"].feature == 3 * 4
    assert by_word["leave"].feature == 1 * 4 + 2
    assert (by_word["The"].feature, by_word["The"].paragraph) == (2 * 4 + 1, 1)
    assert all(0 <= w.feature < FEATURES for w in by_word.values())


@given(st.text(max_size=400))
def test_any_text_gives_words_in_order_inside_it(text: str) -> None:
    found = words(text)
    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(0 <= word.start < word.end <= len(text) and word.pieces for word in found)


@given(st.lists(st.integers(1, 60), max_size=40), st.integers(5, 80))
def test_windows_cover_all_words_once_and_keep_to_the_limit(lengths: list[int], limit: int) -> None:
    text = "a" * len(lengths)
    some = [Word(i, i + 1, (7,) * n, 0, i // 7) for i, n in enumerate(lengths)]
    ranges = windows(text, some, limit)
    assert [i for first, last in ranges for i in range(first, last)] == list(range(len(some)))
    for first, last in ranges:
        assert last - first == 1 or sum(lengths[first:last]) <= limit


def test_a_window_ends_where_a_paragraph_does() -> None:
    text = "One two three. " * 12 + "\n" + "Four five six. " * 12
    found = words(text)
    (first, middle), (_, last) = windows(text, found, 60)
    assert (first, last) == (0, len(found))
    assert found[middle - 1].paragraph == 0
    assert found[middle].paragraph == 1


def test_a_long_paragraph_is_cut_at_a_full_stop() -> None:
    text = "The army shelled the town again. " * 40
    found = words(text)
    ends = [found[last - 1] for _, last in windows(text, found, 100)]
    assert {text[word.start : word.end] for word in ends} == {"."}


def test_every_word_has_a_vector_and_context_tells_them_apart() -> None:
    text = "The bank was shelled. The bank of the river was mined."
    encoded = encode(text, split_paragraphs(text))
    assert encoded.states.shape == (len(encoded.words), 384)
    assert np.isfinite(encoded.states).all()
    first, second = (i for i, w in enumerate(encoded.words) if text[w.start : w.end] == "bank")
    assert not np.allclose(encoded.states[first], encoded.states[second])


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 3000])
def test_nothing_and_noise_are_encoded_too(text: str) -> None:
    encoded = encode(text, split_paragraphs(text))
    assert len(encoded.states) == len(encoded.words)
