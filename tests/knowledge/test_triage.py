"""What triage knows holds together."""

from __future__ import annotations

from detente.knowledge.triage.conflicts import conflicts
from detente.knowledge.triage.names import names
from detente.knowledge.triage.terms import languages, terms
from detente.knowledge.world import world


def test_every_concept_has_terms_in_every_language() -> None:
    told = {(term.concept, term.language) for term in terms()}
    concepts = {term.concept for term in terms()}
    assert len(languages()) == 16
    assert {(concept, code) for concept in concepts for code in languages()} - told == set()


def test_a_conflict_has_two_sides_or_says_in_words_who_the_other_is() -> None:
    for conflict in conflicts().values():
        assert len(conflict.sides) > 1, conflict.key
        assert all(conflict.sides) or conflict.names, conflict.key
        assert conflict.until is None or conflict.since is None or conflict.since < conflict.until


def test_every_name_points_to_something() -> None:
    towns = {f"{country}/{town}" for one in conflicts().values() for country, town in one.towns}
    known = {"party": world().parties(), "town": towns, "conflict": conflicts()}
    assert [name for name in names() if name.key not in known[name.kind]] == []


def test_states_are_named_in_many_scripts() -> None:
    surfaces = {name.surface for name in names() if name.key == "UKR"}
    assert surfaces >= {"Ukraine", "أوكرانيا", "אוקראינה", "烏克蘭"} or "乌克兰" in surfaces
