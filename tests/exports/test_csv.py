"""CSV and its ZIP, opened with Python's csv and with DuckDB."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given

from detente.exports.export import Form
from detente.exports.table import Kind, TableName, table_of
from detente.exports.table.cell import looks_like_formula, plain
from detente.model import Kept
from tests.exports.kept import HOSTILE_NAME, NOTHING, SAMPLE, any_kept, exported, few, hostile, rows_of

EVENTS = table_of(TableName.EVENTS)


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_lists_booleans_and_numbers_as_text() -> None:
    rows = read(exported(Form.CSV, SAMPLE, tables=[TableName.CEASEFIRES]).data)
    assert rows[0]["parties"] == "Arvenia | Sorland"
    assert rows[0]["unconditional"] == ""
    assert rows[0]["confidence"] == "0.5"
    reports = read(exported(Form.CSV, SAMPLE, tables=[TableName.REPORTS]).data)
    assert reports[0]["restricted"] == "false"


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert exported(Form.CSV, SAMPLE).data.startswith(b"\xef\xbb\xbfid,act,")


def test_text_from_outside_is_never_computed() -> None:
    (row,) = read(exported(Form.CSV, hostile()).data)
    assert row["actor"] == "'" + HOSTILE_NAME
    assert row["quote"].startswith("'@SUM(1+1)")
    assert (row["publisher"], row["url"], row["weapon"]) == ("'-1+1", "'+cmd", "'\t=1")
    assert row["place_lat"] == "-50.45"


def test_arabic_cyrillic_emoji_and_line_breaks_stay_and_control_characters_show() -> None:
    (row,) = read(exported(Form.CSV, hostile()).data)
    assert "struck\\x07 “Киев”,\nوقال السلام 👩‍🚒;" in row["quote"]
    assert row["damage"] == "a\\x00b"


def test_duckdb_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(exported(Form.CSV, SAMPLE, hostile()).data)
    found = duckdb.read_csv(str(path), all_varchar=True).select("id", "act", "actor").fetchall()
    assert found[-1][1:] == ("attack", "'" + HOSTILE_NAME)
    assert len(found) == 4


def test_nothing_is_a_header() -> None:
    for kept in ((), (NOTHING,)):
        data = exported(Form.CSV, *kept).data
        assert data.decode("utf-8-sig").splitlines() == [",".join(EVENTS.header)]


def test_a_zip_holds_every_table_and_is_the_same_each_time() -> None:
    first, second = (exported(Form.ZIP, SAMPLE).data for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(f"{name}.csv" for name in TableName)
        assert len(read(archive.read("events.csv"))) == 3


@few
@given(any_kept())
def test_any_row_comes_back(kept: Kept) -> None:
    for name in (TableName.EVENTS, TableName.QUOTATIONS):
        expected = rows_of(name, kept)
        found = read(exported(Form.CSV, kept, tables=[name]).data)
        assert len(found) == len(expected)
        texts = [one.name for one in table_of(name).columns if one.kind in (Kind.TEXT, Kind.TEXTS)]
        for row, known in zip(found, expected, strict=True):
            for column in texts:
                shown = str(plain(known[column]) or "")
                assert row[column] == ("'" + shown if looks_like_formula(shown) else shown)
                assert not looks_like_formula(row[column])


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t1", "\r1", " =1", "\n=1", "＝1", "＠a"])
def test_what_a_spreadsheet_could_compute(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["a=1", "“-1”", "1-1", "Киев", ""])
def test_what_it_could_not(text: str) -> None:
    assert not looks_like_formula(text)
