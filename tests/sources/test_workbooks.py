"""XLSX and Parquet: the same rows as a CSV table gives."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook

from detente.sources import load
from tests.sources.told import reports, told


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_rows_of_every_sheet_that_names_reports(tmp_path: Path) -> None:
    notes: list[str] = []
    made = workbook(
        tmp_path / "a.xlsx",
        {
            "Notes": [["Who", "What"], ["me", "this"]],
            "May": [
                [],
                ["Text", "Published", "Publisher", "Restricted", "Count"],
                ["It holds.", datetime(2025, 5, 11, 8, 30), "Example Wire", True, 3],
                ["Second.", date(2025, 5, 12), 7.0, None, None],
                [None, None, None, None, None],
                ["Third.", "sometime"],
            ],
            "June": [["text", "date"], ["Fourth.", "2025-06-01"]],
        },
    )
    items = list(load(made, note=notes.append))
    assert told(items, tmp_path) == [
        "a.xlsx!May:3 | It holds.",
        "a.xlsx!May:4 | Second.",
        "a.xlsx!May:6 | ! publication date 'sometime' is no date",
        "a.xlsx!June:2 | Fourth.",
    ]
    first, second = reports(items[:2])
    assert (first.published_at, first.publisher, first.restricted) == (
        "2025-05-11T08:30:00",
        "Example Wire",
        True,
    )
    assert (second.published_at, second.publisher) == ("2025-05-12", "7")
    assert notes == [
        f"{made}!May: not read, as no value of a report: 'count'",
        f"{made}: not read, as they name no reports: sheets 'Notes'",
    ]


def test_rows_that_name_files_beside_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It holds.")
    made = workbook(tmp_path / "a.xlsx", {"S": [["file", "date"], ["one.txt", "2025-05-11"]]})
    assert told(load(made), tmp_path) == ["a.xlsx!S:2 | It holds."]


def test_a_workbook_without_reports_says_what_its_columns_are(tmp_path: Path) -> None:
    made = workbook(tmp_path / "a.xlsx", {"S": [["Body", "When"], ["It holds.", "2025-05-11"]]})
    (item,) = load(made)
    assert "no sheet names reports" in str(item.outcome)
    assert "'Body', 'When'" in str(item.outcome)
    assert "--columns" in str(item.outcome)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"text,date\n"])
def test_what_is_no_workbook(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(raw)
    assert "damaged" in told(load(tmp_path / "a.xlsx"), tmp_path)[0]


def test_a_workbook_with_a_broken_sheet_is_told(tmp_path: Path) -> None:
    made = workbook(tmp_path / "a.xlsx", {"S": [["text", "date"], ["It holds.", "2025-05-11"]]})
    broken = tmp_path / "b.xlsx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            new.writestr(name, raw[: len(raw) // 2] if name.endswith("sheet1.xml") else raw)
    assert any("damaged" in line for line in told(load(broken), tmp_path))
    other = tmp_path / "c.xlsx"
    with zipfile.ZipFile(other, "w") as new:
        new.writestr("a.txt", "a ZIP archive, and no workbook")
    assert "damaged" in told(load(other), tmp_path)[0]


def test_a_workbook_that_is_a_bomb_is_not_opened(tmp_path: Path) -> None:
    made = workbook(tmp_path / "a.xlsx", {"S": [["text", "date"], ["It holds.", "2025-05-11"]]})
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b" " * 5_000_000)
    assert "as no report does" in told(load(made), tmp_path)[0]


def parquet(path: Path, query: str) -> Path:
    duckdb.execute(f"COPY ({query}) TO $path (FORMAT parquet)", {"path": str(path)})
    return path


def test_parquet(tmp_path: Path) -> None:
    made = parquet(
        tmp_path / "a[1]*.parquet",
        "SELECT * FROM (VALUES ('It holds.', DATE '2025-05-11', true, [1]), ('Second.', NULL, false, [2])) "
        "AS t(Text, Published_At, restricted, tags)",
    )
    notes: list[str] = []
    items = list(load(made, note=notes.append))
    assert told(items, tmp_path) == [
        "a[1]*.parquet:1 | It holds.",
        "a[1]*.parquet:2 | ! it has no publication date, so that its days can't be told",
    ]
    assert reports(items[:1])[0].restricted
    assert notes == [f"{made}: not read, as no value of a report: 'tags'"]


def test_parquet_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not at all")
    (line,) = told(load(tmp_path / "a.parquet"), tmp_path)
    assert "no Parquet file, or a damaged one" in line
    assert "/tmp/detente-" not in line
    made = parquet(tmp_path / "b.parquet", "SELECT 1 AS a")
    assert "names no reports" in told(load(made), tmp_path)[0]
