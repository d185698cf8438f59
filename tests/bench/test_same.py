from __future__ import annotations

import pytest

from bench.same import same_cue, same_date, same_place


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        (None, None, True),
        ("2014-09-05", None, False),
        (None, "2014-09-05", False),
        ("2014", "2014-09-05", True),
        ("2014-09-05", "2014-09", False),
        ("2014-09-05", "2014-09-05T18:00+03:00", True),
        ("2014-09-05T18:00", "2014-09-05T18", True),
        ("2014-09-05T18:00", "2014-09-05T18:00:00Z", True),
        ("2014-09-05T18:30", "2014-09-05T18", False),
        ("2014-09-05T18:00", "2014-09-05", False),
        ("2014-09-05", "2014-09-06", False),
    ],
)
def test_a_date_is_right_at_golds_precision(gold: str | None, read: str | None, same: bool) -> None:
    assert same_date(gold, read) is same


def test_a_place_is_known_by_any_of_its_names() -> None:
    assert same_place(("Naqoura",), ("An Naqurah", "Naqoura"))
    assert not same_place(("Naqoura",), ("Tyre",))
    assert not same_place((), ("Tyre",))
    assert same_place((), ())


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("said", "Said", True),
        ("did not rule out", "rule out", True),
        ("told", "told reporters", True),
        ("said", "", False),
        ("said", "aforesaid", False),
    ],
)
def test_cues_are_the_same_words(gold: str, read: str, same: bool) -> None:
    assert same_cue(gold, read) is same
