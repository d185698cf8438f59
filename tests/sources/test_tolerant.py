"""CSV files that may be damaged."""

from __future__ import annotations

import pytest

from detente.sources.tolerant import Rows, TableFileError, rows_of, told


def read(raw: bytes) -> Rows:
    return rows_of(raw, "t.csv")


def cells(found: Rows) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, tuple(row.cells.values())) for row in found.rows]


@pytest.mark.parametrize("raw", [b"a,b\n1,2\n", b"a;b\r\n1;2\r\n", b"a\tb\n1\t2", b"\xef\xbb\xbfa,b\n1,2\n",
                                 "a,b\n1,2\n".encode("utf-16")])  # fmt: skip
def test_delimiters_marks_and_line_ends(raw: bytes) -> None:
    found = read(raw)
    assert (found.columns, cells(found), found.flaws) == (("a", "b"), [(2, ("1", "2"))], ())


def test_a_cell_may_hold_lines_and_quotation_marks() -> None:
    assert cells(read(b'a,b\n1,"x\ny"\n2,"say ""no"""\n')) == [(2, ("1", "x\ny")), (4, ("2", 'say "no"'))]


def test_a_quotation_mark_that_never_closes_costs_its_own_line_only() -> None:
    found = read(b'a,b\n1,"torn\n2,ok\n3,"fine"\n')
    assert cells(found) == [(3, ("2", "ok")), (4, ("3", "fine"))]
    assert [(flaw.kind, flaw.lines) for flaw in found.flaws] == [("torn", (2,))]


def test_every_flaw_is_counted_with_its_lines() -> None:
    found = read(b"a,b\n1,2\n1,2\n3\n4,caf\xe9\n5,\xef\xbf\xbd\n6,7,8\n")
    assert {(flaw.kind, flaw.lines) for flaw in found.flaws} == {
        ("torn", (4, 7)), ("duplicate", (3,)), ("encoding", (5,)), ("lost_character", (6,)),
    }  # fmt: skip
    assert cells(found)[1:] == [(5, ("4", "café")), (6, ("5", "\ufffd"))]
    assert next(iter(told(found.flaws, "t.csv"))) == (
        "t.csv, lines 4, 7: 2 rows left out, torn: a row must have 2 cells"
    )


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"a,a\n1,2\n", "stands twice"),
        (b"PK\x03\x04\x00", "office"),
        (bytes(range(256)), "binary"),
        (b"only\n1\n", "several columns"),
    ],
)
def test_what_is_no_table_is_refused(raw: bytes, problem: str) -> None:
    with pytest.raises(TableFileError, match=problem):
        read(raw)


def test_every_line_of_a_file_in_windows_1252_is_named() -> None:
    found = read("a,b\n1,Málaga\n2,ok\n3,Łódź\n".replace("Łódź", "Çelik").encode("cp1252"))
    assert [(flaw.kind, flaw.lines) for flaw in found.flaws] == [("encoding", (2, 4))]
    assert cells(found)[0] == (2, ("1", "Málaga"))


def test_a_quotation_mark_within_a_cell_is_an_inch_and_a_repeated_heading_is_told() -> None:
    found = read(b'a,b\n1,a 5" gun\na,b\n2,ok\n,\n')
    assert cells(found) == [(2, ("1", 'a 5" gun')), (4, ("2", "ok"))]
    assert [(flaw.kind, flaw.lines) for flaw in found.flaws] == [("repeated_head", (3,))]
