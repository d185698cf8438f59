"""Dates, durations, names and sentences in words."""

from __future__ import annotations

import pytest

from detente.exports.clean import escape, one_line
from detente.exports.story.names import Names
from detente.exports.story.when import lasting, when
from detente.exports.story.words import number, series
from detente.model import Actor, Date, ReaderInfo, Reading, Report
from detente.model.codes import ActorKind, DatePrecision, Qualifier
from detente.model.sentence import sentence_around


@pytest.mark.parametrize(
    ("value", "end", "words"),
    [
        ("2025-05-11", None, "11 May"),
        ("2022-02-24", None, "24 Feb 2022"),
        ("2022-02", None, "Feb 2022"),
        ("2022", None, "2022"),
        ("2025-05-11T08:30:00+03:00", None, "11 May 08:30"),
        ("2025-05-10", "2025-05-12", "10–12 May"),
        ("2025-05-30", "2025-06-02", "30 May – 2 Jun"),
        ("2025-05-10", "2025-05-10", "10 May"),
        ("2024-12", "2025-01", "Dec 2024 – Jan 2025"),
    ],
)
def test_dates(value: str, end: str | None, words: str) -> None:
    assert when(Date(value=value, end=end, precision=DatePrecision.DAY), "2025") == words


def test_a_week_is_called_one() -> None:
    assert when(Date(value="2025-05-05", precision=DatePrecision.WEEK), "2025") == "week of 5 May"


@pytest.mark.parametrize(
    ("duration", "words"),
    [("P30D", "30 days"), ("PT72H", "72 hours"), ("P1Y6M", "1 year 6 months"), ("P1W", "1 week")],
)
def test_durations(duration: str, words: str) -> None:
    assert lasting(duration) == words


def test_numbers_and_series() -> None:
    assert number(1600, Qualifier.OVER) == "at least 1,600"
    assert number(2.5, Qualifier.ABOUT) == "about 2.5"
    assert [series(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_a_shared_name_is_told_with_its_side() -> None:
    north, south = (Actor(name=name, kind=ActorKind.STATE) for name in ("Arvenia", "Sorland"))
    first, second = (
        Actor(name="the army", kind=ActorKind.MILITARY, side=side.id, country=code)
        for side, code in ((north, "AAA"), (south, "BBB"))
    )
    reading = Reading(
        report=Report(published_at="2025-05-11", text="a"),
        actors=(north, south, first, second),
        reader=ReaderInfo(name="by hand", version="1"),
    )
    names = Names(reading)
    assert (
        names.join([first.id, second.id, north.id]).plain
        == "the army [Arvenia], the army [Sorland] and Arvenia"
    )
    assert names.join([]).plain == "(unnamed)"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("won", "Mr. Penn of the U.S. Navy won."),
        ("began at 1:30 a.m. Sunday", "It began at 1:30 a.m. Sunday."),
        ("Stop", "“Stop!” she said."),
        ("said. Then", "“Stop!” she said. Then it"),
        ("A new", "A new line"),
    ],
)
def test_the_sentence_around_a_span(quote: str, sentence: str) -> None:
    text = (
        "Mr. Penn of the U.S. Navy won. It began at 1:30 a.m. Sunday. “Stop!” she said. Then it\nA new line"
    )
    start = text.index(quote)
    first, last = sentence_around(text, start, start + len(quote))
    assert text[first:last] == sentence


def test_control_characters_are_shown_and_letters_are_not_touched() -> None:
    assert escape("a\x1b[0m\x9b\x7f\u202e") == r"a\x1b[0m\x9b\x7f\u202e"
    assert one_line("  a\r\n\tb \u2028 c ") == "a b c"
    assert escape("سلام שלום é 👩\u200d🚒 \u200f") == "سلام שלום é 👩\u200d🚒 \u200f"
