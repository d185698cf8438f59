"""`detente export`: files that other programs open."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from detente.cli.formats import ExportFormat, ExportType
from detente.exports.export import Form
from detente.exports.read_kept import kept_in
from detente.exports.table import TableName
from detente.model import Kept
from tests.cli.conftest import Run
from tests.exports import sample


@pytest.fixture(autouse=True)
def readings(detente: Run) -> None:
    Path("r.jsonl").write_text(sample.READING.model_dump_json() + "\n", encoding="utf-8")


def test_the_command_line_names_what_there_is() -> None:
    assert [one.value for one in ExportFormat] == [one.value for one in Form]
    assert [one.value for one in ExportType] == [one.value for one in TableName]


def test_the_ending_of_the_file_tells_the_format(detente: Run) -> None:
    for name in "a.csv a.zip a.xlsx a.parquet a.geojson a.jsonl a.plover.jsonl a.ftm.jsonl".split():
        result = detente("export", "r.jsonl", "--to", name)
        assert result.exit_code == 0, result.output
        assert result.stderr.startswith(f"{name}: ")
        assert Path(name).exists()
    with Path("a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["act"] for row in csv.DictReader(file)] == ["attack", "accept", "propose"]


def test_it_says_what_it_wrote_and_what_it_left_out(detente: Run) -> None:
    told = detente("export", "r.jsonl", "--to", "a.plover.jsonl").stderr
    assert told.endswith("left out: 3 events without a PLOVER type\n")
    assert detente("export", "r.jsonl", "--to", "a.csv").stderr == "a.csv: 3 events\n"


def test_without_a_file_it_writes_to_standard_output(detente: Run) -> None:
    result = detente("export", "r.jsonl")
    assert result.stdout.startswith('{"format":"detente-record"')
    Path("k.jsonl").write_text(result.stdout, encoding="utf-8")
    assert detente("export", "k.jsonl").stdout == result.stdout
    assert detente("export", "-", input=result.stdout).stdout == result.stdout
    shown = detente("export", "r.jsonl", "--format", "csv", "--type", "talks").stdout
    assert shown.startswith("\ufeffid,name,status,")


def test_a_folder_takes_a_file_a_type(detente: Run) -> None:
    assert detente("export", "r.jsonl", "--to", "out/", "--format", "csv").exit_code == 0
    assert sorted(path.stem for path in Path("out").iterdir()) == sorted(TableName)
    assert detente("export", "r.jsonl", "--to", "out", "--format", "csv").exit_code != 0
    assert detente("export", "r.jsonl", "--to", "out", "--format", "csv", "--force").exit_code == 0


def test_misuse_is_told(detente: Run) -> None:
    for arguments, told in (
        (("--to", "a.doc"), "its name does not tell the format"),
        (("--to", "out/"), "--format csv or --format parquet"),
        (("--to", "out/", "--format", "xlsx"), "--format csv or --format parquet"),
        (("--to", "a.csv", "--type", "talks", "--type", "events"), "holds one table"),
        (("--to", "a.geojson", "--type", "actors"), "have no place"),
    ):
        result = detente("export", "r.jsonl", *arguments)
        assert result.exit_code == 2
        assert told in " ".join(result.stderr.split())
    assert list(Path().glob("a.*")) == []


def test_a_wrong_line_is_told_and_the_rest_exported(detente: Run) -> None:
    with Path("r.jsonl").open("a") as file:
        file.write("junk\n")
    result = detente("export", "r.jsonl", "--to", "a.jsonl")
    assert result.exit_code == 1
    assert "r.jsonl, line 2: Invalid JSON" in result.stderr
    (found,) = kept_in("a.jsonl")
    assert isinstance(found, Kept)
    assert found.reading == sample.READING


def test_where_nothing_can_be_read_no_file_is_written(detente: Run) -> None:
    result = detente("export", "none.jsonl", "--to", "a.csv")
    assert result.exit_code == 1
    assert "none.jsonl" in result.stderr
    assert not Path("a.csv").exists()
    Path("empty.jsonl").write_text("")
    result = detente("export", "empty.jsonl", "--to", "a.csv")
    assert result.exit_code == 0
    assert result.stderr == "a.csv: nothing under this filter; the file is empty\n"
