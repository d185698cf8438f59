"""Voices: whose words stand where, and who "we" is."""

from __future__ import annotations

import pytest

from tests.reading.quoting import voices

NESTED = "Kenya said that Hamas had told Egypt that it would leave the airport."


def test_the_voices_at_a_place_are_outermost_first() -> None:
    heard = voices(NESTED)
    inner = heard.at(NESTED.index("leave"))
    assert [heard.cast[q.speaker].name for q in inner if q.speaker] == ["Kenya", "Hamas"]
    speaker = heard.speaker(NESTED.index("leave"))
    assert speaker is not None
    assert speaker.name == "Hamas"


def test_the_outlet_s_own_voice_has_no_speaker() -> None:
    heard = voices(NESTED)
    assert heard.at(0) == ()
    assert heard.speaker(0) is None
    assert heard.at(len(NESTED) + 100) == ()


def test_between_two_pieces_nobody_is_heard() -> None:
    text = "“We will not wait,” Paul Kagame said, “and it is over.”"
    heard = voices(text)
    assert heard.at(text.index("Kagame")) == ()
    assert heard.at(text.index("wait")) == heard.at(text.index("over"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We will not wait,” Paul Kagame said.", "Paul Kagame"),
        ("“We will not wait,” a Hamas spokesman said.", "Hamas"),
        ("“I will not wait,” Paul Kagame said.", "Paul Kagame"),
    ],
)
def test_the_first_person_is_the_speaker_or_the_side_that_a_spokesman_speaks_for(text: str, who: str) -> None:
    heard = voices(text)
    (actor,) = heard.first_person(heard.page.doc[1])
    assert actor.name == who


def test_the_first_person_of_the_outlet_is_nobody() -> None:
    heard = voices("We met Paul Kagame in Kigali.")
    assert heard.first_person(heard.page.doc[0]) == ()
