"""The ETH/PRIO data set: its rows as ceasefires, its cells untouched, its damage told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.ceasefires import Truce, ledger
from detente.analysis.ceasefires.cf import COLUMNS, read_cf
from detente.analysis.ceasefires.cf.truces import cf_truces
from detente.exports.ceasefires import write_cf
from detente.sources.tolerant import TableFileError
from tests.analysis.truces import telling, told, truce

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ceasefires" / "cf.csv"
ROW = dict.fromkeys(COLUMNS, "0") | {
    "cc": "1", "cf_id": "7", "uniq_id": "1007", "location": "Norland", "actor_name": "Sudland Front",
    "ucdp_actor_id": "9", "pax_id": "-1", "cf_dec_yr": "2001", "cf_dec_month": "5", "cf_dec_day": "11",
    "cf_effect_yr": "2001", "cf_effect_month": "5", "cf_effect_day": "14", "side": "1", "ended": "-1",
    "end_yr": "-1", "end_month": "-1", "end_day": "-1", "ceasefire_class": "1", "id": "1",
}  # fmt: skip


def written(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def coded(tmp_path: Path, **cells: str) -> Truce:
    path = tmp_path / "cf.csv"
    path.write_text(written(ROW | cells), encoding="utf-8")
    (found,) = cf_truces(read_cf(path))
    return found


def back(path: Path) -> list[list[str]]:
    out = io.StringIO()
    write_cf(ledger(cf_truces(read_cf(path))), out)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def test_a_ceasefire_of_two_actors_with_all_that_its_rows_say() -> None:
    first, second, third = cf_truces(read_cf(EXAMPLE))
    assert (first.id, first.status, first.agreements) == ("cf-999001", "expired", ("4242",))
    assert [(one.party.name, one.word.value) for one in first.declarations] == [
        ("Government of Norland", "agrees"),
        ("Sudland Front", "agrees"),
        ("Ostmark", "mediates"),
        ("UN", "mediates"),
    ]
    assert first.disputed == ("declared_on",)
    assert (first.value("side"), first.value("class"), first.value("purposes")) == (
        "bilateral",
        "with_compliance",
        "holiday",
    )
    assert (first.value("duration"), first.value("end_planned")) == ("P10D", "2031-01-03")
    assert (second.status, second.value("duration_in_words")) == ("declared", "Duration of peace talks")
    assert second.value("duration", "start_actual", "effect") == ""
    assert (third.status, third.value("effect")) == ("never_in_force", "never_in_force")


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"cf_dec_day": "-1"}, "2001-05"),
        ({"cf_dec_day": "-1", "cf_dec_month": "-1"}, "2001"),
        ({"cf_dec_yr": "-1"}, ""),
        ({"cf_dec_yr": "2001.0", "cf_dec_month": "5.0"}, "2001-05-11"),
    ],
)
def test_minus_one_is_unknown(tmp_path: Path, cells: dict[str, str], value: str) -> None:
    assert coded(tmp_path, **cells).value("declared_on") == value


@pytest.mark.parametrize(
    ("ended", "end", "status"),
    [
        ("-1", "-1", "end_not_known"),
        ("0", "0", "in_force"),
        ("1", "2001", "expired"),
        ("2", "2001", "ended"),
        ("4", "2001", "ended"),
    ],
)
def test_how_it_ended(tmp_path: Path, ended: str, end: str, status: str) -> None:
    assert coded(tmp_path, ended=ended, end_yr=end).status == status


def test_codes_stand_beside_what_they_mean_and_on_what_basis(tmp_path: Path) -> None:
    found = {(one.column, one.value): one for one in coded(tmp_path, ceasefire_class="3", ended="4").codes}
    assert (found["ceasefire_class", "3"].meaning, found["ceasefire_class", "3"].basis) == (
        "definitive",
        "authors' code",
    )
    assert found["ended", "4"].basis == "inferred"


def test_what_is_imported_is_exported_cell_by_cell() -> None:
    assert back(EXAMPLE) == list(csv.reader(EXAMPLE.open(encoding="utf-8", newline="")))


CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffd"), max_size=12)


@settings(max_examples=40, deadline=None)
@given(cells=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4, unique=True))
def test_no_text_of_a_cell_is_lost_through_an_export(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("cf") / "cf.csv"
    rows = [
        ROW | {"cf_pp": pp, "comment": comment, "actor_name": name, "uniq_id": str(number), "id": str(number)}
        for number, (pp, comment, name) in enumerate(cells, 1)
    ]
    path.write_text(written(*rows), encoding="utf-8", newline="")
    first = read_cf(path)
    again = path.with_name("again.csv")
    with again.open("w", encoding="utf-8", newline="") as out:
        write_cf(ledger(cf_truces(first)), out)
    second = read_cf(again)
    assert [row.cells for own in second.groups.values() for row in own] == [
        row.cells for own in first.groups.values() for row in own
    ]


def test_a_cell_that_a_spreadsheet_would_compute_is_guarded_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "cf.csv"
    path.write_text(written(ROW | {"comment": "=1+1", "cf_pp": "-1"}), encoding="utf-8")
    head, row = back(path)
    assert (row[head.index("comment")], row[head.index("cf_pp")]) == ("'=1+1", "-1")


def test_columns_of_its_own_stay(tmp_path: Path) -> None:
    path = tmp_path / "cf.csv"
    path.write_text(written(ROW | {"my_note": "see file"}), encoding="utf-8")
    assert back(path)[0] == [*COLUMNS, "my_note"]
    assert [(flaw.kind, flaw.lost) for flaw in read_cf(path).flaws] == [("column", False)]


def test_damaged_rows_are_told_with_their_lines_and_the_rest_loads(tmp_path: Path) -> None:
    path = tmp_path / "cf.csv"
    head, row = written(ROW).splitlines()
    other = written(ROW | {"uniq_id": "1008", "cf_effect_yr": "soon", "id": "2"}).splitlines()[1]
    raw = "\n".join([head, row, row, row[:40], other, row.replace("Sudland Front", "Südland Front")])
    path.write_bytes(raw.encode("utf-8").replace("Südland".encode(), b"S\xfcdland") + b"\n")
    found = read_cf(path)
    assert {(flaw.kind, flaw.lines, flaw.lost) for flaw in found.flaws} == {
        ("torn", (4,), True),
        ("duplicate", (3,), True),
        ("no_number", (5,), False),
        ("encoding", (6,), False),
        ("revised", (6,), False),
    }
    assert [one.parties[-1].name for one in cf_truces(found)] == ["Südland Front", "Sudland Front"]


def test_an_id_of_two_ceasefires_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "cf.csv"
    later = ROW | {"cf_dec_yr": "2020", "cf_effect_yr": "2020", "id": "2"}
    path.write_text(written(ROW, later), encoding="utf-8")
    found = read_cf(path)
    assert list(found.groups) == ["1007@2001-5-11", "1007@2020-5-11"]
    assert [(flaw.kind, flaw.lines) for flaw in found.flaws] == [("id_twice", (2, 3))]


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cf.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(TableFileError, match=r"cf\.csv, line 1: it has no column 'actor_name'"):
        read_cf(path)


def test_a_ceasefire_of_the_record_in_the_columns_of_the_data_set(tmp_path: Path) -> None:
    pause = truce("the humanitarian pause", "expired", by="M23", parties="M23, Congo", side="unilateral",
                  start="2025-02-04", end="2025-02-08", duration="P5D",
                  purposes=("humanitarian",))  # fmt: skip
    wanted = truce("a longer one", "demanded", by="Congo", parties="M23, Congo", duration="P30D")
    out = io.StringIO()
    assert write_cf(ledger(told(telling("2025-02-10", pause, wanted))), out) == 1
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    expected = {
        "actor_name": "M23", "side": "1", "cf_effect_yr": "2025", "cf_effect_month": "2",
        "cf_effect_day": "4", "cf_dec_yr": "-1", "end_day": "8", "fixed": "1", "fixed_time": "5",
        "p_humanitarian": "1", "ended": "1", "ceasefire_class": "-1", "coder": "detente",
        "location": "Democratic Republic of the Congo",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert "the humanitarian pause" in row["evidence_onset"]
    path = tmp_path / "ours.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    (again,) = cf_truces(read_cf(path))
    assert (again.value("start_actual"), again.value("end_actual"), again.value("duration")) == (
        "2025-02-04",
        "2025-02-08",
        "P5D",
    )
