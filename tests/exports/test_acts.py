"""Every act can be told, with and without issues and recipients."""

from __future__ import annotations

import itertools

import pytest

from detente.exports.story.acts import MOODS, PHRASES, phrase
from detente.exports.story.events import details, headline
from detente.exports.story.names import Names
from detente.exports.story.styles import ACTS
from detente.exports.story.words import CONDITIONS
from detente.model import Event
from detente.model.codes import Act, ConditionKind, Issue, Reality
from tests.exports.sample import ARVENIA, READING, SORLAND, TORVALD, at

NAMES = Names(READING)


def told(act: Act, *issues: Issue, whom: bool = True, reality: Reality = Reality.ASSERTED) -> str:
    event = Event(
        act=act,
        actor=(ARVENIA.id,),
        recipient=(SORLAND.id,) if whom else (),
        issues=issues,
        reality=reality,
        evidence=at("Arvenia denies it"),
    )
    return headline(event, NAMES).plain


@pytest.mark.parametrize("act", Act)
def test_every_act_is_told_whatever_is_known(act: Act) -> None:
    issues: tuple[tuple[Issue, ...], ...] = (
        (),
        (Issue.CEASEFIRE,),
        (Issue.SANCTIONS,),
        (Issue.OTHER,),
        tuple(Issue),
    )
    for about, whom, reality in itertools.product(issues, (True, False), Reality):
        words = told(act, *about, whom=whom, reality=reality)
        assert words.startswith("Arvenia ")
        assert not set(words) & set("{}[]")
        assert "  " not in words
        assert ("Sorland" in words) == whom, words


def test_tables_are_complete() -> None:
    assert set(PHRASES) == set(ACTS) == set(Act)
    assert set(MOODS) == set(Reality)
    assert set(CONDITIONS) == set(ConditionKind)


@pytest.mark.parametrize(
    ("words", "act", "issues"),
    [
        ("Arvenia demanded a ceasefire from Sorland", Act.DEMAND, [Issue.CEASEFIRE]),
        ("Arvenia made demands of Sorland on alliance membership", Act.DEMAND, [Issue.ALLIANCE_MEMBERSHIP]),
        ("Arvenia threatened Sorland with sanctions", Act.THREATEN, [Issue.SANCTIONS]),
        ("Arvenia demanded talks and a withdrawal from Sorland", Act.DEMAND, [Issue.TALKS, Issue.WITHDRAWAL]),
        ("Arvenia rejected talks, answering Sorland", Act.REJECT, [Issue.TALKS]),
        ("Arvenia exchanged prisoners with Sorland", Act.EXCHANGE, [Issue.PRISONERS]),
        ("Arvenia declared a ceasefire with Sorland", Act.DECLARE_CEASEFIRE, [Issue.CEASEFIRE]),
        ("Arvenia attacked Sorland", Act.ATTACK, []),
    ],
)
def test_sentences(words: str, act: Act, issues: list[Issue]) -> None:
    assert told(act, *issues) == words


@pytest.mark.parametrize(
    ("words", "reality"),
    [
        ("Arvenia attacked Sorland", Reality.REPORTED),
        ("Arvenia allegedly attacked Sorland", Reality.ALLEGED),
        ("Arvenia planned to attack Sorland", Reality.PLANNED),
        ("Arvenia might attack Sorland", Reality.HYPOTHETICAL),
        ("Arvenia did not attack Sorland", Reality.DENIED),
        ("Arvenia did not attack Sorland", Reality.NEGATED),
    ],
)
def test_reality_turns_the_verb(words: str, reality: Reality) -> None:
    assert told(Act.ATTACK, reality=reality) == words


def test_nobody_named_is_told_as_such() -> None:
    event = Event(act=Act.ATTACK, recipient=(SORLAND.id,), reality=Reality.ASSERTED)
    assert headline(event, NAMES).plain == "(unnamed) attacked Sorland"


def test_whose_account_it_is() -> None:
    def source(reality: Reality, *attribution: str) -> list[str]:
        event = Event(act=Act.ATTACK, actor=(ARVENIA.id,), reality=reality, attribution=attribution)
        return [line.plain for line in details(event, NAMES, "2025")]

    assert source(Reality.ASSERTED) == []
    assert source(Reality.REPORTED, SORLAND.id) == ["according to Sorland"]
    assert source(Reality.REPORTED, SORLAND.id, TORVALD.id) == ["according to Sorland, citing Ines Torvald"]
    assert source(Reality.REPORTED, ARVENIA.id) == []
    assert source(Reality.ALLEGED, SORLAND.id) == ["alleged by Sorland"]
    assert source(Reality.ALLEGED) == ["an allegation, its source not named"]
    assert source(Reality.DENIED, ARVENIA.id) == ["according to a denial by Arvenia"]


def test_demands_that_a_code_cannot_tell_show_their_words() -> None:
    event = Event(
        act=Act.DEMAND, actor=(ARVENIA.id,), issues=(Issue.SANCTIONS,), reality=Reality.ASSERTED,
        evidence=at("Arvenia denies it."),
    )  # fmt: skip
    assert [line.plain for line in details(event, NAMES, "2025")] == ["“Arvenia denies it”"]
    assert phrase(Act.DEMAND, (Issue.SANCTIONS,), False)[0].past == "made demands"
