"""Names as reports write them, and the parties that they can mean."""

from __future__ import annotations

from datetime import date

import pytest

from detente.knowledge.world import world
from detente.model.codes import ActorKind, Sector

WORLD = world()
STATES = [
    key for key, party in WORLD.parties().items() if len(key) == 3 and key == party.country and key.isupper()
]


def keys(name: str, on: date | None = None) -> set[str]:
    return {party.key for party in WORLD.lookup(name, on)}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "USA"),
        ("Britain", "GBR"),
        ("the Kremlin", "RUS"),
        ("Blue House", "KOR"),
        ("Elysee", "FRA"),
        ("IVORY COAST", "CIV"),
        ("Emiratis", "ARE"),
        ("Thai", "THA"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Türkiye", "TUR"),
        ("Cote d’Ivoire", "CIV"),
        ("Guinea-Bissau", "GNB"),
        ("Unifil", "unifil"),
        ("the Houthis", "houthis"),
        ("Al Shabaab", "al_shabaab"),
        ("al-Shabab", "al_shabaab"),
        ("Somaliland", "somaliland"),
        ("Nato", "nato"),
        ("Knesset", "knesset"),
        ("Abkhaz", "abkhazia"),
    ],
)
def test_a_name_finds_its_party(name: str, key: str) -> None:
    assert keys(name) == {key}


@pytest.mark.parametrize("name", ["us", "who", "Hague", "states", "", "Atlantis"])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert keys(name) == set()


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Congo", {"COG", "COD"}),
        ("Congolese", {"COG", "COD"}),
        ("Korea", {"PRK", "KOR"}),
        ("Dominican", {"DMA", "DOM"}),
        ("Brussels", {"BEL", "eu", "nato"}),
        ("RSF", {"rsf", "rsf_ngo"}),
        ("SDF", {"sdf", "jsdf"}),
    ],
)
def test_an_ambiguous_name_finds_all_and_says_so(name: str, several: set[str]) -> None:
    assert keys(name) == several
    assert all(alias.ambiguous for alias in WORLD.find(name))


@pytest.mark.parametrize(
    "name", ["Georgia", "Jordan", "Chad", "Turkey", "Washington", "Guinea", "American", "Indian"]
)
def test_a_name_with_a_meaning_outside_the_world_says_so(name: str) -> None:
    assert all(alias.also for alias in WORLD.find(name))


@pytest.mark.parametrize(
    ("name", "then", "now"),
    [
        ("Zaire", date(1996, 5, 1), date(2005, 5, 1)),
        ("Swaziland", date(2018, 4, 19), date(2018, 4, 20)),
        ("Nusra Front", date(2016, 7, 31), date(2016, 8, 1)),
        ("Bonn", date(1985, 1, 1), date(2001, 12, 5)),
    ],
)
def test_a_former_name_holds_in_its_time_only(name: str, then: date, now: date) -> None:
    assert len(WORLD.lookup(name, then)) == 1
    assert WORLD.lookup(name, now) == ()
    assert len(WORLD.lookup(name)) == 1


def test_an_alias_says_of_which_form_it_is_and_for_what_part_it_stands() -> None:
    pentagon = WORLD.find("the Pentagon")[0]
    assert (pentagon.form, pentagon.sector, pentagon.party.key) == ("seat", Sector.MIL, "USA")
    assert {alias.form for alias in WORLD.find("Georgian")} == {"adjective", "demonym"}


def test_sides_change_with_time() -> None:
    assert WORLD.side("rsf", date(2021, 6, 1)).key == "SDN"
    assert WORLD.side("rsf", date(2023, 4, 15)).key == "rsf"
    assert WORLD.side("rsf").key == "rsf"
    assert WORLD.side("qassam").key == "hamas"
    assert WORLD.side("idf").key == "ISR"
    assert WORLD.side("DEU").key == "DEU"


def test_members_join_and_leave() -> None:
    eu, ecowas = WORLD.party("eu"), WORLD.party("ecowas")
    assert "GBR" in eu.members_on(date(2020, 1, 31))
    assert "GBR" not in eu.members_on(date(2020, 2, 1))
    assert {"MLI", "NER", "BFA"} <= set(ecowas.members_on(date(2020, 1, 1)))
    assert "MLI" not in ecowas.members_on()
    assert len(WORLD.party("nato").members_on(date(2024, 4, 4))) == 32


def test_every_member_of_the_united_nations_has_code_people_and_capital() -> None:
    members = [
        key for key in STATES if (WORLD.party(key).kind, WORLD.party(key).sector) == (ActorKind.STATE, None)
    ]
    assert len(members) == 194  # the 193 members and the Holy See
    for key in members:
        forms = {alias.form for alias in WORLD.aliases(key)}
        assert {"name", "demonym", "adjective", "capital"} <= forms, key
        assert WORLD.party(key).kind is ActorKind.STATE


def test_contested_territories_name_who_claims_them_and_stay_themselves() -> None:
    claims = {
        key: {link.to for link in WORLD.party(key).claims} for key in ("ESH", "crimea", "somaliland", "XKX")
    }
    assert claims == {
        "ESH": {"MAR", "sahrawi_republic"},
        "crimea": {"UKR", "RUS"},
        "somaliland": {"SOM", "somaliland"},
        "XKX": {"SRB", "XKX"},
    }
    assert WORLD.party("somaliland").country is None
    assert WORLD.side("somaliland").key == "somaliland"


def test_armed_groups_cover_the_world() -> None:
    groups = [party for party in WORLD.parties().values() if party.kind is ActorKind.ARMED_GROUP]
    assert len(groups) >= 150
    assert len({group.country for group in groups}) >= 35
    assert all(group.sector for group in groups)


def test_names_holds_every_surface_for_matchers() -> None:
    names = WORLD.names()
    assert {alias.party.key for alias in names["Korea"]} == {"PRK", "KOR"}
    assert all(alias.surface == name for name, found in names.items() for alias in found)
    assert all(WORLD.find(name) for name in names)


def test_every_party_has_a_source() -> None:
    assert [party.key for party in WORLD.parties().values() if not party.source] == []


def test_a_group_that_came_to_rule_is_the_government_from_that_day() -> None:
    taliban, hts = WORLD.party("taliban"), WORLD.party("hts")
    assert taliban.sector_on(date(1998, 8, 1)) is Sector.GOV
    assert taliban.sector_on(date(2015, 8, 1)) is Sector.REB
    assert taliban.sector_on() is Sector.GOV
    assert hts.sector_on(date(2024, 12, 7)) is Sector.REB


@pytest.mark.parametrize(
    ("name", "on", "governs"),
    [
        ("Awami League", date(2015, 1, 1), True),
        ("Awami League", date(2024, 9, 1), False),
        ("Labour Party", date(2001, 1, 1), True),
        ("Labour Party", date(2015, 1, 1), False),
        ("Sinn Féin", date(2015, 1, 1), False),
    ],
)
def test_a_political_party_is_in_government_or_in_opposition(name: str, on: date, governs: bool) -> None:
    (party,) = WORLD.lookup(name)
    assert party.sector is Sector.PTY
    assert party.governs_on(on) is governs


def test_what_a_contested_territory_is_filed_under_is_not_its_country() -> None:
    for key in ("nagorno_karabakh", "abkhazia", "crimea", "somaliland", "northern_cyprus"):
        party = WORLD.party(key)
        assert party.country is None, key
        assert party.filed in {link.to for link in party.claims}, key
    assert WORLD.party("kashmir").filed is None


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Saeima", "LVA", Sector.LEG),
        ("Hluttaw", "MMR", Sector.LEG),
        ("People's Liberation Army", "CHN", Sector.MIL),
        ("Northern Fleet", "RUS", Sector.MIL),
        ("Bundesnachrichtendienst", "DEU", Sector.SPY),
        ("Carabinieri", "ITA", Sector.COP),
        ("Reserve Bank of India", "IND", Sector.GOV),
        ("Hurriyet", "TUR", Sector.JRN),
        ("Rosneft", "RUS", Sector.BUS),
        ("Harvard", "USA", Sector.EDU),
        ("COSATU", "ZAF", Sector.LAB),
        ("Al-Azhar", "EGY", Sector.REL),
        ("Hazaras", "AFG", Sector.CIV),
        ("Red Brigades", "ITA", Sector.REB),
    ],
)
def test_a_body_by_its_own_name_has_country_and_sector(name: str, country: str, sector: Sector) -> None:
    (party,) = WORLD.lookup(name)
    assert (party.country, party.sector) == (country, sector)


def test_every_named_parliament_force_and_service_is_a_states_or_an_organisations() -> None:
    for party in WORLD.parties().values():
        if party.sector in (Sector.LEG, Sector.MIL, Sector.SPY) and party.kind is not ActorKind.ALLIANCE:
            shared = party.key in ("house_of_commons", "mfo", "mnjtf")
            assert shared or party.country or party.side_of or party.sides or party.members, party.key
