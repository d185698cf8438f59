"""Parquet, opened with DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given

from detente.exports.errors import ExportError
from detente.exports.export import Form
from detente.exports.table import TableName, table_of
from detente.model import Count, Kept, Magnitude
from tests.exports import sample
from tests.exports.kept import ALL, HOSTILE_NAME, NOTHING, SAMPLE, any_kept, exported, few, hostile, rows_of


def read(path: Path, kept: tuple[Kept, ...], name: TableName = TableName.EVENTS) -> duckdb.DuckDBPyRelation:
    path.write_bytes(exported(Form.PARQUET, *kept, tables=[name]).data)
    return duckdb.read_parquet(str(path))


def as_rows(found: duckdb.DuckDBPyRelation) -> list[dict[str, Any]]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_columns_are_typed_and_lists_are_lists(tmp_path: Path) -> None:
    found = read(tmp_path / "a.parquet", (SAMPLE,))
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert (types["actor"], types["start"], types["killed"]) == ("VARCHAR[]", "BIGINT[]", "BIGINT")
    assert (types["confidence"], types["unconditional"], types["date"]) == ("DOUBLE", "BOOLEAN", "VARCHAR")
    offer = next(row for row in as_rows(found) if row["id"] == sample.OFFER.id)
    assert offer["actor"] == ["Ines Torvald"]
    assert offer["verdict"] == ["edit", "accept"]


def test_text_stays_as_it_is(tmp_path: Path) -> None:
    kept = hostile()
    (row,) = as_rows(read(tmp_path / "a.parquet", (kept,)))
    assert row["actor"] == [HOSTILE_NAME]
    assert row["quote"] == [kept.reading.report.text]
    assert row["damage"] == "a\x00b"


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_a_file_with_its_columns(name: TableName, tmp_path: Path) -> None:
    found = read(tmp_path / "a.parquet", (), name)
    assert found.columns == list(table_of(name).header)
    assert found.fetchall() == []
    assert len(read(tmp_path / "b.parquet", (NOTHING,), name)) == (name is TableName.REPORTS)


def test_a_number_that_no_column_holds_is_told() -> None:
    event = sample.STRIKE.model_copy(update={"magnitude": Magnitude(killed=Count(value=10**30))})
    reading = sample.READING.model_copy(update={"events": (event,)})
    with pytest.raises(ExportError, match=r"events can't be written as Parquet.*Write it as CSV"):
        exported(Form.PARQUET, Kept(reading=reading, passed=frozenset({event.id})))


def test_a_row_of_millions_of_characters_fits(tmp_path: Path) -> None:
    report = sample.REPORT.model_copy(update={"title": "я" * 3_000_000})
    reading = sample.READING.model_copy(update={"report": report})
    kept = Kept(reading=reading, passed=frozenset({sample.OFFER.id}))
    (row,) = as_rows(read(tmp_path / "a.parquet", (kept,)))
    assert row["title"] == report.title


@few
@given(any_kept())
def test_any_row_comes_back(tmp_path_factory: pytest.TempPathFactory, kept: Kept) -> None:
    path = tmp_path_factory.mktemp("parquet") / "a.parquet"
    for name in (TableName.EVENTS, TableName.QUOTATIONS, TableName.CEASEFIRES):
        expected = [
            {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
            for row in rows_of(name, kept)
        ]
        assert as_rows(read(path, (kept,), name)) == expected
