"""Nouns for roles and institutions."""

from __future__ import annotations

import pytest

from detente.knowledge.role import regular_plural
from detente.knowledge.world import world
from detente.model.codes import ActorKind, Sector


@pytest.mark.parametrize(
    ("noun", "sector", "form"),
    [
        ("president", "GOV", "person"),
        ("foreign minister", "GOV", "person"),
        ("Foreign Ministers", "GOV", "person"),
        ("deputy foreign minister", "GOV", "person"),
        ("ministry", "GOV", "body"),
        ("junta", "GOV", "body"),
        ("army", "MIL", "body"),
        ("soldiers", "MIL", "person"),
        ("commander-in-chief", "MIL", "person"),
        ("rebels", "REB", "person"),
        ("guerrillas", "REB", "person"),
        ("militia", "PRM", "body"),
        ("policemen", "COP", "person"),
        ("parliament", "LEG", "body"),
        ("court", "JUD", "body"),
        ("opposition", "OPP", "body"),
        ("villagers", "CIV", "person"),
        ("journalist", "JRN", "person"),
        ("hospital", "MED", "body"),
        ("aid group", "NGO", "body"),
        ("peacekeepers", "IGO", "person"),
        ("former prime minister", "ELI", "person"),
        ("ex-president", "ELI", "person"),
        ("the army", "MIL", "body"),
        ("prime minister’s office", "GOV", "body"),
    ],
)
def test_a_noun_gives_its_sector_and_form(noun: str, sector: str, form: str) -> None:
    role = world().role(noun)
    assert role is not None
    assert (role.sector, role.form) == (Sector(sector), form)


@pytest.mark.parametrize("noun", ["spokesman", "spokespeople", "envoy", "delegation", "negotiators"])
def test_who_speaks_for_another_inherits_its_sector(noun: str) -> None:
    role = world().role(noun)
    assert role is not None
    assert role.inherits
    assert role.sector is None


@pytest.mark.parametrize("noun", ["table", "former", "deputy senior", ""])
def test_what_is_no_role_gives_none(noun: str) -> None:
    assert world().role(noun) is None


def test_every_role_is_found_by_singular_and_plural() -> None:
    for role in set(world().roles().values()):
        assert world().role(role.noun) == world().role(role.plural) == role


def test_persons_and_bodies_are_of_fitting_kinds() -> None:
    for role in world().roles().values():
        if role.form == "body":
            assert role.kind is not ActorKind.PERSON, role.noun


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("envoy", "envoys"), ("ministry", "ministries"), ("gunman", "gunmen"), ("church", "churches")],
)
def test_regular_plurals(noun: str, plural: str) -> None:
    assert regular_plural(noun) == plural
