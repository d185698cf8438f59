"""Words for peoples and places → countries, without a list of them."""

from __future__ import annotations

import pytest

from detente.knowledge.demonyms import country_of_people, country_of_place
from detente.knowledge.world import world
from detente.model.codes import ActorKind


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Sicilian", "ITA"),
        ("Texans", "USA"),
        ("Londoner", "GBR"),
        ("Berliners", "DEU"),
        ("Parisian", "FRA"),
        ("Sinaloan", "MEX"),
        ("Iraqi", "IRQ"),
        ("Norwegian", "NOR"),
        ("Sindhi", "PAK"),
    ],
)
def test_the_shape_of_a_word_tells_whose_people(word: str, country: str) -> None:
    assert country_of_people(word) == country


@pytest.mark.parametrize("word", ["Christian", "Republicans", "Ranger", "Guardian", "iraqi", "Bohemians", ""])
def test_other_words_of_that_shape_are_no_people(word: str) -> None:
    assert country_of_people(word) is None


@pytest.mark.parametrize(
    ("name", "country"), [("Mosul", "IRQ"), ("Peshawar", "PAK"), ("Helmand", "AFG"), ("Madras", "IND")]
)
def test_a_place_is_of_its_country(name: str, country: str) -> None:
    assert country_of_place(name) == country


@pytest.mark.parametrize("name", ["Punjab", "Cucuta Vieja", "Baltic", "Ur"])
def test_a_place_of_two_countries_or_none_is_of_nobody(name: str) -> None:
    assert country_of_place(name) is None


def test_most_adjectives_of_states_need_no_list() -> None:
    words = {
        alias.surface: key
        for key, party in world().parties().items()
        if party.kind is ActorKind.STATE and party.country == key
        for alias in world().aliases(key)
        if alias.form == "adjective" and alias.surface.isalpha()
    }
    told = {word: found for word in words if (found := country_of_people(word))}
    right = sum(words[word] == found for word, found in told.items())
    assert len(told) > 0.6 * len(words)
    assert right > 0.95 * len(told)
