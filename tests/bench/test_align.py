"""Which actor is which: the names that differ between outlets, and those that must stay apart."""

from __future__ import annotations

import pytest

from bench.align import Cast, likeness
from bench.shapes import Actor, Story


def gold(
    name: str, kind: str = "state", side: str | None = "", country: str | None = None, *also: str
) -> Actor:
    return Actor(name, name, kind, name if side == "" else side, country, None, (name, *also))


def read(
    name: str, kind: str = "state", side: str | None = "", country: str | None = None, *also: str
) -> Actor:
    """A reading's actor; its id is its name in capitals, and it is its own party unless told otherwise."""
    ref = name.upper()
    return Actor(ref, name, kind, ref if side == "" else side, country, None, (name, *also))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (gold("Salva Kiir", "person"), read("President Salva Kiir", "person")),
        (gold("Salva Kiir", "person"), read("Kiir", "person")),
        (gold("Recep Tayyip Erdoğan", "person"), read("Tayyip Erdogan", "person")),
        (gold("Polisario Front", "armed_group"), read("the Polisario Front", "armed_group")),
        (gold("Polisario Front", "armed_group", "", None, "the movement"), read("Movement", "organisation")),
        (gold("Morocco", "state", "", "MAR"), read("Rabat", "government", "", "MAR")),
        (gold("Asmara", "government", "", "ERI"), read("Eritrea", "state", "", "ERI")),
        (gold("Ministry of Defence", "government"), read("Defence Ministry", "government")),
        (gold("rebel fighters", "group"), read("fighters", "group", "", None, "rebel fighters", "the men")),
    ],
)
def test_one_actor_under_two_names(one: Actor, other: Actor) -> None:
    assert likeness(one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (gold("Salva Kiir", "person"), read("Mayardit Kiir", "person")),
        (gold("South Sudan", "state", "", "SSD"), read("Sudan", "state", "", "SDN")),
        (
            gold("Morocco", "state", "", "MAR"),
            read("Moroccan foreign ministry", "government", "MOROCCO", "MAR"),
        ),
        (gold("the army", "military", "Khartoum", "SDN"), read("Khartoum", "government", "", "SDN")),
    ],
)
def test_two_actors(one: Actor, other: Actor) -> None:
    assert likeness(one, other) == 0


def cast(golds: list[Actor], reads: list[Actor]) -> Cast:
    return Cast(Story("", actors=tuple(golds)), Story("", actors=tuple(reads)))


def test_the_name_counts_more_than_a_mention() -> None:
    both = cast(
        [gold("Juba", "government"), gold("government soldiers", "military", "Juba")],
        [read("government soldiers", "military", "JUBA", None, "Juba"), read("Juba", "government")],
    )
    assert both.same_as == {"GOVERNMENT SOLDIERS": "government soldiers", "JUBA": "Juba"}


def test_a_last_name_of_two_persons_is_neither() -> None:
    both = cast([gold("Ali Saleh", "person"), gold("Tareq Saleh", "person")], [read("Saleh", "person")])
    assert both.same_as == {"SALEH": None}


def test_two_of_the_readings_may_be_one_of_golds_but_count_once() -> None:
    both = cast([gold("Kenya", "state", "", "KEN", "Nairobi")], [read("Kenya"), read("Nairobi")])
    assert both.same_as == {"KENYA": "Kenya", "NAIROBI": "Kenya"}
    assert len(both.pairs) == 1


def test_a_minister_is_of_the_side_of_the_state() -> None:
    both = cast(
        [gold("Morocco"), gold("Nasser Bourita", "person", "Morocco")],
        [read("Morocco"), read("Bourita", "person", "MOROCCO")],
    )
    assert both.same_side(("Morocco",), ("BOURITA",))
    assert not both.same_entities(("Morocco",), ("BOURITA",))
    assert both.same_entities(("Nasser Bourita",), ("BOURITA",))


def test_a_side_that_the_reading_does_not_know_is_not_made_up_for_it() -> None:
    both = cast(
        [gold("Morocco"), gold("Nasser Bourita", "person", "Morocco")],
        [read("Morocco"), read("Bourita", "person", None)],
    )
    assert not both.same_side(("Morocco",), ("BOURITA",))
    assert both.same_side(("Nasser Bourita",), ("BOURITA",))


def test_an_army_and_the_paramilitaries_that_it_fights_are_two_sides_of_one_country() -> None:
    both = cast(
        [gold("Sudan", "state", "", "SDN"), gold("RSF", "armed_group", "", "SDN")],
        [read("Sudan", "state", "", "SDN"), read("RSF", "armed_group", "", "SDN")],
    )
    assert not both.same_side(("Sudan",), ("RSF",))


def test_a_side_that_gold_only_names_is_known_by_its_name_or_country() -> None:
    golds = [gold("Nasser Bourita", "person", "Morocco", "MAR")]
    by_name = cast(golds, [read("Morocco"), read("the minister", "person", "MOROCCO")])
    by_country = cast(
        golds, [read("Rabat", "government", "", "MAR"), read("the minister", "person", "RABAT")]
    )
    by_nothing = cast(
        golds, [read("Algiers", "government", "", "DZA"), read("the minister", "person", "ALGIERS")]
    )
    assert by_name.same_side(("Nasser Bourita",), ("THE MINISTER",))
    assert by_country.same_side(("Nasser Bourita",), ("THE MINISTER",))
    assert not by_nothing.same_side(("Nasser Bourita",), ("THE MINISTER",))


def test_nobody_is_right_only_where_there_is_nobody() -> None:
    both = cast([gold("Kenya")], [read("Kenya")])
    assert both.same_side((), ())
    assert not both.same_side((), ("KENYA",))
    assert not both.same_side(("Kenya",), ())


def test_all_sides_are_asked_for_where_parties_are() -> None:
    both = cast([gold("Chad"), gold("Niger")], [read("Chad"), read("Niger")])
    assert both.same_sides(("Chad", "Niger"), ("NIGER", "CHAD"))
    assert not both.same_sides(("Chad", "Niger"), ("CHAD",))
    assert both.same_side(("Chad", "Niger"), ("CHAD",))
