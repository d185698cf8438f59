"""A user's own dump of GeoNames: its places join those of the packages."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from detente.knowledge.gazetteer import Gazetteer, ensure_gazetteer, gazetteer_path
from detente.knowledge.gazetteer_dump import dump_rows
from detente.model import KnowledgeError


def line(key: int, name: str, kind: str, code: str, others: str = "", country: str = "UA") -> str:
    """A line of GeoNames's table."""
    about = [
        str(key),
        name,
        name,
        others,
        "48.5",
        "37.5",
        kind,
        code,
        country,
        "",
        "05",
        "1408",
        "",
        "",
        "120",
    ]
    return "\t".join([*about, "", "99", "Europe/Kyiv", "2024-01-01"])


LINES = [
    line(1, "Qualdemaro", "P", "PPL", "Kvaldemaro,Квальдемаро"),
    line(2, "Vastemar River", "H", "STM"),
    line(3, "Grand Hotel Qualdemaro", "S", "HTL"),
    line(4, "Qualdemaro Air Base", "S", "AIRB"),
    line(5, "M 30", "R", "RD"),
    line(703448, "Kyiv of the dump", "P", "PPL"),
]


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "UA.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    monkeypatch.setenv("DETENTE_GEONAMES", str(path))
    return path


def test_places_are_taken_in_and_roads_and_hotels_are_not(dump: Path) -> None:
    shares: list[float] = []
    rows = list(dump_rows(dump, shares.append))
    assert [(row.name, row.feature) for row in rows] == [
        ("Qualdemaro", "city"),
        ("Vastemar River", "water"),
        ("Qualdemaro Air Base", "site"),
        ("Kyiv of the dump", "city"),
    ]
    assert rows[0].others == ("Qualdemaro", "Kvaldemaro", "Квальдемаро")
    assert (rows[0].people, rows[0].admin1, rows[0].admin2) == (120, "05", "1408")


def test_a_zipped_dump_is_read_beside_its_readme(dump: Path, tmp_path: Path) -> None:
    packed = tmp_path / "UA.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(dump, "UA.txt")
        archive.writestr("readme.txt", "GeoNames")
    assert len(list(dump_rows(packed, lambda share: None))) == 4


def test_the_gazetteer_has_the_dump_s_places_and_keeps_the_packages_own(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "cache"))
    path = ensure_gazetteer()
    built = Gazetteer(path)
    (village,) = built.lookup("Kvaldemaro")
    assert (village.id, village.country, village.admin1, village.admin2) == (1, "UKR", "05", "05.1408")
    kyiv = built.entry(703448)
    assert kyiv is not None
    assert (kyiv.name, kyiv.feature) == ("Kyiv", "capital")


def test_a_changed_dump_has_a_gazetteer_of_its_own(dump: Path) -> None:
    before = gazetteer_path()
    dump.write_text(LINES[0] + "\n", encoding="utf-8")
    assert gazetteer_path() != before


def test_what_is_no_dump_is_told_with_its_line(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump.write_text(LINES[0] + "\nid,name\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"line 2: .* 19 fields"):
        list(dump_rows(dump, lambda share: None))
    monkeypatch.setenv("DETENTE_GEONAMES", str(dump.parent / "none.txt"))
    with pytest.raises(KnowledgeError, match="is no file"):
        gazetteer_path()
