"""Torn, doubled, mis-encoded, out-of-order files: what is wrong is counted with its lines, the rest loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.incidents import How, IncidentsFileError
from tests.incidents import made
from tests.incidents.made import AIR, air, file, loaded, signals


def test_a_row_broken_off_at_the_end_is_left_out(tmp_path: Path) -> None:
    path = file(tmp_path, AIR, air("2025-06-01 21:00", "2025-06-02 09:00"))
    path.write_text(path.read_text("utf-8") + "2025-06-03 21:00,2025-06", encoding="utf-8")
    told, found = loaded(path)
    assert len(found) == 1
    assert signals(told) == {"torn": (3,)}


def test_a_quotation_mark_that_does_not_close_costs_its_row_alone(tmp_path: Path) -> None:
    rows = [air(f"2025-06-{day:02} 21:00", f"2025-06-{day + 1:02} 03:00") for day in range(1, 9)]
    rows[2] = rows[2].replace("Shahed", '"Shahed')
    told, found = loaded(file(tmp_path, AIR, *rows))
    assert len(found) == 7
    assert signals(told) == {"torn": (4,)}


def test_a_note_over_several_lines_is_one_row(tmp_path: Path) -> None:
    rows = [
        made.row(made.ACLED, event_id_cnty=f"N{n}", event_date="2025-05-15", event_type="Battles", actor1="A",
                 sub_event_type="Armed clash", notes="First line,\n\nthird line.")
        for n in (1, 2)
    ]  # fmt: skip
    told, found = loaded(file(tmp_path, made.ACLED, *rows))
    assert len(found) == 2
    assert signals(told) == {}
    assert found.line.tolist() == [2, 5]


def test_rows_that_say_the_same_count_once_and_rows_that_differ_are_told(tmp_path: Path) -> None:
    one, other = (
        air("2025-06-01 21:00", "2025-06-02 09:00"),
        air("2025-06-01 21:00", "2025-06-02 09:00", "12"),
    )
    told, found = loaded(file(tmp_path, AIR, one, one, other))
    assert found.count.tolist() == [12]
    assert signals(told) == {"revised": (2, 3)}


def test_rows_that_end_before_they_start_are_left_out(tmp_path: Path) -> None:
    rows = (air("2025-06-02 09:00", "2025-06-01 21:00"), air("2025-06-03 09:00", "2025-06-03 12:00"))
    told, found = loaded(file(tmp_path, AIR, *rows))
    assert len(found) == 1
    assert signals(told) == {"ends_before_start": (2,)}


def test_a_row_without_a_number_counts_as_one_and_is_told(tmp_path: Path) -> None:
    told, found = loaded(file(tmp_path, AIR, air("2025-06-01 21:00", "2025-06-02 09:00", "many")))
    assert found.count.tolist() == [1]
    assert found.numbered.tolist() == [False]
    assert signals(told) == {"no_number": (2,)}


def test_a_head_repeated_where_files_were_joined_is_no_row(tmp_path: Path) -> None:
    rows = (air("2025-06-01 21:00", "2025-06-02 09:00"), AIR, air("2025-06-03 21:00", "2025-06-04 09:00"))
    told, found = loaded(file(tmp_path, AIR, *rows))
    assert len(found) == 2
    assert signals(told) == {"repeated_head": (3,)}


def test_lines_in_another_encoding_are_read_and_told(tmp_path: Path) -> None:
    good = air("2025-06-01 21:00", "2025-06-02 09:00", target="Café Ünder")
    bad = air("2025-06-03 21:00", "2025-06-04 09:00", target="Córdoba")
    path = tmp_path / "glued.csv"
    path.write_bytes(f"{AIR}\n{good}\n".encode() + f"{bad}\n".encode("cp1252"))
    told, found = loaded(path)
    assert found.texts["place"] == ["Café Ünder", "Córdoba"]
    assert signals(told) == {"mis_encoded": (3,)}


def test_a_few_rows_out_of_the_order_of_time_are_told_and_loaded(tmp_path: Path) -> None:
    days = [*range(1, 15), 3, *range(15, 28)]
    rows = [air(f"2025-06-{day:02} 0{n // 10}:00", f"2025-06-{day:02} 05:00") for n, day in enumerate(days)]
    told, found = loaded(file(tmp_path, AIR, *rows))
    assert len(found) == len(days)
    assert signals(told) == {"unordered": (16,)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 x", "this is a PDF"),
        (b"only one column\n1\n", "no table of several columns"),
        (f"{AIR}\nx,y,z,,,,,,,\n".encode(), "no row can be loaded: line 2: 'x' is no date"),
        (f"{AIR},{AIR}\n".encode(), "twice"),
    ],
)
def test_a_file_of_which_nothing_can_be_loaded_says_why(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(IncidentsFileError, match=said):
        loaded(path)
    assert not path.with_suffix(".parquet").exists()


def test_an_encoding_that_is_asked_for_and_is_not_the_files_says_where(tmp_path: Path) -> None:
    path = file(tmp_path, AIR, air("2025-06-01 21:00", "2025-06-02 09:00", target="Ґ"))
    with pytest.raises(IncidentsFileError, match="line 2: is not ascii"):
        loaded(path, How(encoding="ascii"))
