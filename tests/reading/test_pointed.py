"""Who has a part in an act, where the head points. The tests say where that is."""

from __future__ import annotations

from detente.model.codes import Act
from detente.reading.local.events.addressee_clues import Field
from detente.reading.local.events.judged import judged, weighed
from detente.reading.local.events.pointed import mended, pointed
from tests.reading.heard import Heard, actors, draft, names, scene, verdict, word

BACKING = "The envoy of Kenya was there when full backing came from Chad for Sudan."


def heard(act: str, **shares: float) -> Heard:
    return Heard({}, who={(name, "actor", act): share for name, share in shares.items()})


def test_who_acts_is_who_the_head_points_at() -> None:
    here = scene(BACKING, heard("backing", Chad=0.9, Sudan=0.1))
    assert names(pointed(word(here, "backing"), here)) == ["Chad"]


def test_several_may_act_and_a_place_seldom_does() -> None:
    here = scene("Kenya and Chad met in Sudan on Monday.", heard("met", Kenya=0.6, Chad=0.6, Sudan=0.6))
    assert names(pointed(word(here, "met"), here)) == ["Kenya", "Chad"]


def test_nobody_is_pointed_at_in_another_sentence_or_without_a_head() -> None:
    text = "Chad spoke on Monday. A pledge of aid was read out."
    here = scene(text, heard("pledge", Chad=0.9))
    assert pointed(word(here, "pledge"), here) == ()
    assert pointed(word(scene(text), "pledge"), scene(text)) == ()


def test_an_act_whose_clause_names_nobody_is_drafted_with_who_is_pointed_at() -> None:
    bare, here = scene(BACKING, Heard()), scene(BACKING, heard("backing", Chad=0.9))
    assert judged(word(bare, "backing"), verdict(Act.ENDORSE), bare, ()) is None
    made = judged(word(here, "backing"), verdict(Act.ENDORSE), here, ())
    assert made is not None
    assert names(made.actor) == ["Chad"]


def test_a_rules_actor_gives_way_only_where_the_head_is_sure_of_another() -> None:
    text = "Kenya said that Chad had offered Sudan a truce."
    kenya = actors(scene(text), "Kenya")
    for shares, expected in (
        ({"Kenya": 0.02, "Chad": 0.95}, ["Chad"]),
        ({"Kenya": 0.02, "Chad": 0.6}, ["Kenya"]),
        ({"Kenya": 0.4, "Chad": 0.95}, ["Kenya"]),
    ):
        here = scene(text, heard("offered", **shares))
        assert names(mended(kenya, word(here, "offered"), here)) == expected
        made = weighed(draft(here, "offered", Act.PROPOSE, ("Kenya",)), 0.9, verdict(Act.PROPOSE), here)
        assert made is not None
        assert names(made.actor) == expected


def test_who_is_not_named_in_the_sentence_stays() -> None:
    text = "Kenya spoke on Monday. It offered Chad a truce."
    here = scene(text, heard("offered", Chad=0.95))
    assert names(mended(actors(here, "Kenya"), word(here, "offered"), here)) == ["Kenya"]


def test_that_the_head_points_at_a_party_is_a_clue_for_its_being_meant() -> None:
    text = "Kenya offered Sudan a truce that Chad had drawn up."
    who = {("Sudan", "recipient", "offered"): 0.9, ("Chad", "recipient", "offered"): 0.2}
    here = scene(text, Heard({}, who=who))
    made = draft(here, "offered", Act.PROPOSE, ("Kenya",))
    clues = {c.party.name: set(c.clues) for c in Field([made], here).candidates(0)}
    assert "pointed:5" in clues["Sudan"]
    assert "pointed:2" in clues["Chad"]


def test_who_does_another_thing_or_suffers_this_one_does_not_do_it() -> None:
    text = "Kenya, in raids backed by Chad, seized Goma."
    here = scene(text, heard("seized", Chad=0.95, Kenya=0.05))
    assert names(mended(actors(here, "Kenya"), word(here, "seized"), here)) == ["Kenya"]
    text = "Kenyan patrols were shelled near Goma."
    here = scene(text, heard("shelled", Kenyan=0.95, patrols=0.95))
    assert pointed(word(here, "shelled"), here) == ()
    text = "Kenya left after rockets hit the port."
    here = scene(text, heard("hit", Kenya=0.95))
    assert pointed(word(here, "hit"), here) == ()
