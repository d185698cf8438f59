"""Two orders of dates in one file: found by what is clear, said, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.incidents import How, IncidentsFileError, instant
from detente.incidents.datecells import DAY_FIRST, MONTH_FIRST, DateForms
from detente.incidents.errors import RowProblem
from tests.incidents.made import GED, file, loaded, row, signals


def ged(number: int, start: str, end: str | None = None) -> str:
    return row(GED, id=str(number), type_of_violence="1", side_a="A", side_b="B", date_prec="1",
               date_start=start, date_end=end or start)  # fmt: skip


def days(
    tmp_path: Path, *rows: str, how: How | None = None
) -> tuple[list[str], dict[str, tuple[int, ...]], str]:
    told, found = loaded(file(tmp_path, GED, *rows), how)
    return [f"{instant(float(at)):%Y-%m-%d}" for at in found.start], signals(told), "; ".join(told.dates)


def test_numbers_are_read_as_those_that_are_clear_show(tmp_path: Path) -> None:
    found, told, said = days(tmp_path, ged(1, "5/11/2019"), ged(2, "25/11/2019"), ged(3, "2019-01-31"))
    assert found == ["2019-01-31", "2019-11-05", "2019-11-25"]
    assert told == {}
    assert "day and month both below 13: 2, read as day/month/year, as the others show" in said


def test_two_orders_in_one_file_are_said_and_what_is_not_clear_is_left_out(tmp_path: Path) -> None:
    rows = (ged(1, "25/11/2019"), ged(2, "11/25/2019 0:00"), ged(3, "5/11/2019"))
    found, told, said = days(tmp_path, *rows)
    assert found == ["2019-11-25", "2019-11-25"]
    assert told == {"ambiguous_date": (4,)}
    assert "the file shows both orders" in said


def test_the_other_date_of_a_row_shows_its_order(tmp_path: Path) -> None:
    rows = (ged(1, "25/11/2019"), ged(2, "11/25/2019"), ged(3, "5/11/2019", "5/14/2019"))
    found, told, _ = days(tmp_path, *rows)
    assert found == ["2019-05-11", "2019-11-25", "2019-11-25"]
    assert told == {}


def test_where_nothing_shows_the_order_a_person_has_to_say(tmp_path: Path) -> None:
    with pytest.raises(IncidentsFileError, match="--dates"):
        days(tmp_path, ged(1, "5/11/2019"))
    found, _, said = days(tmp_path, ged(1, "5/11/2019"), how=How(order=MONTH_FIRST))
    assert found == ["2019-05-11"]
    assert "as asked" in said


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-05-11", "2025-05-11 00:00"),
        ("20250511", "2025-05-11 00:00"),
        ("2025-05-11 8:30", "2025-05-11 08:30"),
        ("2025-05-11T08:30:00Z", "2025-05-11 08:30"),
        ("11 May 2025", "2025-05-11 00:00"),
        ("11-May-25", "2025-05-11 00:00"),
        ("11.05.2025", "2025-05-11 00:00"),
        ("7/7/2025", "2025-07-07 00:00"),
        ("25/12/2025 11:30 PM", "2025-12-25 23:30"),
    ],
)
def test_dates_as_data_sets_write_them(written: str, read: str) -> None:
    assert f"{DateForms().read(written).at:%Y-%m-%d %H:%M}" == read


@pytest.mark.parametrize("written", ["", "soon", "2025-02-30", "31/04/2025", "99/99/2025"])
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(RowProblem):
        DateForms(DAY_FIRST).read(written)
