"""Conditions that no marker gives away; the tests say what the head hears."""

from __future__ import annotations

import pytest

from detente.model import Requirement
from detente.model.codes import ConditionKind, Issue
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.hang import find_conditions
from detente.reading.local.conditions.meant import gates_by_meaning, meant, with_meaning
from detente.reading.local.events.learned import Stated
from detente.reading.local.events.scene import Scene
from tests.reading.heard import Heard, scene

DEAL = "The rebels demanded their pay first and would sign at a later day."
FIRST = "their pay first"


def stated(text: str, words: str, share: float = 0.9, kind: ConditionKind = ConditionKind.AFTER) -> Stated:
    start = text.index(words)
    gates, requires = {Issue.PEACE_TERMS: 0.9, Issue.TALKS: 0.3}, {Issue.ECONOMY: 0.9}
    return Stated(start, start + len(words), share, kind, gates, requires)


def hearing(text: str, *found: Stated) -> Scene:
    return scene(text, Heard(conditions=found))


def words(found: Found) -> str:
    return " ".join(token.text for token in found.tokens)


def test_words_that_the_head_takes_for_a_condition_are_one() -> None:
    (found,) = meant(hearing(DEAL, stated(DEAL, FIRST)), set())
    assert (found.kind, words(found)) == (ConditionKind.AFTER, FIRST)
    assert found.marker.startswith("model: ")
    assert found.governor.text == "demanded"


def test_without_a_head_and_without_certainty_there_is_none() -> None:
    assert list(meant(scene(DEAL), set())) == []
    assert list(meant(hearing(DEAL, stated(DEAL, FIRST, 0.6)), set())) == []
    assert len(list(meant(hearing(DEAL, stated(DEAL, FIRST, 0.85)), set()))) == 1


def test_words_that_are_taken_are_not_taken_again() -> None:
    here = hearing(DEAL, stated(DEAL, FIRST))
    pay = next(token.i for token in here.page.tokens if token.text == "pay")
    assert list(meant(here, {pay})) == []
    assert len(list(meant(here, {0}))) == 1


def test_the_words_that_open_a_condition_are_its_marker_and_no_part_of_what_is_required() -> None:
    text = "They would sign with the guns silent."
    (found,) = meant(hearing(text, stated(text, "with the guns silent", kind=ConditionKind.IF)), set())
    assert found.marker == "model: with"
    assert " ".join(token.text for token in found.inner) == "the guns silent"


def test_a_condition_that_heads_its_sentence_hangs_on_the_main_predicate() -> None:
    text = "Guns silent, the rebels would sign."
    (found,) = meant(hearing(text, stated(text, "Guns silent")), set())
    assert found.governor.text == "sign"


def test_a_sentence_with_nothing_else_gives_none() -> None:
    text = "No guns."
    assert list(meant(hearing(text, stated(text, "No guns")), set())) == []


def test_of_two_that_share_words_the_one_by_a_marker_stands() -> None:
    text = "The rebels would sign only if the army left Goma."
    words_of = "only if the army left Goma"
    found = find_conditions(hearing(text, stated(text, words_of, kind=ConditionKind.UNTIL)))
    assert [one.kind for one in found] == [ConditionKind.IF]
    both = find_conditions(hearing(DEAL, stated(DEAL, FIRST)))
    assert [words(one) for one in both if one.marker.startswith("model")] == [FIRST]


@pytest.mark.parametrize(
    ("text", "opens"),
    [("It was not known if the rebels would sign.", "if the rebels would sign"),
     ("Nobody asked whether the rebels would sign.", "whether the rebels would sign")],
)  # fmt: skip
def test_a_question_sets_no_condition(text: str, opens: str) -> None:
    assert list(meant(hearing(text, stated(text, opens, kind=ConditionKind.IF)), set())) == []


def test_issues_that_the_words_do_not_name_are_those_that_the_head_hears() -> None:
    here = hearing(DEAL, stated(DEAL, FIRST))
    (found,) = meant(here, set())
    assert gates_by_meaning(Issue.OTHER, found, here) is Issue.PEACE_TERMS
    assert gates_by_meaning(Issue.BORDERS, found, here) is Issue.BORDERS
    (asked, named) = (
        with_meaning(Requirement(issue=issue), found, Issue.PEACE_TERMS, here)
        for issue in (Issue.OTHER, Issue.PRISONERS)
    )
    assert asked is not None
    assert named is not None
    assert (asked.issue, named.issue) == (Issue.ECONOMY, Issue.PRISONERS)
    assert with_meaning(None, found, Issue.PEACE_TERMS, here) is None


def test_issues_stay_open_where_the_head_hears_nothing_there() -> None:
    (found,) = meant(hearing(DEAL, stated(DEAL, FIRST)), set())
    for here in (scene(DEAL), hearing(DEAL), hearing(DEAL, stated(DEAL, "a later day"))):
        assert gates_by_meaning(Issue.OTHER, found, here) is Issue.OTHER
