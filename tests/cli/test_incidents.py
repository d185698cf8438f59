"""`detente incidents` and `detente comply`."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.exports.drawing import DrawingError
from detente.exports.errors import ExportError
from detente.incidents import IncidentsFileError
from tests.cli.conftest import Run
from tests.incidents.made import AIR, air, file

WINDOWS = """id,declared_by,mutuality,status_path,scope,start_local,end_local,tz,start_utc,end_utc,source
QUIET,Northland,unilateral,declared>expired,all hostilities,2025-04-10 12:00,2025-04-12 00:00,Europe/Kyiv,,,http://x
ENERGY,Northland,,declared,energy infrastructure only,2025-03-10 00:00,2025-03-12 00:00,Europe/Kyiv,,,
"""


@pytest.fixture(autouse=True)
def made(tmp_path: Path) -> None:
    days = [(date(2025, 2, 1) + timedelta(days=n)).isoformat() for n in range(112)]
    days = [day for day in days if day not in ("2025-04-10", "2025-04-11")]
    nights = [air(f"{day} 02:00", f"{day} 06:00", str(40 + n % 9)) for n, day in enumerate(days)]
    file(tmp_path, AIR, *nights, nights[-1], "torn", name="air.csv")
    (tmp_path / "windows.csv").write_text(WINDOWS, encoding="utf-8")
    (tmp_path / "claims.csv").write_text(
        "window,claimant,accused,as_of,period_note,total_claimed,components,components_sum,gap,source\n"
        "QUIET,Southland,Russia,2025-04-12,whole truce,12,drone strikes 12,12,0,x\n"
    )


def test_a_file_is_loaded_and_what_is_wrong_with_it_is_told(detente: Run) -> None:
    told = detente("incidents", "load", "air.csv")
    assert told.exit_code == 0
    assert "air: 110 incidents" in told.stdout
    assert "1 × rows that say the same as another" in told.stdout
    assert "line 113: 1 cells where the head has 10" in told.stdout
    assert "as it was" in detente("incidents", "load", "air.csv").stdout
    (found,) = json.loads(detente("incidents", "load", "air.csv", "--format", "json").stdout)
    assert [(one["kind"], one["count"]) for one in found["signals"]] == [("torn", 1), ("duplicate", 1)]
    assert len(found["sha256"]) == 64


def test_a_file_that_cannot_be_loaded_stops_no_other(detente: Run, tmp_path: Path) -> None:
    (tmp_path / "no.csv").write_text("a,b\n1,2\n")
    told = detente("incidents", "load", "no.csv", "air.csv")
    assert told.exit_code == 1
    assert "incidents columns" in " ".join(told.stderr.split())
    assert "air: " in told.stdout


def test_what_is_loaded_is_listed(detente: Run) -> None:
    detente("incidents", "load", "air.csv")
    told = detente(
        "incidents", "list", "--since", "2025-04-09", "--until", "2025-04-14", "--format", "csv"
    ).stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    starts = [row["start"][:13] for row in rows]
    assert starts == ["2025-04-08T23", "2025-04-11T23", "2025-04-12T23", "2025-04-13T23"]
    assert "incidents; the first 2 are shown" in detente("incidents", "list", "--limit", "2").stdout
    assert (
        json.loads(detente("incidents", "list", "--weapon", "missile", "--format", "json").stdout)["total"]
        == 0
    )
    assert len(detente("incidents", "list", "--limit", "3", "--format", "jsonl").stdout.splitlines()) == 3


def test_coverage_says_who_reports_what_since_when(detente: Run) -> None:
    detente("incidents", "load", "air.csv")
    told = detente("incidents", "coverage", "--timezone", "Europe/Kyiv").stdout
    assert "Ukrainian Air Force" in told
    assert "2025-04-10, 2025-04-11" in told
    (found,) = json.loads(detente("incidents", "coverage", "--format", "json").stdout)
    assert found["coverage"]["weapons"] == ["drone"]
    assert detente("incidents", "coverage", "--format", "csv").stdout.startswith("source,kind,sha256")


def test_a_file_of_columns_is_begun(detente: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("Date,Region,Killed\n2025-04-25,North,2\n")
    (tmp_path / "c.yaml").write_text(detente("incidents", "columns", "own.csv").stdout)
    assert "own: 1 incident" in detente("incidents", "load", "own.csv", "--columns", "c.yaml").stdout


def test_windows_beside_incidents(detente: Run) -> None:
    told = detente("comply", "--windows", "windows.csv", "--incidents", "air.csv").stdout
    plain = " ".join(told.split())
    assert "LULL 0 of " in plain
    assert "NOT TESTABLE The source can't see the scope: the source does not say what was hit." in plain
    assert "A lull is not zero, and zero recorded is not zero" in plain
    assert "violat" not in told.lower()


def test_json_has_the_lines_behind_every_figure(detente: Run) -> None:
    arguments = ("comply", "--windows", "windows.csv", "--incidents", "air.csv", "--claims", "claims.csv")
    found = json.loads(detente(*arguments, "--timezone", "Europe/Kyiv", "--format", "json").stdout)
    quiet, energy = found["windows"]
    assert (quiet["verdict"], energy["verdict"]) == ("lull", "not_testable")
    assert quiet["scope"]["upper"] == 0
    assert quiet["scope"]["rows"] == []
    assert quiet["scope"]["rates"]["before"]["lines"]
    assert quiet["scope"]["placebo"]["k"] == 0
    assert quiet["scope"]["ratio"]["optimistic"] is True
    assert {"2025-04-10", "2025-04-11"} <= set(quiet["empty_days"]["by_overlap"])
    assert energy["scope"] is None
    assert [row["line"] for row in energy["everything"]["rows"]] == sorted(
        row["line"] for row in energy["everything"]["rows"]
    )
    (claim,) = quiet["claims"]
    assert claim["data_could_see"] == "could"
    assert claim["parts"][0]["data_in_window"]["upper"] == 0


def test_csv_has_a_line_for_each_window_and_selection(detente: Run) -> None:
    told = detente("comply", "--windows", "windows.csv", "--incidents", "air.csv", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [(row["window"], row["selection"], row["verdict"]) for row in rows] == [
        ("QUIET", "scope", "lull"),
        ("ENERGY", "scope", "not_testable"),
        ("ENERGY", "all", rows[2]["verdict"]),
    ]


def test_a_report_to_hand_on_fetches_nothing_and_escapes_what_it_shows(detente: Run, tmp_path: Path) -> None:
    text = WINDOWS.replace("declared>expired", "<script>alert(1)</script>")
    (tmp_path / "windows.csv").write_text(text)
    arguments = ("comply", "--windows", "windows.csv", "--incidents", "air.csv", "--claims", "claims.csv")
    assert detente(*arguments, "--report", "r.html").exit_code == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert page.count("<svg") >= 2
    anchors = {part.split('"')[0] for part in page.split('href="#')[1:]}
    assert anchors
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []
    assert "src=" not in page
    assert "violated" not in page


def test_a_report_as_pdf(detente: Run, tmp_path: Path) -> None:
    arguments = ("comply", "--windows", "windows.csv", "--window", "QUIET", "--incidents", "air.csv")
    assert detente(*arguments, "--report", "r.pdf").exit_code == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(ExportError, match="is there already"):
        detente(*arguments, "--report", "r.pdf", catch_exceptions=False)


def test_a_picture(detente: Run, tmp_path: Path) -> None:
    arguments = ("comply", "--windows", "windows.csv", "--window", "QUIET", "--incidents", "air.csv")
    detente(*arguments, "--plot", "p.svg")
    assert "this window" in (tmp_path / "p.svg").read_text(encoding="utf-8")
    with pytest.raises(DrawingError, match="SVG or PNG"):
        detente(*arguments, "--plot", "p.gif", catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--window", "NONE"), "No window is called 'NONE'. There are: ENERGY, QUIET."),
        (("--source", "none"), "No source has that name. There are: air."),
        (("--timezone", "Mars/North"), "'Mars/North' is no time zone"),
    ],
)
def test_misuse_says_what_there_is(detente: Run, arguments: tuple[str, ...], said: str) -> None:
    told = detente("comply", "--windows", "windows.csv", "--incidents", "air.csv", *arguments)
    assert told.exit_code == 2
    assert said in " ".join(told.stderr.replace("│", " ").split())


def test_without_incidents_the_way_to_load_them_is_told(detente: Run) -> None:
    with pytest.raises(IncidentsFileError, match="detente incidents load FILE"):
        detente("comply", "--windows", "windows.csv", catch_exceptions=False)
