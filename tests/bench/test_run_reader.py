"""The bridge to the project: reports are loaded as the command line loads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.gold import load_folder
from bench.run_reader import NoReadingError, ready, report_of
from tests.bench.perfect import reading_of
from tests.bench.sample import TEXT, data, write


def test_a_report_has_golds_date_and_no_header(tmp_path: Path) -> None:
    report = report_of(write(tmp_path, data(), f"Publisher: Sulu Specimen\nLanguage: en\n\n{TEXT}"))
    assert report.text == TEXT
    assert report.published_at == "2013-06-12"
    assert report.publisher == "Sulu Specimen"


@pytest.fixture(params=["examples", "shared"])
def folder(request: pytest.FixtureRequest, root: Path) -> Path:
    home: Path = root / "examples" if request.param == "examples" else request.getfixturevalue("shared")
    return home / "gold"


def test_all_of_golds_evidence_stands_in_the_text_that_is_read(folder: Path) -> None:
    for gold in load_folder(folder):
        assert gold.story(report_of(gold).text).events


def test_ready_readings_are_found_by_their_text(tmp_path: Path) -> None:
    gold = write(tmp_path, data())
    path = tmp_path / "readings.json"
    path.write_text(json.dumps([reading_of(gold)]), encoding="utf-8")
    assert ready(path)(gold)["report"]["text"] == TEXT

    gold.report.write_text("Another report.", encoding="utf-8")
    with pytest.raises(NoReadingError, match="holds no reading of 2013-06-12-cotabato"):
        ready(path)(gold)
