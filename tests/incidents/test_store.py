"""A folder of sources: pinned by hash, revised files shown, any CSV by a saved file of columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.incidents import (
    How,
    IncidentsError,
    IncidentsFileError,
    Store,
    incidents_of,
    read_coverage,
    sources_of,
)
from detente.incidents.kinds import suggest_mapping
from detente.incidents.kinds.airattacks import AirAttacks
from detente.incidents.listing import Wanted, listing
from tests.incidents.made import AIR, air, file, loaded

FIRST = (
    air("2025-06-01 21:00", "2025-06-02 09:00"),
    air("2025-06-03 21:00", "2025-06-04 09:00", target="Sumy oblast"),
)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path, store = file(tmp_path, AIR, *FIRST), Store(tmp_path / "kept")
    first, changed = store.load(path)
    again, changed_again = store.load(path)
    assert (changed, changed_again) == (True, False)
    assert first == again
    assert [one.loaded.sha256 for one in store.sources()] == [first.sha256]


def test_a_newer_file_of_a_source_says_what_it_changes(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    first, _ = store.load(file(tmp_path, AIR, *FIRST))
    newer = (air("2025-06-01 21:00", "2025-06-02 09:00", "11"), air("2025-06-05 21:00", "2025-06-06 09:00"))
    told, changed = store.load(file(tmp_path, AIR, *newer))
    assert changed
    (revision,) = told.revisions
    assert (revision["added"], revision["changed"], revision["gone"]) == (1, 1, 1)
    assert revision["sha256"] == first.sha256


def test_a_file_that_fails_leaves_what_was_loaded(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.load(file(tmp_path, AIR, *FIRST))
    with pytest.raises(IncidentsFileError):
        store.load(file(tmp_path, AIR, "torn"))
    (kept,) = store.sources()
    assert len(incidents_of(kept)) == 2


def test_a_record_that_lost_its_file_says_what_to_do(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.load(file(tmp_path, AIR, *FIRST))
    (tmp_path / "kept" / "made.parquet").unlink()
    with pytest.raises(IncidentsError, match=r"is missing. Load made.csv again"):
        store.sources()


def test_a_csv_file_can_be_meant_in_place_of_a_folder(tmp_path: Path) -> None:
    with sources_of(file(tmp_path, AIR, *FIRST)) as sources:
        assert [one.loaded.incidents for one in sources] == [2]
    with pytest.raises(IncidentsFileError, match="is not there"), sources_of(tmp_path / "none"):
        pass


def test_any_table_by_a_file_of_columns(tmp_path: Path) -> None:
    table = file(
        tmp_path, "Day;Region;Weapon used;Shots", "03/04/2025;North;mortar;12", "25/04/2025;South;FPV drone;3"
    )
    columns = tmp_path / "columns.yaml"
    columns.write_text(
        "start: Day\nadmin1: Region\nweapon: Weapon used\ncount: Shots\ntimezone: Europe/Kyiv\n"
    )
    told, found = loaded(table, How(columns=columns))
    assert told.kind == "mapped"
    assert found.count.tolist() == [12, 3]
    assert found.classes["weapons"] == [("mortar",), ("drone", "fpv")]
    assert told.coverage.reporter == "not said"


def test_a_suggested_file_of_columns_can_be_read_back(tmp_path: Path) -> None:
    head = ["Date", "Oblast", "Weapon", "Killed", "Remarks"]
    columns = tmp_path / "columns.yaml"
    columns.write_text(suggest_mapping(head, "t.csv"))
    table = file(tmp_path, ",".join(head), "2025-04-25,North,mortar,2,x")
    told, found = loaded(table, How(columns=columns))
    assert (told.rows, found.texts["admin1"]) == (1, ["North"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("begin: Day\n", "begin is no value"),
        ("place: Region\n", "names no column for start"),
        ("start: When\n", "the table has no column when"),
        ("start: Day\ndates: sideways\n", "dates is 'sideways'"),
        ("start: [\n", "not YAML"),
    ],
)
def test_a_wrong_file_of_columns_says_what_is_wrong(tmp_path: Path, content: str, said: str) -> None:
    columns = tmp_path / "columns.yaml"
    columns.write_text(content)
    with pytest.raises(IncidentsFileError, match=said):
        loaded(file(tmp_path, "Day,Region", "2025-04-25,North"), How(columns=columns))


def test_a_coverage_file_says_what_a_source_covers(tmp_path: Path) -> None:
    path = tmp_path / "coverage.yaml"
    path.write_text(
        "reporter: A monitor\nweapons: [artillery]\nuntil: 2025-07-01T00:00Z\n"
        "gaps:\n  - {from: 2025-05-01, to: 2025-05-03, note: power cut}\n"
        "breaks:\n  - {on: 2025-06-01, note: more posts}\n"
    )
    found = read_coverage(path, AirAttacks().coverage())
    assert (found.reporter, found.weapons, found.area) == ("A monitor", ("artillery",), "Ukraine")
    assert (found.gaps[0].note, found.breaks[0].note) == ("power cut", "more posts")
    path.write_text("weapons: [catapult]\n")
    with pytest.raises(IncidentsFileError, match="weapons has catapult"):
        read_coverage(path, found)


def test_incidents_are_listed_in_the_order_of_time(tmp_path: Path) -> None:
    with sources_of(file(tmp_path, AIR, *reversed(FIRST))) as sources:
        found = listing(sources, Wanted(), 1)
        assert (found.total, found.rows[0]["line"]) == (2, 3)
        assert [row["place"] for row in listing(sources, Wanted(place="sumy")).rows] == ["Sumy oblast"]
        assert listing(sources, Wanted(weapon="missile")).total == 0
        assert listing(sources, Wanted(until="2025-06-02")).total == 1
