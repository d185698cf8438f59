"""Mentions: text in, the phrases that may name an actor out."""

from __future__ import annotations

import pytest

from detente.model import Report
from detente.reading.local.mentions.find import find_mentions
from detente.reading.local.mentions.raw import Sort
from detente.reading.local.parse import parse


def found(text: str, sort: Sort) -> list[str]:
    page = parse(Report(text=text, published_at="2024-03-14"))
    return [page.doc[raw.name[0] : raw.name[1]].text for raw in find_mentions(page) if raw.sort is sort]


def phrases(text: str) -> list[str]:
    page = parse(Report(text=text, published_at="2024-03-14"))
    return [page.doc[raw.start : raw.end].text for raw in find_mentions(page) if raw.sort is Sort.NOMINAL]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Mokgweetsi Masisi said the talks would go on.", "Mokgweetsi Masisi"),
        ("Kenya's Musalia Mudavadi urged calm.", "Musalia Mudavadi"),
        ("The army spokesman, Brigadier General Yiga Zuber, denied it.", "Yiga Zuber"),
        ("Amina Waziri, who leads the delegation, was hopeful.", "Amina Waziri"),
        ("Mr. Okello thanked the mediators.", "Okello"),
        ("Foreign minister Abdirahman bin Saleh said no.", "Abdirahman bin Saleh"),
        ("Israel Katz, the defence minister, visited the troops.", "Israel Katz"),
    ],
)
def test_a_person_is_known_by_title_possessor_apposition_or_clause(text: str, name: str) -> None:
    assert found(text, Sort.PERSON) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on in Wadi Halfa on Monday.",
        "The convoy left Marib Valley after Victory Day.",
        "They met on Wednesday in March under the Lomé Agreement.",
    ],
)
def test_towns_days_and_treaties_are_no_persons(text: str) -> None:
    assert found(text, Sort.PERSON) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Karen Valley Defence Front said it would disarm.", "Karen Valley Defence Front"),
        ("The Cambodian Border Affairs Authority protested.", "Cambodian Border Affairs Authority"),
        ("The 7th Front attacked the post.", "7th Front"),
        ("The Front for the Defence of Ituri signed.", "Front for the Defence of Ituri"),
        ("The Truth-Teller's Office counted the victims.", "Truth-Teller's Office"),
    ],
)
def test_a_body_that_the_world_does_not_hold_is_known_by_its_last_word(text: str, name: str) -> None:
    assert name in found(text, Sort.BODY)


def test_an_unknown_acronym_counts_once_it_acts_or_stands_in_brackets() -> None:
    text = "The Lake Tana Salvation Movement (LTSM) signed. LTSM fighters left the town. The GDP fell."
    assert found(text, Sort.BODY) == ["Lake Tana Salvation Movement", "LTSM", "LTSM"]


def test_names_of_the_world_are_found_with_case_and_possessive() -> None:
    text = "Georgia's government asked the U.S. to help us. Some turkey was served in Chad."
    assert found(text, Sort.PARTY) == ["Georgia", "U.S.", "Chad"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Defence Ministry in Baku denied it.", "The Defence Ministry in Baku"),
        ("A spokesman for the rebel forces denied it.", "A spokesman for the rebel forces"),
        ("He blamed the coalition led by Ethiopia for the delay.", "the coalition led by Ethiopia"),
        ("Several West African leaders went home.", "Several West African leaders"),
        ("LUSAKA, May 3 - Zambia's acting premier resigned.", "Zambia's acting premier"),
        ("The envoy in January asked for time.", "The envoy"),
    ],
)
def test_a_nominal_takes_in_what_says_whose_it_is(text: str, phrase: str) -> None:
    assert phrase in phrases(text)


def test_the_headline_is_left_out() -> None:
    text = "Kigali rejects truce\n\nRwanda said on Monday that it had no troops there. It gave no details."
    assert found(text, Sort.PARTY) == ["Rwanda"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "🕊️🕊️", "ש לום السلام", "A", "«»“”\"'", "X" * 5000, "of of of the the"]
)
def test_odd_text_is_read_without_complaint(text: str) -> None:
    page = parse(Report(text=text, published_at="2024-03-14"))
    for raw in find_mentions(page):
        assert 0 <= raw.start < raw.end <= len(page.doc)
