"""Ceasefires, talks and agreements that only acts tell; the tests say the acts and what the head hears."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from detente.model.codes import (
    Act,
    AgreementStatus,
    CeasefireSide,
    CeasefireStatus,
    Issue,
    Reality,
    TalksStatus,
)
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.extent import extent
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.write import event_of
from detente.reading.local.pacts.from_events import agreements_told, ceasefires_told, talks_told
from detente.reading.local.pacts.view import View
from tests.reading.heard import actors, draft, scene, verdict

SIDES = ("Chad", "Sudan")
ABOUT = {Issue.CEASEFIRE: 0.9}


def act(
    here: Scene,
    letters: str,
    what: Act,
    by: tuple[str, ...],
    to: tuple[str, ...] = (),
    issues: Mapping[Issue, float] | None = None,
    reality: Reality = Reality.ASSERTED,
) -> Draft:
    """An act at a word that the head hears too, on these issues."""
    made = draft(here, letters, what, by, to)
    made.start, made.end = extent(made, here)
    made.issues = tuple(issues or ())
    made.reality = reality
    made.verdict = verdict(what, issues=issues)
    return made


def view(here: Scene, *drafts: Draft, at_odds: tuple[str, ...] = SIDES) -> View:
    return View(here, drafts, [event_of(one, here) for one in drafts], actors(here, *at_odds))


def named(here: Scene, ids: tuple[str, ...]) -> list[str]:
    return sorted(here.cast[key].name for key in ids)


QUIET = "Chad put its guns down on Monday. Sudan fired on."
BOTH = "Chad and Sudan settled on Monday to hold their fire."
MET = "Chad sat down with Sudan in Nairobi on Monday."


def test_an_act_tells_a_ceasefire_of_one_side() -> None:
    here = scene(QUIET)
    (truce,) = ceasefires_told(view(here, act(here, "put", Act.DECLARE_CEASEFIRE, ("Chad",))), ())
    assert (truce.status, truce.side) == (CeasefireStatus.DECLARED, CeasefireSide.UNILATERAL)
    assert named(here, truce.declared_by) == named(here, truce.parties) == ["Chad"]
    assert truce.evidence[0].quote == "Chad put its guns down on Monday"
    assert truce.declared_on is not None
    assert truce.declared_on.value == "2024-03-11"
    assert truce.trace["status"] == "ceasefires: declare_ceasefire by put"
    assert truce.confidence <= 0.5


def test_two_who_agree_to_hold_their_fire_have_a_ceasefire() -> None:
    here = scene(BOTH)
    (truce,) = ceasefires_told(view(here, act(here, "settled", Act.AGREE, SIDES, issues=ABOUT)), ())
    assert (truce.status, truce.side) == (CeasefireStatus.AGREED, None)
    assert named(here, truce.parties) == ["Chad", "Sudan"]
    assert truce.declared_on is not None


def test_an_act_about_something_else_of_nobody_or_that_is_no_fact_tells_none() -> None:
    here = scene(BOTH)
    other = act(here, "settled", Act.AGREE, SIDES, issues={Issue.CEASEFIRE: 0.5})
    nobody = act(here, "settled", Act.AGREE, (), issues=ABOUT)
    denied = act(here, "settled", Act.AGREE, SIDES, issues=ABOUT, reality=Reality.DENIED)
    reject = act(here, "settled", Act.REJECT, SIDES, issues=ABOUT)
    unheard = act(here, "settled", Act.AGREE, SIDES, issues=ABOUT)
    unheard.verdict = None
    for one in (other, nobody, denied, reject, unheard):
        assert list(ceasefires_told(view(here, one), ())) == []


def test_a_ceasefire_that_is_known_is_not_told_again() -> None:
    here = scene(QUIET)
    (first,) = ceasefires_told(view(here, act(here, "put", Act.DECLARE_CEASEFIRE, ("Chad",))), ())
    again = view(here, act(here, "put", Act.DECLARE_CEASEFIRE, ("Chad",)))
    assert list(ceasefires_told(again, [first])) == []


def test_ceasefires_by_others_are_others_and_the_same_by_the_same_is_one() -> None:
    here = scene("Chad put its guns down on Monday. Sudan stopped on Tuesday.")
    chad = act(here, "put", Act.DECLARE_CEASEFIRE, ("Chad",))
    sudan = act(here, "stopped", Act.DECLARE_CEASEFIRE, ("Sudan",))
    found = list(ceasefires_told(view(here, chad, sudan), ()))
    assert [named(here, one.declared_by) for one in found] == [["Chad"], ["Sudan"]]
    same = act(here, "stopped", Act.DECLARE_CEASEFIRE, ("Chad",))
    assert len(list(ceasefires_told(view(here, chad, same), ()))) == 1


def test_two_who_agree_on_a_matter_have_an_agreement() -> None:
    here = scene("Chad settled the border with Sudan on Monday.")
    settled = act(here, "settled", Act.AGREE, ("Chad",), ("Sudan",), {Issue.BORDERS: 0.9})
    (paper,) = agreements_told(view(here, settled), ())
    assert paper.status is AgreementStatus.SIGNED
    assert named(here, paper.parties) == ["Chad", "Sudan"]
    assert paper.date is not None
    assert paper.date.value == "2024-03-11"
    assert list(agreements_told(view(here, settled), [paper])) == []


@pytest.mark.parametrize("issue", [Issue.CEASEFIRE, Issue.TALKS, Issue.MEDIATION, Issue.OTHER])
def test_a_truce_or_talks_are_no_agreement_of_their_own(issue: Issue) -> None:
    here = scene("Chad settled with Sudan on Monday.")
    settled = act(here, "settled", Act.AGREE, ("Chad",), ("Sudan",), {issue: 0.9})
    assert list(agreements_told(view(here, settled), ())) == []


def test_one_alone_does_not_agree() -> None:
    here = scene("Chad settled the border with Sudan on Monday.")
    alone = act(here, "settled", Act.AGREE, ("Chad",), (), {Issue.BORDERS: 0.9})
    assert list(agreements_told(view(here, alone), ())) == []


def test_the_same_two_agree_once() -> None:
    here = scene("Chad settled the border with Sudan on Monday. Sudan and Chad shook hands on it.")
    first = act(here, "settled", Act.AGREE, ("Chad",), ("Sudan",), {Issue.BORDERS: 0.9})
    later = act(here, "shook", Act.AGREE, ("Sudan", "Chad"), (), {Issue.BORDERS: 0.9})
    assert len(list(agreements_told(view(here, first, later), ()))) == 1


def test_sides_at_odds_that_meet_have_talks() -> None:
    here = scene(MET)
    (talks,) = talks_told(view(here, act(here, "sat", Act.CONSULT, ("Chad",), ("Sudan",))), ())
    assert talks.status is TalksStatus.HELD
    assert named(here, talks.parties) == ["Chad", "Sudan"]
    assert talks.facilitators == ()
    assert talks.venue is not None
    assert talks.start is not None
    assert (talks.venue.name, talks.start.value) == ("Nairobi", "2024-03-11")


def test_who_mediates_is_no_party() -> None:
    here = scene("Kenya sat with Chad and Sudan in Nairobi.")
    (talks,) = talks_told(view(here, act(here, "sat", Act.MEDIATE, ("Kenya",), SIDES)), ())
    assert named(here, talks.parties) == ["Chad", "Sudan"]
    assert named(here, talks.facilitators) == ["Kenya"]


def test_others_that_meet_and_meetings_nowhere_and_never_are_no_talks() -> None:
    here = scene(MET)
    met = act(here, "sat", Act.CONSULT, ("Chad",), ("Sudan",))
    assert list(talks_told(view(here, met, at_odds=("Chad",)), ())) == []
    bare = scene("Chad sat down with Sudan.")
    met = act(bare, "sat", Act.CONSULT, ("Chad",), ("Sudan",))
    assert list(talks_told(view(bare, met), ())) == []


def test_one_round_is_told_once_and_another_place_and_day_is_another_round() -> None:
    here = scene(
        "Chad sat down with Sudan in Nairobi on Monday. Chad met Sudan there in Nairobi. "
        "Chad saw Sudan in Cairo on Tuesday."
    )
    rounds = [act(here, letters, Act.CONSULT, ("Chad",), ("Sudan",)) for letters in ("sat", "met", "saw")]
    found = list(talks_told(view(here, *rounds), ()))
    assert [one.venue.name for one in found if one.venue is not None] == ["Nairobi", "Cairo"]


def test_one_of_the_two_sides_that_signs_has_signed_with_the_other() -> None:
    here = scene("Chad put its name to the border with Sudan on Monday.")
    alone = act(here, "put", Act.AGREE, ("Chad",), (), {Issue.CEASEFIRE: 0.9})
    (paper,) = agreements_told(view(here, alone), ())
    assert named(here, paper.parties) == ["Chad", "Sudan"]


def test_who_mediates_between_both_holds_talks_where_no_others_are_told() -> None:
    here = scene("Kenya carried letters from Chad to Sudan and back.")
    carried = act(here, "carried", Act.MEDIATE, ("Kenya",), SIDES)
    (talks,) = talks_told(view(here, carried), ())
    assert named(here, talks.facilitators) == ["Kenya"]
    other = talks.model_copy(update={"evidence": ()})
    assert list(talks_told(view(here, carried), [other])) == []
