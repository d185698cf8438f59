from __future__ import annotations

import pytest

from bench.names import is_pronoun, personal, plain


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("The U.N. Security Council", "UN Security Council"),
        ("Ukraine’s leaders", "Ukraine leaders"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("the rebels' envoy", "rebels envoy"),
        ("several Gulf states", "Gulf states"),
        ("Secretary-General", "secretary general"),
        ("Işık", "isik"),
    ],
)
def test_names_that_differ_in_spelling_only_are_equal(written: str, same: str) -> None:
    assert plain(written) == plain(same)


def test_names_that_differ_in_a_word_stay_apart() -> None:
    assert plain("South Sudan") != plain("Sudan")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("French President Emmanuel Macron", ("emmanuel", "macron")),
        ("Juba", ("juba",)),
        ("the foreign minister", ()),
        ("Hakan Fidan", ("hakan", "fidan")),
    ],
)
def test_a_persons_name_is_read_without_titles(written: str, words: tuple[str, ...]) -> None:
    assert personal(written) == words


def test_us_is_a_pronoun_and_the_us_is_not() -> None:
    assert is_pronoun("us")
    assert is_pronoun("They")
    assert not is_pronoun("US")
    assert not is_pronoun("U.S.")
