"""Conditions: text in, what hangs on what, whom it binds and what it requires out."""

from __future__ import annotations

import pytest

from detente.model import Condition
from detente.model.codes import ConditionKind, Issue
from detente.reading.local.conditions.hang import find_conditions
from tests.reading.hung import scene_of, told


def found(text: str) -> list[tuple[str, str]]:
    """Kind and words of all that may be a condition, whether or not an act is read that it hangs on."""
    return [
        (f.kind.value, f.tokens[0].doc[f.start : f.tokens[-1].i + 1].text)
        for f in find_conditions(scene_of(text))
    ]


def only(text: str) -> tuple[Condition, str | None]:
    """The one condition of a text, and the name of its holder."""
    read = told(text)
    (one,) = [condition for event in read.events for condition in event.conditions]
    return one, read.name(one.holder)


def none(text: str) -> bool:
    return not any(event.conditions for event in told(text).events)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Renamo said it would disarm only if the army left Beira.", "if", "only if the army left Beira"),
        ("Turkey would reopen its ports on condition that the isolation ended.", "if",
         "on condition that the isolation ended"),
        ("Talks were possible provided that the junta freed all detainees.", "if",
         "provided that the junta freed all detainees"),
        ("The KNU will not talk so long as the shelling goes on.", "if", "so long as the shelling goes on"),
        ("The return of the refugees depends on the withdrawal of the troops.", "if",
         "depends on the withdrawal of the troops"),
        ("The accord is subject to approval by parliament.", "if", "subject to approval by parliament"),
        ("Elections can be held only once the Maoists have disarmed.", "after",
         "only once the Maoists have disarmed"),
        ("There will be no talks until the bombing stops.", "until", "until the bombing stops"),
        ("The M23 would stay in Goma unless it was paid.", "unless", "unless it was paid"),
        ("They offered a truce in exchange for an end to the raids, which never came.", "in_exchange_for",
         "in exchange for an end to the raids"),
        ("The truce can be discussed in parallel with the political talks.", "during",
         "in parallel with the political talks"),
    ],
)  # fmt: skip
def test_the_marker_and_its_words(text: str, kind: str, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Should Frelimo refuse to share power, Renamo would go back to the bush.",
         "Should Frelimo refuse to share power"),
        ("Were the treaty to lapse, the troops would return.", "Were the treaty to lapse"),
        ("The five agreed on sanctions should the junta refuse.", "should the junta refuse"),
    ],
)  # fmt: skip
def test_word_order_alone_makes_a_condition(text: str, words: str) -> None:
    assert found(text) == [("if", words)]


def test_a_question_is_no_condition() -> None:
    assert found("“Should they refuse, would you fight?” he asked.") == []


def test_two_conditions_joined_by_and_hang_on_one_act() -> None:
    read = told(
        "The Maoists will not extend the truce unless the men are freed and unless the army leaves Rolpa."
    )
    (event,) = [event for event in read.events if event.conditions]
    assert [c.text for c in event.conditions] == [
        "unless the men are freed",
        "unless the army leaves Rolpa",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Residents asked if the bridge would reopen.",
        "The army fired as if nothing had been agreed.",
        "The Maoists rejected talks, even if the king offered them.",
        "The police opened fire after protesters threw stones.",
        "The delegates left before the talks ended.",
        "The Maoists offered a truce until Friday.",
        "The army would have left if the rebels had agreed to a truce.",
        "Renamo rejected the offer because Frelimo had refused to disarm.",
        "Renamo demanded the release of its men within a week.",
        "While Renamo wants talks, Frelimo rejects them.",
    ],
)
def test_questions_concessions_times_reasons_and_deadlines_are_no_conditions(text: str) -> None:
    assert none(text)


def test_a_refusal_until_something_is_done_binds_who_refuses() -> None:
    condition, holder = only("The KNU will not return to the talks until the army releases its prisoners.")
    assert (condition.kind, holder, condition.gates) == (ConditionKind.UNTIL, "KNU", "talks")
    assert condition.requires is not None
    assert (condition.requires.issue, condition.requires.negated) == ("prisoners", False)


def test_while_waits_for_the_end_of_what_goes_on() -> None:
    condition, holder = only("Renamo said it would not join the talks while the army attacked its bases.")
    assert (condition.kind, holder) == (ConditionKind.UNTIL, "Renamo")
    assert condition.requires is not None
    assert condition.requires.negated


def test_what_must_come_first_is_required_and_the_rest_is_gated() -> None:
    condition, _ = only("“Any talks must begin with a ceasefire,” Prachanda said.")
    assert (condition.kind, condition.gates) == (ConditionKind.BEFORE, "talks")
    assert condition.requires is not None
    assert condition.requires.issue == "ceasefire"


def test_a_demand_for_one_thing_before_another_gates_the_other() -> None:
    condition, holder = only("Kathmandu demanded a ceasefire before any talks.")
    assert (condition.kind, holder, condition.gates) == (ConditionKind.BEFORE, "Kathmandu", "talks")
    assert condition.requires is not None
    assert condition.requires.issue == "ceasefire"


def test_who_threatens_is_bound_and_the_refusal_counts() -> None:
    condition, holder = only("The United States threatened new sanctions if the junta refused a ceasefire.")
    assert (condition.kind, holder, condition.gates) == (ConditionKind.IF, "United States", "sanctions")
    assert condition.requires is not None
    assert condition.requires.negated


def test_without_conditions_requires_nothing() -> None:
    condition, holder = only("The Taliban agreed to talks without any preconditions on Monday.")
    assert (condition.kind, holder, condition.gates) == (ConditionKind.WITHOUT, "Taliban", "talks")
    assert condition.requires is None
    assert condition.text == "without any preconditions"


def test_the_words_that_spell_a_condition_out_again_join_it() -> None:
    read = told(
        "Cyprus rejected talks unless the troops withdrew. Turkey rejected talks unless the troops withdrew."
    )
    conditions = [c for event in read.events for c in event.conditions]
    assert len(conditions) == 2
    assert conditions[0].id != conditions[1].id


def test_a_condition_that_hangs_on_no_act_is_a_signal() -> None:
    read = told("The ceasefire is subject to the release of all prisoners.")
    assert not any(event.conditions for event in read.events)
    assert [signal.kind for signal in read.loose] == ["unbound_condition"]
    assert read.loose[0].evidence[0].quote == "subject to the release of all prisoners"


def test_what_a_requirement_is_about_where_its_verb_only_refuses() -> None:
    condition, _ = only(
        "Syria ruled out talks with Israel as long as it refuses to freeze settlement building."
    )
    assert condition.requires is not None
    assert (condition.gates, condition.requires.issue) == (Issue.TALKS, Issue.TERRITORY)


def test_those_who_are_to_be_returned_are_not_asked_to_do_it() -> None:
    condition, _ = only("Israel offered talks in exchange for the return of Israeli soldiers.")
    assert condition.requires is not None
    assert condition.requires.actor is None


def test_if_behind_a_verb_of_telling_asks() -> None:
    assert none("Syria ruled out talks but did not specify if it would accept mediation.")


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan agreed to a truce during talks in Sirte.",
        "The talks between Chad and Sudan broke up without an agreement.",
        'Chad said: "No talks outside our laws," while meeting reporters in Abeche.',
        "Chad will keep the truce despite provocations by the rebels.",
        "The rebels will not disarm even if Chad signs the accord.",
    ],
)
def test_what_dates_ends_or_concedes_is_no_condition(text: str) -> None:
    assert none(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad said the truce is contingent on a withdrawal of the rebels.", ("if", "Chad", "ceasefire")),
        ("A ceasefire was a condition set by Chad for the opening of talks.", ("before", "Chad", "talks")),
    ],
)  # fmt: skip
def test_what_hangs_on_a_requirement(text: str, expected: tuple[str, str, str]) -> None:
    condition, holder = only(text)
    assert (condition.kind.value, condition.gates.value) == (expected[0], expected[2])
    assert holder is not None
    assert holder.startswith(expected[1])


def test_everything_stops_until() -> None:
    condition, _ = only("Chad's minister insisted that everything must stop until the captives are freed.")
    assert condition.kind is ConditionKind.UNTIL
