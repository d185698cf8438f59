"""Workbooks, opened with openpyxl."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given

from detente.exports.export import Form
from detente.exports.table import TableName
from detente.exports.xlsxfile import CUT, MAX_UNITS, fitting, write_xlsx
from detente.model import Kept
from tests.exports import sample
from tests.exports.kept import HOSTILE_NAME, NOTHING, SAMPLE, any_kept, exported, few, hostile, rows_of


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Any) -> list[dict[str, Any]]:
    header, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rest]


def test_a_sheet_a_type_with_its_header_frozen() -> None:
    found = book(exported(Form.XLSX, SAMPLE).data)
    assert found.sheetnames == [name.value for name in TableName]
    for sheet in found:
        assert sheet.freeze_panes == "B2"
        assert sheet["A1"].font.bold
    widths = found["events"].column_dimensions
    assert widths["A"].width > 20


def test_values_keep_their_types() -> None:
    found = book(exported(Form.XLSX, SAMPLE).data)
    strike = next(row for row in rows(found["events"]) if row["id"] == sample.STRIKE.id)
    assert strike["killed"] == 3
    assert strike["date"] == "2025-05-10"
    assert strike["start"] == sample.TEXT.index("Shells hit")
    assert strike["sentence"].startswith("Shells hit Greyford on Saturday, killing at least 3")
    assert rows(found["reports"])[0]["restricted"] is False
    assert rows(found["violation_claims"])[0]["count"] == 12


def test_text_from_outside_is_text_and_stays_it_when_edited() -> None:
    (header, cells) = book(exported(Form.XLSX, hostile()).data)["events"].iter_rows()
    row = {name.value: cell for name, cell in zip(header, cells, strict=True)}
    for name in ("actor", "quote", "publisher", "url", "weapon"):
        assert row[name].data_type == "s", name
        assert row[name].quotePrefix, name
    assert row["actor"].value == HOSTILE_NAME
    assert row["url"].hyperlink is None
    assert row["place_lat"].value == -50.45
    assert not row["act"].quotePrefix


def test_text_that_looks_like_the_writers_own_xml_is_no_xml() -> None:
    found = rows(book(exported(Form.XLSX, hostile()).data)["events"])[0]
    assert found["title"].strip() == "<r><t>broken</t></r>"
    assert "<b>it</b> said." in found["quote"]
    assert found["damage"] == "a\\x00b"


def test_nothing_is_sheets_with_headers() -> None:
    for kept in ((), (NOTHING,)):
        found = book(exported(Form.XLSX, *kept).data)
        assert found["events"].max_row == 1
        assert found["events"]["A1"].value == "id"


def test_rows_beyond_a_sheet_go_on_in_the_next() -> None:
    out = io.BytesIO()
    write_xlsx([SAMPLE, SAMPLE], out, [TableName.EVENTS], max_rows=5)
    found = book(out.getvalue())
    assert found.sheetnames == ["events", "events 2"]
    assert [len(rows(sheet)) for sheet in found] == [4, 2]
    expected = [row["id"] for row in rows_of(TableName.EVENTS, SAMPLE)] * 2
    assert [row["id"] for sheet in found for row in rows(sheet)] == expected


@pytest.mark.parametrize("letter", ["a", "я", "🕊"])
def test_a_cell_holds_what_excel_takes_and_says_that_it_is_cut(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    whole = letter * (MAX_UNITS // units)
    assert fitting(whole) == whole
    cut = fitting(whole + letter)
    assert cut.endswith(CUT)
    assert MAX_UNITS - 2 < len(cut.encode("utf-16-le")) // 2 <= MAX_UNITS


@few
@given(any_kept())
def test_any_reading_makes_a_workbook_that_opens(kept: Kept) -> None:
    found = book(exported(Form.XLSX, kept).data)
    for name in TableName:
        assert len(rows(found[name.value])) == len(rows_of(name, kept))
