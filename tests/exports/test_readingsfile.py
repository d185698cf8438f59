"""Readings as Parquet: whole, always the same bytes, and only our own are taken back."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from detente.exports.read_kept import kept_in
from detente.exports.readingsfile import write_readings
from detente.model import Kept, UnreadableReportError
from tests.exports import sample

REPORT = sample.READING.report
OTHER = sample.READING.model_copy(update={"report": REPORT.model_copy(update={"title": 'It\'s "so"\n* 🕊'})})


def taken(path: Path) -> list[Kept | UnreadableReportError]:
    return list(kept_in(str(path)))


def problem(path: Path) -> str:
    (found,) = taken(path)
    assert isinstance(found, UnreadableReportError)
    return str(found).replace(str(path), path.name)


def test_readings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "part-0.parquet"
    assert write_readings([("a.txt", sample.READING), ("b.txt", OTHER)], path) == 2
    found = taken(path)
    assert [one.reading for one in found if isinstance(one, Kept)] == [sample.READING, OTHER]
    assert all(one.whole for one in found if isinstance(one, Kept))


def test_the_same_readings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_readings([("a.txt", sample.READING)] * 50, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_one_looks_for_has_columns(tmp_path: Path) -> None:
    path = tmp_path / "part-0.parquet"
    write_readings([("a.csv:2", sample.READING)], path)
    wanted = f"SELECT place, report, events, reader, restricted FROM '{path}'"
    (row,) = duckdb.connect().execute(wanted).fetchall()
    assert row == ("a.csv:2", REPORT.id, len(sample.READING.events), sample.READING.reader.name, False)


def test_no_readings_are_a_file_too(tmp_path: Path) -> None:
    assert write_readings([], tmp_path / "part-0.parquet") == 0
    assert taken(tmp_path / "part-0.parquet") == []


def test_a_folder_gives_its_parts_in_order(tmp_path: Path) -> None:
    write_readings([("b.txt", OTHER)], tmp_path / "part-1.parquet")
    write_readings([("a.txt", sample.READING)], tmp_path / "part-0.parquet")
    (tmp_path / "part-0.json").write_text("{}")
    found = taken(tmp_path)
    assert [one.reading.report.title for one in found if isinstance(one, Kept)] == [
        REPORT.title, OTHER.report.title,
    ]  # fmt: skip


def test_another_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    duckdb.sql(f"COPY (SELECT '{{}}' AS reading) TO '{path}' (FORMAT parquet)")
    assert problem(path).startswith("other.parquet: this Parquet file holds no readings of detente run. Give")
    path.write_bytes(b"PAR1, but not really")
    assert problem(path).startswith("other.parquet: this is no Parquet file, or a damaged one. Give")
    assert "no such file" in problem(tmp_path / "none.parquet")


def test_a_later_version_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "part-0.parquet"
    about = "KV_METADATA {format: 'detente-readings', version: '2'}"
    duckdb.sql(f"COPY (SELECT '{{}}' AS reading) TO '{path}' (FORMAT parquet, {about})")
    assert "version '2' of the format and this Detente reads version 1. Run it again" in problem(path)


@pytest.mark.parametrize(
    ("reading", "says"),
    [
        ("{}", "report: Field required"),
        ("NULL", "it holds no reading"),
        (sample.READING.model_dump_json().replace(REPORT.id, "report-0000000000000000"), "is not the one of"),
        (sample.READING.model_dump_json().replace('"quote":"', '"quote":"x'), "is not as long as its quote"),
        (Kept(reading=sample.READING).model_dump_json(), "Field required"),
    ],
)
def test_a_row_that_was_tampered_with_comes_as_an_error(tmp_path: Path, reading: str, says: str) -> None:
    path = tmp_path / "part-0.parquet"
    value = "NULL" if reading == "NULL" else "'" + reading.replace("'", "''") + "'"
    about = "KV_METADATA {format: 'detente-readings', version: '1'}"
    duckdb.sql(f"COPY (SELECT {value}::VARCHAR AS reading) TO '{path}' (FORMAT parquet, {about})")
    assert "line 1" in problem(path)
    assert says in problem(path)


def test_damage_in_the_midst_is_told(tmp_path: Path) -> None:
    path = tmp_path / "part-0.parquet"
    write_readings([(f"{n}.txt", sample.READING) for n in range(20)], path)
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 400] = bytes(400)
    path.write_bytes(raw)
    assert any(isinstance(one, UnreadableReportError) for one in taken(path))
