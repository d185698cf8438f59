"""Whom acts are directed at: the clues of each party, and what their weights make of them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from detente.model.codes import Act
from detente.reading.local.events import addressees
from detente.reading.local.events.addressees import Candidate, Field, address, likely
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from tests.reading.heard import draft, names, scene
from tests.reading.reports import names as names_in
from tests.reading.reports import read

WAR = (
    "Chad shelled Sudan on Monday. Sudan accused Chad of murder. Kenya watched. Chad threatened more strikes."
)


def war() -> tuple[Scene, list[Draft]]:
    here = scene(WAR)
    return here, [
        draft(here, "shelled", Act.ATTACK, ("Chad",), ("Sudan",)),
        draft(here, "accused", Act.ACCUSE, ("Sudan",), ("Chad",)),
        draft(here, "threatened", Act.THREATEN, ("Chad",)),
    ]


def candidates(index: int) -> dict[str, Candidate]:
    here, drafts = war()
    return {found.party.name: found for found in Field(drafts, here).candidates(index)}


def addressed(weights: Mapping[str, float], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The recipients of the three acts, if clues weigh that much."""
    monkeypatch.setattr(addressees, "weights", lambda: weights)
    here, drafts = war()
    address(drafts, here)
    return [sorted(names(one.recipient)) for one in drafts]


def test_parties_near_an_act_are_candidates_but_not_who_does_it() -> None:
    assert set(candidates(0)) == {"Sudan"}
    assert set(candidates(1)) == {"Chad"}
    assert set(candidates(2)) == {"Sudan", "Kenya"}


def test_the_party_that_a_rule_finds_is_told_from_one_that_it_passes_over() -> None:
    assert {"rule", "rule:attack"} <= set(candidates(0)["Sudan"].clues)
    open_act = {clue for found in candidates(2).values() for clue in found.clues}
    assert not {clue for clue in open_act if clue.startswith("rule")}


def test_clues_say_the_act_the_party_and_how_far_it_is() -> None:
    clues = candidates(2)
    assert {"bias", "act:threaten", "kind:state"} <= set(clues["Kenya"].clues) & set(clues["Sudan"].clues)
    assert "gap:1" in clues["Kenya"].clues
    assert "gap:2" in clues["Sudan"].clues
    assert "gap:0" in candidates(0)["Sudan"].clues


def test_clues_say_how_a_party_stands_to_the_act() -> None:
    clues = candidates(0)["Sudan"].clues
    assert {"role:down:dobj", "role:down:dobj:attack", "inside:True", "inside:attack"} <= set(clues)
    assert "inside:False" in candidates(2)["Kenya"].clues


def test_sides_at_odds_are_opponents_and_a_bystander_is_none() -> None:
    clues = candidates(2)
    assert {"side", "opponent", "opponent:threaten", "opponent:ruled:False"} <= set(clues["Sudan"].clues)
    assert not {"side", "opponent"} & set(clues["Kenya"].clues)


def test_clues_remember_who_dealt_with_whom() -> None:
    assert {"before:acted", "history:same", "history:answer"} <= set(candidates(2)["Sudan"].clues)
    assert not {clue for clue in candidates(2)["Kenya"].clues if clue.startswith(("before", "history"))}
    assert "history:answer" in candidates(1)["Chad"].clues


def test_who_is_spoken_for_is_known() -> None:
    here = scene("Sudan said that Chad must leave.")
    (found,) = Field([draft(here, "leave", Act.DEMAND, ("Chad",))], here).candidates(0)
    assert found.party.name == "Sudan"
    assert "speaker:True" in found.clues


def test_no_weight_for_any_clue_takes_everybody_near(monkeypatch: pytest.MonkeyPatch) -> None:
    assert addressed({}, monkeypatch) == [["Sudan"], ["Chad"], ["Kenya", "Sudan"]]


def test_weights_take_a_party_or_leave_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert addressed({"bias": -9, "rule": 10}, monkeypatch) == [["Sudan"], ["Chad"], []]
    assert addressed({"bias": -9, "opponent": 10}, monkeypatch) == [["Sudan"], ["Chad"], ["Sudan"]]
    assert addressed({"bias": -9, "gap:1": 10}, monkeypatch)[2] == ["Kenya"]


def test_a_little_less_likely_than_not_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert addressed({"bias": -0.3}, monkeypatch)[0] == ["Sudan"]
    assert addressed({"bias": -0.5}, monkeypatch)[0] == []


def test_a_party_is_met_in_the_person_that_a_rule_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addressees, "weights", dict)
    here = scene("Kenyan President William Ruto left. Chad thanked Ruto.")
    thanks = draft(here, "thanked", Act.THANK, ("Chad",), ("William Ruto",))
    address([thanks], here)
    assert names(thanks.recipient) == ["William Ruto"]


def test_clues_add_up_to_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addressees, "weights", lambda: {"bias": -2.0, "rule": 4.0})
    assert likely(()) == 0.5
    assert likely(("bias",)) == pytest.approx(0.1192, abs=1e-4)
    assert likely(("bias", "rule", "never learned")) == pytest.approx(0.8808, abs=1e-4)


def test_the_weights_in_the_wheel_know_clues_of_every_kind() -> None:
    known = addressees.weights()
    assert {"bias", "rule"} <= set(known)
    assert all(abs(weight) < 50 for weight in known.values())


def test_the_object_of_plain_force_is_its_recipient() -> None:
    text = "Israeli jets bombed Syria on Monday."
    (event,) = read(text).events
    assert names_in(read(text), event.recipient) == "Syria"


def test_candidates_come_in_one_order_wherever_they_are_named() -> None:
    here, drafts = war()
    field = Field(drafts, here)
    for mentions in field._named.values():
        mentions.insert(0, here.cast.mentions[0])
    found = [candidate.party.id for candidate in field.candidates(2)]
    assert found == sorted(found)
    field._named.clear()
    assert [candidate.party.id for candidate in field.candidates(2)] == found
