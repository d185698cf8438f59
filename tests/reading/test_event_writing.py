"""Draft → event: codes, place, terms and spans, with what the tests say that the head hears."""

from __future__ import annotations

import pytest

from detente.model import Event
from detente.model.codes import Act, Issue, PloverType, Reality
from detente.reading.local.events.codes import plover
from detente.reading.local.events.learned import Verdict
from detente.reading.local.events.write import event_of
from tests.reading.heard import draft, scene, verdict

SHELL = "The rebels shelled the town of Bor on Monday."


def written(text: str, letters: str, act: Act, **more: object) -> Event:
    """The event of a draft at a word, with some of its fields set."""
    here = scene(text)
    made = draft(here, letters, act)
    for field, value in more.items():
        setattr(made, field, value)
    return event_of(made, here)


def kind(act: Act, heard: Verdict | None, **more: object) -> tuple[PloverType, str | None] | None:
    """The PLOVER type and mode of an act on nothing in particular."""
    found = written("Kenya met Sudan.", "met", act, verdict=heard, **more).plover
    return None if found is None else (found.type, found.mode)


def test_without_a_head_the_act_maps_to_its_codes() -> None:
    expected = plover(Act.CONSULT, (), None)
    assert expected is not None
    assert kind(Act.CONSULT, None) == (expected.type, expected.mode)


def test_the_heads_type_stands_where_it_is_sure_and_the_acts_own_is_unheard() -> None:
    assert kind(Act.CONSULT, verdict(Act.CONSULT, kind=PloverType.PROTEST, mode="riot")) == (
        PloverType.PROTEST, "riot",
    )  # fmt: skip


def test_the_acts_own_type_stands_where_the_head_is_not_sure_or_hears_it_too() -> None:
    own = kind(Act.CONSULT, None)
    assert own is not None
    assert kind(Act.CONSULT, verdict(Act.CONSULT, kind=PloverType.PROTEST, sure=0.45)) == own
    split = verdict(Act.CONSULT, kind=PloverType.PROTEST, sure=0.55)
    split.types[own[0]] = 0.4
    assert kind(Act.CONSULT, split) == own


def test_the_head_adds_a_mode_to_a_type_that_has_none() -> None:
    assert kind(Act.CONSULT, None) == (PloverType.CONSULT, None)
    heard = verdict(Act.CONSULT, kind=PloverType.CONSULT, mode="visit")
    assert kind(Act.CONSULT, heard) == (PloverType.CONSULT, "visit")


def test_a_weapon_that_is_named_gives_the_mode_whatever_the_head_hears() -> None:
    heard = verdict(Act.ATTACK, mode="destroy")
    for text, letters, mode in (("Jets struck Bor.", "struck", "aerial"), (SHELL, "shelled", "destroy")):
        found = written(text, letters, Act.ATTACK, verdict=heard).plover
        assert found is not None
        assert (found.type, found.mode) == (PloverType.ASSAULT, mode)


def test_what_has_no_type_keeps_none_unless_the_head_is_sure_of_one() -> None:
    assert plover(Act.STATE, (), None) is None
    assert kind(Act.STATE, None) is None
    assert kind(Act.STATE, verdict(Act.STATE, kind=PloverType.REQUEST, sure=0.4)) is None
    assert kind(Act.STATE, verdict(Act.STATE, kind=PloverType.REQUEST)) == (PloverType.REQUEST, None)


@pytest.mark.parametrize("act", [Act.CONSULT, Act.AID, Act.COOPERATE])
def test_what_is_only_planned_is_an_agreement_in_plover(act: Act) -> None:
    assert kind(act, None, reality=Reality.PLANNED) == (PloverType.AGREE, None)
    assert kind(act, None) != (PloverType.AGREE, None)


def test_force_that_is_planned_stays_force() -> None:
    planned = written(SHELL, "shelled", Act.ATTACK, reality=Reality.PLANNED).plover
    assert planned is not None
    assert planned.type is PloverType.ASSAULT


def test_a_deed_has_its_place_and_words_have_none() -> None:
    shelled = written(SHELL, "shelled", Act.ATTACK)
    assert shelled.place is not None
    assert shelled.place.name == "Bor"
    assert [piece.quote for piece in shelled.spans["place"]] == ["Bor"]
    assert written("Chad urged restraint in Nairobi.", "urged", Act.APPEAL).place is None


def test_a_deed_of_peace_is_where_in_or_at_says_it_is() -> None:
    inside = written("Chad released ten men in Nairobi.", "released", Act.RELEASE).place
    assert inside is not None
    assert inside.name == "Nairobi"
    assert written("Chad released ten men from Nairobi.", "released", Act.RELEASE).place is None


def test_only_what_is_offered_asked_or_agreed_has_terms() -> None:
    text = "Kenya proposed a truce of ten days."
    assert written(text, "proposed", Act.PROPOSE, issues=(Issue.CEASEFIRE,)).terms.duration == "P10D"
    assert written(text, "proposed", Act.STATE, issues=(Issue.CEASEFIRE,)).terms.duration is None


def test_spans_say_which_words_do_the_act_and_date_it() -> None:
    event = written(SHELL, "shelled", Act.ATTACK)
    assert [piece.quote for piece in event.spans["act"]] == ["shelled"]
    assert [piece.quote for piece in event.spans["date"]] == ["Monday"]
    assert event.evidence[0].quote == SHELL


def test_ids_of_who_and_whom_and_the_confidence_are_the_drafts() -> None:
    here = scene("Kenya thanked Sudan.")
    made = draft(here, "thanked", Act.THANK, ("Kenya",), ("Sudan",))
    made.confidence = 0.42
    event = event_of(made, here)
    assert [here.cast[key].name for key in (*event.actor, *event.recipient)] == ["Kenya", "Sudan"]
    assert event.confidence == 0.42
