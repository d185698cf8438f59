"""Files of columns: read, used, told, and suggested from a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.model import UnreadableReportError
from detente.sources import load
from detente.sources.columns import ColumnsError
from detente.sources.columnsfile import read_columns
from detente.sources.content import FileContent
from detente.sources.suggest import suggest
from tests.sources.told import reports, told

PROSE = "The army said on Sunday that it would honour the truce, and that it had told the mediators so twice."
TABLE = f"""ID,Headline,Body,Lead,Date posted,Outlet,Link
1,Truce holds,"{PROSE}",Short.,03/04/2025 08:30,Example Wire,https://a.example/1
2,Truce broken,,Only a lead.,13/04/2025 10:00,Other Wire,https://a.example/2
"""
FILE = """
text: [Body, Lead]
title: Headline
published_at: date  posted
publisher: OUTLET
url: Link
dates: ["%d/%m/%Y %H:%M", "%d/%m/%Y"]
ignore: [ID]
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(TABLE)
    (tmp_path / "cols.yaml").write_text(FILE)
    return tmp_path / "t.csv"


def test_a_table_is_read_by_the_columns_of_a_file(table: Path, tmp_path: Path) -> None:
    notes: list[str] = []
    first, second = reports(load(table, columns=read_columns(tmp_path / "cols.yaml"), note=notes.append))
    assert (first.text, first.title, first.publisher) == (PROSE, "Truce holds", "Example Wire")
    assert (first.published_at, first.url) == ("2025-04-03T08:30:00", "https://a.example/1")
    assert (second.text, second.published_at) == ("Only a lead.", "2025-04-13T10:00:00")
    assert notes == []


def test_what_is_not_read_and_what_is_not_there_is_told_once(table: Path, tmp_path: Path) -> None:
    (tmp_path / "cols.yaml").write_text(
        "text: Body\npublished_at: Date posted\nlanguage: Tongue\ndates: '%d/%m/%Y %H:%M'"
    )
    notes: list[str] = []
    list(load(table, columns=read_columns(tmp_path / "cols.yaml"), note=notes.append))
    assert notes == [
        f"{table}: not read, as no value of a report: 'id', 'headline', 'lead', 'outlet', 'link'",
        f"{table}: there is no column 'tongue', which {tmp_path}/cols.yaml names for language",
    ]


def test_a_date_that_two_forms_read_as_two_days_is_not_guessed(table: Path, tmp_path: Path) -> None:
    (tmp_path / "cols.yaml").write_text(FILE.replace('"%d/%m/%Y"]', '"%m/%d/%Y %H:%M"]'))
    first, _ = told(load(table, columns=read_columns(tmp_path / "cols.yaml")), tmp_path)
    assert first.endswith("can mean 2025-03-04 or 2025-04-03")


def test_a_table_without_the_column_that_the_file_names_lists_what_it_has(
    table: Path, tmp_path: Path
) -> None:
    (tmp_path / "cols.yaml").write_text("text: Story\n")
    (item,) = load(table, columns=read_columns(tmp_path / "cols.yaml"))
    assert isinstance(item.outcome, UnreadableReportError)
    assert item.outcome.line == 1
    assert "asks for 'story', 'file'; the table has 'ID', 'Headline', 'Body'" in item.outcome.remedy


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("titel: A", "'titel' is no value of a report"),
        ("text: {a: b}", "neither a name nor a list"),
        ("text: [[a]]", "neither a name nor a list"),
        ("- a", "holds no mapping"),
        ("text: 'a", "not YAML"),
        ("text: a\ntext: b", "stands twice"),
        ("dates: '%d/%m'", "lacks the day, the month or the year"),
        ("dates: nonsense", "lacks the day, the month or the year"),
        (b"text: \xff", "not UTF-8"),
        ("text: &a [*a]", "not YAML|anchors"),
        ("", "holds no mapping"),
    ],
)
def test_a_file_that_makes_no_sense(tmp_path: Path, content: str | bytes, problem: str) -> None:
    path = tmp_path / "cols.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ColumnsError, match=problem) as found:
        read_columns(path)
    assert str(found.value).startswith(str(path))


def test_a_missing_file_of_columns(tmp_path: Path) -> None:
    with pytest.raises(ColumnsError, match="can't be read"):
        read_columns(tmp_path / "none.yaml")


def test_what_is_suggested_reads_the_table_once_a_form_is_chosen(table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE.replace("13/04", "05/04"))
    text = suggest(FileContent(table, "t.csv"))
    assert "keep the line that is right" in text
    assert '# - "%d/%m/%Y %H:%M"  # 03/04/2025 08:30 is 2025-04-03' in text
    assert '# - "%m/%d/%Y %H:%M"  # 03/04/2025 08:30 is 2025-03-04' in text
    mine = tmp_path / "mine.yaml"
    mine.write_text(text.replace('  # - "%d', '  - "%d'))
    items = list(load(table, columns=read_columns(mine)))
    assert reports(items[:1])[0].published_at == "2025-04-03T08:30:00"
    assert reports(items[:1])[0].title == "Truce holds"


def test_a_form_that_alone_fits_is_suggested(table: Path) -> None:
    assert 'dates:\n  - "%d/%m/%Y %H:%M"\n' in suggest(FileContent(table, "t.csv"))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", '{"story_id": 1, "paragraphs": "%s", "pubDate": "2025-05-11"}\n', 'text: "paragraphs"'),
        ("a.csv", "A\tB\n1\t%s\n", 'text: "B"'),
        ("a.csv", "path,when\na.txt,2025-05-11\n", 'file: "path"'),
    ],
)
def test_other_tables_and_other_names(tmp_path: Path, name: str, content: str, expected: str) -> None:
    path = tmp_path / name
    path.write_text(content.replace("%s", PROSE + " " + PROSE))
    assert expected in suggest(FileContent(path, name)).splitlines()


def test_the_head_of_a_table_is_text_and_never_yaml(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"text","x: [1]\n- !!python/object:os.system","#no","it\'s ""so"""\nIt holds.,1,2,3\n')
    mine = tmp_path / "mine.yaml"
    mine.write_text(suggest(FileContent(path, "a\n.csv")))
    columns = read_columns(mine)
    assert columns.names["text"] == ("text",)
    assert len(columns.ignored) == 3


@pytest.mark.parametrize(("name", "content"), [("a.txt", "text"), ("a.csv", ""), ("a.csv", "\n\n")])
def test_no_columns_of_what_is_no_table(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UnreadableReportError):
        suggest(FileContent(tmp_path / name, name))
