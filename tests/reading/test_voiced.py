"""Conditions that the head hears: they bind, and make the act that they hang on where none was read."""

from __future__ import annotations

import pytest

from detente.model import Event
from detente.model.codes import Act, ConditionKind, Issue
from detente.reading.local.conditions.hang import find_conditions, hang_conditions
from detente.reading.local.events.find import find_events
from detente.reading.local.events.learned import Stated, Verdict
from tests.reading.heard import Heard, scene, verdict


def read(
    text: str, words: str, share: float = 0.9, told: dict[str, Verdict] | None = None
) -> tuple[Event, ...]:
    """The events of a text in which the head hears a condition, and acts at words."""
    start = text.index(words)
    heard = Stated(start, start + len(words), share, ConditionKind.IF, {Issue.TALKS: 0.9}, {})
    here = scene(text, Heard(told, conditions=[heard]))
    conditions = find_conditions(here)
    events, drafts = find_events(here, conditions)
    return hang_conditions(events, drafts, here, conditions)[0]


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Envoys left. Malta would bake bread if Chad paid for the flour.", "if Chad paid for the flour",
         Act.PLEDGE),
        ("Envoys left. Malta might bake bread if Chad paid for the flour.", "if Chad paid for the flour",
         Act.PROPOSE),
        ("Envoys left. No bread leaves Malta, Chad said, until the flour is weighed.",
         "until the flour is weighed", Act.REJECT),
    ],
)  # fmt: skip
def test_what_a_condition_hangs_on_is_an_act_by_its_mood(text: str, words: str, act: Act) -> None:
    bound = [event for event in read(text, words) if event.conditions]
    assert [event.act for event in bound] == [act]


def test_the_head_names_the_act_where_it_hears_one_of_words() -> None:
    text = "Envoys left. Malta could bake bread if Chad paid for the flour."
    faint = verdict(Act.THREATEN, 0.5, told=0.2)
    (event,) = (e for e in read(text, "if Chad paid for the flour", told={"bake": faint}) if e.conditions)
    assert event.act is Act.THREATEN


def test_a_condition_that_the_head_hardly_hears_makes_no_act() -> None:
    text = "Envoys left. Malta would bake bread if Chad paid for the flour."
    assert not any(event.conditions for event in read(text, "if Chad paid for the flour", 0.5))


def test_nobody_to_do_the_act_makes_none() -> None:
    text = "Envoys left. It would rain if the wind turned."
    assert not any(event.conditions for event in read(text, "if the wind turned"))


def test_a_place_before_which_something_happens_is_no_condition() -> None:
    text = "Envoys left. Malta promised to sign before the eyes of cameras."
    assert not any(event.conditions for event in read(text, "before the eyes of cameras"))


def test_two_conditions_in_one_sentence_stay_two() -> None:
    text = "Envoys left. Malta promised to sign if the wind turned and if the rain stopped."
    (event,) = (e for e in read(text, "if the wind turned and if the rain stopped") if e.conditions)
    assert len(event.conditions) == 2
