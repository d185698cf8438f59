"""`detente read` on more than files: folders, tables with columns of their own, addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.model import Reading
from tests.cli.conftest import Run
from tests.sources.site import site

TABLE = "Id,Body,Day\n1,The truce holds.,11/05/2025\n2,It broke.,12/05/2025\n"
COLUMNS = "text: Body\npublished_at: Day\ndates: ['%d/%m/%Y']\n"


def texts(output: str) -> list[str]:
    return [Reading.model_validate_json(line).report.text for line in output.splitlines()]


def test_a_folder_with_something_unreadable(detente: Run) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Published: 2025-05-11\n\nIt holds.")
    Path("in/b.pdf").write_bytes(b"%PDF-1.7")
    result = detente("read", "in", "--format", "jsonl")
    assert (result.exit_code, texts(result.stdout)) == (1, ["It holds."])
    assert result.stderr.startswith("error: in/b.pdf: this is a PDF, not text.")
    assert result.stderr.count("\n") == 1


def test_columns_and_the_note_about_the_rest(detente: Run) -> None:
    Path("t.csv").write_text(TABLE)
    Path("c.yaml").write_text(COLUMNS)
    result = detente("read", "t.csv", "--columns", "c.yaml", "--format", "jsonl")
    assert (result.exit_code, texts(result.stdout)) == (0, ["The truce holds.", "It broke."])
    assert result.stderr == "note: t.csv: not read, as no value of a report: 'id'\n"


def test_a_table_without_reports_says_which_columns_it_has(detente: Run) -> None:
    Path("t.csv").write_text(TABLE)
    result = detente("read", "t.csv")
    assert result.exit_code == 1
    assert "'Id', 'Body', 'Day'" in result.stderr
    assert "--columns" in result.stderr


def test_columns_prints_what_read_takes(detente: Run) -> None:
    Path("t.csv").write_text(TABLE.replace("Day", "Date").replace("11/05", "31/05"))
    assert detente("columns", "t.csv", "-o", "c.yaml").exit_code == 0
    result = detente("read", "t.csv", "--columns", "c.yaml", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert detente("columns", "t.csv", "-o", "t.csv").exit_code == 2
    assert detente("columns", "t.csv").stdout == Path("c.yaml").read_text()


@pytest.mark.parametrize("content", [None, "titel: Body\n"])
def test_a_file_of_columns_that_makes_no_sense_is_misuse(detente: Run, content: str | None) -> None:
    Path("t.csv").write_text(TABLE)
    if content:
        Path("c.yaml").write_text(content)
    result = detente("read", "t.csv", "--columns", "c.yaml")
    assert result.exit_code == 2
    assert "c.yaml" in result.stderr


def test_an_address_is_fetched_only_where_that_is_asked_for(detente: Run) -> None:
    page = (200, {"Content-Type": "text/plain"}, b"Published: 2025-05-11\n\nIt holds.")
    with site({"/a": page}) as server:
        address = f"{server.address}/a"
        result = detente("read", address)
        assert (result.exit_code, server.asked) == (1, [])
        assert "Say --fetch" in result.stderr
        result = detente("read", address, "--fetch")
        assert (result.exit_code, server.asked) == (1, [])
        assert "--allow-host localhost" in result.stderr
        result = detente("read", address, "--fetch", "--allow-host", "localhost", "--format", "jsonl")
        assert (result.exit_code, texts(result.stdout)) == (0, ["It holds."])
