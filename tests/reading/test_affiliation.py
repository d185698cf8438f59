"""Whose side a person is on, by the words beside the name, and short forms of the names of bodies."""

from __future__ import annotations

import pytest

from tests.reading.reports import acts, named, read

TALKS = "Chad and the rebels of the Lake Front met in Rome on Monday.\n\n"


def side(words: str, name: str) -> str | None:
    """The name of the side of a person in a text about Chad and the Lake Front."""
    text = TALKS + words
    found = named(text, name)
    return read(text).actor(found.side).name if found.side is not None else None


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ('"No," said Ivo Tamm of the government team.', "Chad"),
        ('"No," said Ivo Tamm for the foreign ministry.', "Chad"),
        ("Ivo Tamm, for the rebels, rejected the truce.", "Lake Front"),
        ("Ivo Tamm, speaking for the Lake Front, rejected the truce.", "Lake Front"),
        ("Ivo Tamm said for the Lake Front that the truce was dead.", "Lake Front"),
        ("Ivo Tamm wrote to reporters on behalf of the rebels that the truce was dead.", "Lake Front"),
        ("Ivo Tamm, who led the Chadian team, rejected the truce.", "Chad"),
        ("Ivo Tamm, who briefs for the foreign ministry in N'Djamena, rejected the truce.", "Chad"),
        ("Ivo Tamm, a captain on the rebels' team, rejected the truce.", "Lake Front"),
        ("The rebels left. Ivo Tamm, one of the rebels' chiefs, rejected the truce.", "Lake Front"),
        ("The government's Ivo Tamm rejected the truce.", "Chad"),
        ("The Lake Front will not come to Rome again, its spokesman Ivo Tamm said.", "Lake Front"),
    ],
)
def test_words_beside_a_name_say_for_whom_somebody_speaks(words: str, whose: str) -> None:
    assert side(words, "Ivo Tamm") == whose


@pytest.mark.parametrize(
    "words",
    [
        "Ivo Tamm, for the first time, rejected the truce.",
        "Ivo Tamm waited for the rebels and rejected the truce.",
        "Ivo Tamm, a critic of the Chadian team, rejected the truce.",
    ],
)
def test_other_words_beside_a_name_put_nobody_on_a_side(words: str) -> None:
    assert side(words, "Ivo Tamm") is None


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The League of Comoran Dockers", "The league"),
        ("The Herders' Network of Kidal", "The network"),
        ("The Dockers' Front", "The front"),
    ],
)
def test_a_noun_takes_up_the_body_whose_name_has_it(name: str, short: str) -> None:
    text = f"{TALKS}{name} asked for calm. {short} demanded a truce."
    who = [actor for actor, act, _ in acts(text) if act == "demand"]
    assert who == [name.removeprefix("The ")]


def test_a_front_where_people_fight_is_no_body() -> None:
    text = f"{TALKS}The Dockers' Front asked for calm. Two officers died at the front on Friday."
    assert not any("the front" in (actor.name, *actor.mentions) for actor in read(text).actors)


def test_the_leaders_are_the_two_who_met() -> None:
    text = "Envoys left on Friday.\n\nIvo Tamm and Peter Osei met in Rome. The leaders agreed to a truce."
    assert ("Ivo Tamm + Peter Osei", "agree", "") in acts(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Envoys left.\n\nOn Tuesday Mariano Osei rejected the truce.", "Mariano Osei"),
        ("Envoys left.\n\nGuillaume Tamm threatened to leave the talks.", "Guillaume Tamm"),
    ],
)
def test_a_given_name_makes_a_person(text: str, name: str) -> None:
    assert named(text, name).kind.value == "person"


def test_a_movement_with_a_state_in_its_name_is_no_part_of_it() -> None:
    text = (
        "The Chad Liberation Army said on Monday that its fighters had shelled Moundou. "
        "Chad rejected talks. The liberation army announced a truce of two weeks."
    )
    army = named(text, "Chad Liberation Army")
    assert (army.kind, army.country, army.side) == ("armed_group", "TCD", army.id)
    assert named(text, "Chad").side != army.id
