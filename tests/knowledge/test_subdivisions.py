"""The subdivisions that are shipped with the project."""

from __future__ import annotations

from collections import Counter

from detente.knowledge.gazetteer import gazetteer
from detente.knowledge.gazetteer_admin import abbreviations, subdivisions


def test_every_subdivision_has_an_id_of_its_own() -> None:
    ids = Counter(part.geonames_id for level in (1, 2) for part in subdivisions(level))
    assert [key for key, count in ids.items() if count > 1] == []
    assert len(ids) > 50_000


def test_subdivisions_have_names_without_the_word_for_their_kind() -> None:
    first = {(part.country, part.code): part for part in subdivisions(1)}
    assert first["NG", "27"].others == ("borno",)
    assert first["UA", "05"].name == "Donetsk"
    second = {(part.country, part.code): part for part in subdivisions(2)}
    county = second["US", "KY.125"]
    assert (county.name, county.admin1, county.others) == ("Laurel County", "KY", ("laurel",))
    assert county.people > 1000


def test_abbreviations_are_those_of_the_press_and_case_and_dots_count() -> None:
    assert abbreviations()["Calif."] == ("US", "CA")
    (state,) = gazetteer().abbreviated("Ind.")
    assert state.name == "Indiana"
    for word in ("in", "IN", "Ind", "me", "or"):
        assert not gazetteer().abbreviated(word)
    assert [entry.country for entry in gazetteer().abbreviated(".uk")] == ["GBR"]
    assert not gazetteer().abbreviated(".io")
