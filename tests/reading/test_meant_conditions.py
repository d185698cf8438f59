"""Conditions that no marker gives away; the tests say what the head hears."""

from __future__ import annotations

import pytest

from detente.model import Requirement
from detente.model.codes import Act, ConditionKind, Issue
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.hang import find_conditions
from detente.reading.local.conditions.meant import gates_by_meaning, meant, with_meaning
from detente.reading.local.conditions.stakes import clues, likeliest
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.learned import Stated
from detente.reading.local.events.scene import Scene
from tests.reading.heard import Heard, draft, scene

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


def deal(here: Scene) -> tuple[Found, Draft]:
    """The condition of the deal, and the act that it hangs on."""
    (found,) = meant(hearing(DEAL, stated(DEAL, FIRST)), set())
    return found, draft(here, "demanded", Act.DEMAND)


def test_what_the_rules_find_in_the_words_counts_beside_what_the_head_hears() -> None:
    here = hearing(DEAL, stated(DEAL, FIRST))
    found, act = deal(here)
    assert gates_by_meaning(Issue.OTHER, found, act, here) is Issue.PEACE_TERMS
    ruled = Requirement(issue=Issue.ECONOMY)
    asked = with_meaning(ruled, found, act, Issue.PEACE_TERMS, here)
    assert asked is not None
    assert asked.issue is Issue.ECONOMY
    assert with_meaning(None, found, act, Issue.PEACE_TERMS, here) is None


def test_without_a_head_issues_are_those_of_the_rules() -> None:
    here = scene(DEAL)
    found, act = deal(here)
    assert gates_by_meaning(Issue.BORDERS, found, act, here) is Issue.BORDERS
    ruled = Requirement(issue=Issue.OTHER)
    assert with_meaning(ruled, found, act, Issue.TALKS, here) == ruled


@pytest.mark.parametrize(
    ("words_of", "issue"),
    [
        ("once the last musket is handed in", Issue.DISARMAMENT),
        ("if the convicts walk out of their cells", Issue.PRISONERS),
        ("until the brigades have gone home", Issue.WITHDRAWAL),
        ("when the hungry town has flour and medicine", Issue.HUMANITARIAN_ACCESS),
    ],
)
def test_words_that_name_no_issue_show_theirs_by_their_families(words_of: str, issue: Issue) -> None:
    here = scene(f"Malta will sign {words_of}.")
    said = here.page.doc[3:-1]
    assert likeliest(clues(said, here, "requires"), {}, Issue.OTHER) is issue
