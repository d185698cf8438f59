"""Numbers as news writes them."""

from __future__ import annotations

import pytest

from detente.model.codes import Qualifier
from detente.reading.local.numbers import number_in
from detente.reading.local.parse import pipeline
from detente.reading.local.parsed import Doc


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("12 people", 12, Qualifier.EXACT),
        ("1,200 people", 1_200, Qualifier.EXACT),
        ("at least 12 people", 12, Qualifier.OVER),
        ("more than a hundred people", 100, Qualifier.OVER),
        ("as many as 30 people", 30, Qualifier.UP_TO),
        ("no more than 30 people", 30, Qualifier.UP_TO),
        ("nearly two dozen people", 24, Qualifier.ABOUT),
        ("twenty-five people", 25, Qualifier.EXACT),
        ("a hundred and fifty people", 150, Qualifier.EXACT),
        ("three hundred thousand people", 300_000, Qualifier.EXACT),
        ("some 3.5 million people", 3_500_000, Qualifier.ABOUT),
        ("12 or more people", 12, Qualifier.OVER),
    ],
)
def test_value_and_bound(text: str, value: int, qualifier: Qualifier) -> None:
    found = number_in(Doc(pipeline()(f"It hurt {text}.")))
    assert found is not None
    assert found[:2] == (value, qualifier)


@pytest.mark.parametrize(
    "text", ["a child", "dozens of people", "40 percent of the people", "a 12-year-old boy"]
)
def test_what_counts_nobody(text: str) -> None:
    assert number_in(Doc(pipeline()(f"It hurt {text}."))) is None
