"""Whom acts are directed at: the clues of each party, and what their weights make of them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from detente.model.codes import Act
from detente.reading.local.events import addressees
from detente.reading.local.events.addressee_clues import Candidate, Field
from detente.reading.local.events.addressees import address, weight
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


def addressees_of(text: str, verb: str, act: Act, who: str, *whom: str) -> list[str]:
    """Whom an act is directed at where no clue weighs anything."""
    here = scene(text)
    made = draft(here, verb, act, (who,), whom)
    address([made], here)
    return sorted(names(made.recipient))


def test_parties_near_an_act_are_candidates_but_not_who_does_it() -> None:
    assert set(candidates(0)) == {"Sudan"}
    assert set(candidates(1)) == {"Chad"}
    assert set(candidates(2)) == {"Sudan", "Kenya"}


def test_a_party_far_from_the_act_is_a_candidate_where_it_is_told_of_again() -> None:
    text = "Kenya spoke. Mali spoke. Mali left. It rained. It snowed. It froze. Chad refused."
    here = scene(text)
    found = Field([draft(here, "refused", Act.REJECT, ("Chad",))], here).candidates(0)
    assert [candidate.party.name for candidate in found] == ["Mali"]
    assert "gap:4" in found[0].clues


def test_the_party_that_a_rule_finds_is_told_from_one_that_it_passes_over() -> None:
    assert {"rule", "rule:attack", "rule:party"} <= set(candidates(0)["Sudan"].clues)
    open_act = {clue for found in candidates(2).values() for clue in found.clues}
    assert not {clue for clue in open_act if clue.startswith("rule")}


def test_clues_say_the_party_and_how_far_it_is() -> None:
    clues = candidates(2)
    assert {"bias", "kind:state", "class:party:threaten"} <= set(clues["Kenya"].clues)
    assert {"gap:1", "recent:1"} <= set(clues["Kenya"].clues)
    assert {"gap:2", "recent:2"} <= set(clues["Sudan"].clues)
    assert {"gap:0", "soon:1"} <= set(candidates(0)["Sudan"].clues)


def test_clues_say_how_a_party_stands_to_the_act() -> None:
    clues = candidates(0)["Sudan"].clues
    assert {"role:down:dobj", "role:down:dobj:attack", "inside:True", "inside:attack"} <= set(clues)
    assert "inside:False" in candidates(2)["Kenya"].clues


def test_sides_at_odds_are_opponents_and_a_bystander_is_none() -> None:
    clues = candidates(2)
    assert {"side", "opponent", "opponent:threaten", "opponent:ruled:False"} <= set(clues["Sudan"].clues)
    assert not {"side", "opponent"} & set(clues["Kenya"].clues)
    assert "outside:threaten" in clues["Kenya"].clues


def test_clues_say_who_is_named_most_and_most_often_beside_who_acts() -> None:
    clues = candidates(2)
    assert {"count:1", "met:1"} <= set(clues["Sudan"].clues)
    assert {"count:2", "met:0"} <= set(clues["Kenya"].clues)


def test_who_is_spoken_for_is_known() -> None:
    here = scene("Sudan said that Chad must leave.")
    (found,) = Field([draft(here, "leave", Act.DEMAND, ("Chad",))], here).candidates(0)
    assert found.party.name == "Sudan"
    assert "speaker:True" in found.clues


def test_that_nobody_is_meant_has_clues_of_its_own() -> None:
    here, drafts = war()
    field = Field(drafts, here)
    clues = field.nobody(2, field.candidates(2))
    assert {"none", "none:threaten", "none:own:1", "none:rule:False", "none:side:True", "none:of:2"} <= set(
        clues
    )
    assert "none:rule:True" in field.nobody(0, field.candidates(0))


def test_the_party_that_weighs_most_is_meant_if_it_outweighs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert addressed({"gap:1": 2}, monkeypatch)[2] == ["Kenya"]
    assert addressed({"gap:1": 1, "gap:2": 2}, monkeypatch)[2] == ["Sudan"]
    assert addressed({"gap:1": 2, "none": 1.5}, monkeypatch)[2] == ["Kenya"]
    assert addressed({"gap:1": 2, "none": 1.7}, monkeypatch)[2] == []


def test_a_second_party_is_meant_where_both_are_told_of_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addressees, "weights", lambda: {"kind:state": 2})
    text = "Chad shelled Sudan. Both sides blinked. Egypt waited. {}"
    assert addressees_of(text.format("Kenya spoke to both sides."), "spoke", Act.CONSULT, "Kenya") == [
        "Chad",
        "Sudan",
    ]
    assert len(addressees_of(text.format("Kenya refused."), "refused", Act.REJECT, "Kenya")) == 1


@pytest.mark.parametrize(
    ("text", "verb", "act", "clear"),
    [
        ("Chad urged Kenya to wait.", "urged", Act.APPEAL, True),
        ("Chad demanded that Kenya wait.", "demanded", Act.DEMAND, True),
        ("Chad denied the Kenyan charge.", "denied", Act.DENY, True),
        ("Chad, off the coast of Kenya, waited.", "waited", Act.DEMAND, False),
        ("Chad left Kenya.", "left", Act.WITHDRAW, False),
    ],
)
def test_what_the_words_say_clearly_is_not_weighed(
    monkeypatch: pytest.MonkeyPatch, text: str, verb: str, act: Act, clear: bool
) -> None:
    monkeypatch.setattr(addressees, "weights", lambda: {"none": 50.0})
    found = addressees_of(f"Kenya spoke. {text}", verb, act, "Chad", "Kenya")
    assert found == (["Kenya"] if clear else [])


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Chad blamed Sudanese shelling for the deaths of six farmers.", "Chad", "Sudan"),
        ("Kenya will discuss opening the road with Egypt on Friday.", "Kenya", "Egypt"),
    ],
)
def test_whose_shelling_is_blamed_and_with_whom_what_is_discussed(text: str, who: str, whom: str) -> None:
    found = read(f"Envoys met in Doha.\n\n{text}")
    pairs = [(names_in(found, e.actor), names_in(found, e.recipient)) for e in found.events]
    assert any(who in one and whom[:5] in other for one, other in pairs)


def test_a_party_is_met_in_the_person_that_a_rule_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addressees, "weights", lambda: {"rule": 2.0})
    here = scene("Kenyan President William Ruto left. Chad thanked Ruto.")
    thanks = draft(here, "thanked", Act.THANK, ("Chad",), ("William Ruto",))
    address([thanks], here)
    assert names(thanks.recipient) == ["William Ruto"]


def test_clues_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addressees, "weights", lambda: {"bias": -2.0, "rule": 4.0})
    assert weight(()) == 0
    assert weight(("bias", "rule", "never learned")) == 2.0


def test_the_weights_in_the_wheel_know_clues_of_every_kind() -> None:
    known = addressees.weights()
    assert {"none", "rule", "side", "gap:0", "pointed:5"} <= set(known)
    assert all(abs(one) < 50 for one in known.values())


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
