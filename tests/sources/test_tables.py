"""CSV and JSON Lines: a report a row, and a bad row costs only itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.model import Report, UnreadableReportError
from detente.sources import Item, Provenance, load


def rows(path: Path, content: str | bytes, user: Provenance | None = None) -> list[Item]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(load(path, user))


def told(items: list[Item]) -> list[str]:
    """Each row's text, or its problem with the line."""
    return [
        i.outcome.text if isinstance(i.outcome, Report) else f"{i.outcome.line}: {i.outcome.problem}"
        for i in items
    ]


def only(items: list[Item]) -> Report:
    (item,) = items
    assert isinstance(item.outcome, Report), item.outcome
    return item.outcome


def test_the_columns_of_a_report(tmp_path: Path) -> None:
    table = (
        "Published_At,Publisher,Title,URL,Language,Restricted,Text,part\n"
        '2025-05-11,Example Wire,"Truce, so far",https://a.example/1,en,yes,"It holds.\nSo far.",x\n'
    )
    report = only(rows(tmp_path / "a.csv", table))
    assert report.text == "It holds.\nSo far."
    assert (report.published_at, report.publisher, report.title) == (
        "2025-05-11",
        "Example Wire",
        "Truce, so far",
    )
    assert (report.url, report.language, report.restricted) == ("https://a.example/1", "en", True)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(tmp_path: Path, separator: str) -> None:
    table = f"date{separator}text\n2025-05-11{separator}It holds.\n"
    assert only(rows(tmp_path / "a.csv", table)).published_at == "2025-05-11"


def test_rows_that_name_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.txt").write_text("Title: From the file\nPublisher: Its own\n\nIt holds.")
    (tmp_path / "two.html").write_text("<html><article><p>It broke on Sunday.</p></article></html>")
    table = "file,published_at,publisher\nsub/one.txt,2025-05-11,From the row\ntwo.html,2025-05-12,\n"
    first, second = (item.outcome for item in rows(tmp_path / "index.csv", table))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, first.title, first.publisher) == ("It holds.", "From the file", "From the row")
    assert (second.text, second.published_at) == ("It broke on Sunday.", "2025-05-12")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "sub/../../secret.txt", "link.txt"])
def test_a_row_cannot_name_a_file_outside_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    items = rows(folder / "index.csv", f"file,published_at\n{name},2025-05-11\n")
    assert "outside" in told(items)[0]
    assert "secret" not in told(items)[0].removeprefix(f"2: {name}")


def test_a_bad_row_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    table = (
        "published_at,text,file\n"
        "2025-05-11,First.,\n"
        "sometime,Second.,\n"
        ",Third.,\n"
        "\n"
        '2025-05-11,"Fourth,\nof two lines.",\n'
        "2025-05-11,,missing.txt\n"
        "2025-05-11,,empty.txt\n"
        "2025-05-11,,\n"
        "2025-05-11,Too,many,cells\n"
        '2025-05-11,"bro"ken,\n'
        "03/04/2025,Fifth.,\n"
        "2025-05-12,Last.,\n"
    )
    assert told(rows(tmp_path / "a.csv", table)) == [
        "First.",
        "3: publication date 'sometime' is no date",
        "4: it has no publication date, so that its days can't be told",
        "Fourth,\nof two lines.",
        "8: missing.txt: there is no such file",
        "9: empty.txt: the file is empty",
        "10: the row has neither a text nor a file",
        "11: the row has 4 cells under 3 columns",
        "12: the row is broken (',' expected after '\"')",
        "13: publication date '03/04/2025' can mean 2025-03-04 or 2025-04-03",
        "Last.",
    ]


def test_the_remedy_of_a_row_names_the_column(tmp_path: Path) -> None:
    (item,) = rows(tmp_path / "a.csv", "text\nIt holds.\n")
    assert isinstance(item.outcome, UnreadableReportError)
    assert "column published_at" in item.outcome.remedy
    assert str(item.outcome).startswith(f"{tmp_path / 'a.csv'}, line 2: ")


@pytest.mark.parametrize(
    ("content", "problem"),
    [("", "empty"), ("a,b\n1,2\n", "names no reports"), (b"text\n" + bytes(range(256)), "binary")],
)
def test_a_table_that_is_none(tmp_path: Path, content: str | bytes, problem: str) -> None:
    assert problem in told(rows(tmp_path / "a.csv", content))[0]


def test_json_lines(tmp_path: Path) -> None:
    good = {
        "text": "It holds – so far.",
        "published_at": "2025-05-11",
        "title": None,
        "tags": ["a"],
        "restricted": True,
    }
    lines = [
        json.dumps(good).encode(),
        b"",
        b"{not json}",
        b"[1]",
        b'{"text": "caf\xe9", "date": "2025-05-11"}',
        b'{"text": "half \\ud83d of a pair", "date": "2025-05-11"}\r',
        b'{"file": "../up.txt", "date": "2025-05-11"}',
        b'{"date": "2025-05-11"}',
        b"[" * 100_000,
    ]
    found = rows(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + b"\n".join(lines))
    assert isinstance(found[0].outcome, Report)
    assert found[0].outcome.restricted
    assert [line.partition(" (")[0] for line in told(found)] == [
        "It holds – so far.",
        "3: the line is no JSON",
        "4: the line is no JSON object",
        "5: the line is not UTF-8",
        "half \N{REPLACEMENT CHARACTER} of a pair",
        "7: ../up.txt: the file lies outside the table's folder",
        "8: the row has neither a text nor a file",
        "9: the line is no JSON",
    ]


def test_json_that_is_no_json_lines_is_refused(tmp_path: Path) -> None:
    assert "one object a line" in told(rows(tmp_path / "a.json", "[]"))[0]


def test_what_the_user_says_goes_before_every_row(tmp_path: Path) -> None:
    table = "text,date,publisher\nOne.,2024-01-01,A\nTwo.,,B\n"
    found = rows(tmp_path / "a.csv", table, Provenance(published="2025-05-11"))
    assert [i.outcome.published_at for i in found if isinstance(i.outcome, Report)] == ["2025-05-11"] * 2
