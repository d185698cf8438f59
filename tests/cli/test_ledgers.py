"""`detente ceasefires` and `detente claims` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from detente.record import open_record
from tests.analysis.truces import claim, said, telling, truce
from tests.cli.conftest import Run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "ceasefires"
CF, CLAIMS = str(EXAMPLES / "cf.csv"), str(EXAMPLES / "claims.csv")


@pytest.fixture
def record(tmp_path: Path) -> str:
    pause = truce("the pause", "in_force", by="Russia", parties="Russia, Ukraine", start="2025-05-08",
                  end="2025-05-10")  # fmt: skip
    report = telling(
        "2025-05-09",
        pause,
        said("Kyiv rejected the pause", "Ukraine", "reject"),
        claim("Kyiv counted 734 breaches", "Ukraine", "Russia", 734, pause),
        claim("Moscow blamed Ukraine", "Russia", "Ukraine", None, pause),
    )
    talks = telling("2025-03-20", truce("a truce", "demanded", by="Congo", parties="Congo, M23"))
    path = str(tmp_path / "r.db")
    with open_record(path, create=True) as kept:
        kept.add(report.reading)
        kept.add(talks.reading)
    return path


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("command", ["ceasefires", "claims"])
def test_every_form(detente: Run, record: str, command: str, form: str) -> None:
    result = detente(command, "--record", record, "--format", form)
    assert result.exit_code == 0, result.output
    assert "Ukraine" in result.stdout


def test_the_list_and_one_in_full(detente: Run, record: str) -> None:
    found = json.loads(detente("ceasefires", "--record", record, "--format", "json").stdout)
    assert [one["status"] for one in found["ceasefires"]] == ["demanded", "in_force"]
    result = detente("ceasefires", found["ceasefires"][1]["id"], "--record", record)
    assert result.exit_code == 0, result.output
    for words in ("Course, and who says so", "Ukraine rejects", "“Kyiv rejected the pause.”", "734"):
        assert words in result.stdout


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], 2),
        (["--actor", "M23"], 1),
        (["--status", "in_force"], 1),
        (["--since", "2025-05"], 1),
        (["--words", "pause"], 1),
        (["--source", "Nobody"], 0),
    ],
)
def test_filters_of_the_record(detente: Run, record: str, options: list[str], expected: int) -> None:
    found = json.loads(detente("ceasefires", "--record", record, "--format", "json", *options).stdout)
    assert len(found["ceasefires"]) == expected


def test_a_day(detente: Run, record: str) -> None:
    found = json.loads(
        detente("ceasefires", "--record", record, "--on", "2025-05-09", "--format", "json").stdout
    )
    assert [one["holding"] for one in found["holding"]] == ["in_force"]
    result = detente("ceasefires", "--record", record, "--on", "2025-06-01")
    assert "No ceasefire's time holds that day" in result.stdout


def test_readings_of_a_file_and_no_record(detente: Run, tmp_path: Path) -> None:
    kept = telling("2025-05-09", truce("the pause", "declared", by="Russia", parties="Russia, Ukraine"))
    path = tmp_path / "readings.jsonl"
    path.write_text(kept.reading.model_dump_json(by_alias=True) + "\n", encoding="utf-8")
    result = detente("ceasefires", "--from", str(path))
    assert "Russia declares" in result.stdout


def test_a_data_set_and_its_columns(detente: Run) -> None:
    result = detente("ceasefires", "--cf", CF, "--format", "cf")
    assert result.exit_code == 0, result.output
    assert list(csv.reader(io.StringIO(result.stdout))) == list(
        csv.reader(io.StringIO(Path(CF).read_text("utf-8")))
    )
    assert "Told to be in force (1)" in detente("ceasefires", "--cf", CF, "--on", "2030-12-25").stdout
    assert "cf-999003" not in detente("ceasefires", "--cf", CF, "--actor", "Sudland").stdout


def test_a_record_beside_a_data_set(detente: Run, record: str) -> None:
    found = json.loads(detente("ceasefires", "--cf", CF, "--record", record, "--format", "json").stdout)
    assert len(found["ceasefires"]) == 5


def test_a_table_of_claims(detente: Run) -> None:
    shown = " ".join(detente("claims", "--table", CLAIMS).stdout.split())
    assert "612 stated against 590 summed: 22 that no part holds" in shown
    assert "not to be added to the 612 of claims:3" in shown
    assert "1,112" not in shown
    found = json.loads(detente("claims", "--table", CLAIMS, "--format", "json").stdout)
    (about,) = found["ceasefires"]
    assert [one["holds_the_others"] for one in about["accusations"]] == ["claims:3", "claims:4"]
    (only,) = json.loads(detente("claims", "claims:5", "--table", CLAIMS, "--format", "json").stdout)[
        "ceasefires"
    ]
    assert only["accusations"][0]["claims"][0]["counter_claims"] == ["claims:2", "claims:3"]


def test_a_file_of_windows_says_when_the_ceasefires_of_a_table_are(detente: Run) -> None:
    Path("windows.csv").write_text(
        "id,declared_by,start_utc,end_utc\nDEMO-WINTER,Norland,2031-01-02T00:00Z,2031-01-04T00:00Z\n", "utf-8"
    )
    result = detente("claims", "--table", CLAIMS, "--windows", "windows.csv", "--format", "json")
    (about,) = json.loads(result.stdout)["ceasefires"]
    claims = {one["id"]: one for each in about["accusations"] for one in each["claims"]}
    assert (claims["claims:3"]["since"], claims["claims:3"]["until"]) == (
        "2031-01-02T00:00+00:00",
        "2031-01-04T00:00+00:00",
    )
    assert (claims["claims:2"]["until"], claims["claims:5"]["since"]) == (None, None)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--side", "Sudland"], 2),
        (["--to", "Sudland"], 2),
        (["--since", "2031-01-04"], 2),
        (["--words", "raids"], 1),
        (["--place", "Norland"], 0),
    ],
)
def test_filters_of_a_table(detente: Run, options: list[str], expected: int) -> None:
    rows = list(
        csv.DictReader(io.StringIO(detente("claims", "--table", CLAIMS, "--format", "csv", *options).stdout))
    )
    assert len(rows) == expected


def test_bars(detente: Run, record: str) -> None:
    result = detente("ceasefires", "--record", record, "--plot", "bars.svg")
    assert result.exit_code == 0, result.output
    assert "in force" in Path("bars.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ceasefires", "--from", CF, "--record", "x.db"], "--from goes without a record"),
        (["ceasefires", "--on", "yesterday"], "no ISO 8601 day"),
        (["ceasefires", "matter-1", "--cf", CF], "no ceasefire has this id"),
        (["ceasefires", "--cf", CLAIMS], "no table of the CF data set"),
        (["ceasefires", "--cf", CF, "--actor", "Nobody", "--plot", "b.svg"], "left to draw"),
        (["claims", "--table", "none.csv"], "none.csv: it can't be read"),
        (["claims", "claims:99", "--table", CLAIMS], "no claim has this id"),
        (["claims", "--windows", CF], "--windows goes with --table"),
        (["claims"], "no record"),
    ],
)
def test_misuse(detente: Run, arguments: list[str], told: str) -> None:
    result = detente(*arguments)
    assert result.exit_code != 0
    shown = " ".join(result.output.replace("│", " ").split())
    assert told in (shown or str(result.exception)) or told in str(result.exception)
