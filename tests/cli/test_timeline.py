"""`detente timeline`, `quotations`, `talks` and `agreements` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from detente.model import Talks
from detente.model.codes import TalksStatus
from detente.record import Filter, open_record
from tests.cli.conftest import Run
from tests.record.told import reading

VERBS = ("timeline", "quotations", "talks", "agreements")


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = str(tmp_path / "r.db")
    with open_record(path, who="Ada", create=True) as kept:
        kept.add(reading(publisher="Northern Wire"))
    return path


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_entries_by_day_in_every_form(detente: Run, record: str, form: str) -> None:
    result = detente("timeline", "--record", record, "--format", form)
    assert result.exit_code == 0, result.output
    assert "Istanbul" in result.stdout


def test_the_text_tells_where_sources_begin_and_what_has_no_place(detente: Run, record: str) -> None:
    told = detente("timeline", "--record", record).stdout
    assert "sources that begin" in told
    assert "Northern Wire" in told
    assert "11 May 2025" in told
    assert "without a place" in told
    assert "Istanbul (a town" in told


def test_a_narrative_is_numbered_from_the_first_step_on(detente: Run, record: str) -> None:
    told = detente("timeline", "--process", "--record", record)
    assert told.exit_code == 0, told.output
    assert "1. " in told.stdout
    rows = list(csv.DictReader(io.StringIO(
        detente("timeline", "--process", "--record", record, "--format", "csv").stdout)))  # fmt: skip
    assert [row["first_day"] for row in rows] == sorted(row["first_day"] for row in rows) != []
    both = detente("timeline", "--process", "--matter", "matter-1", "--record", record)
    assert both.exit_code == 2


def test_a_pair_and_a_matter_are_narratives(detente: Run, record: str) -> None:
    pair = detente("timeline", "--pair", "Russia", "Ukraine", "--record", record)
    assert pair.exit_code == 0, pair.output
    assert "demand" in pair.stdout
    with open_record(record) as kept:
        (matter,) = kept.matters(Filter(kind=("ceasefire",)))
    assert "ceasefire" in detente("timeline", "--matter", matter.id, "--record", record).stdout


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_quotations_by_speaker_in_every_form(detente: Run, record: str, form: str) -> None:
    result = detente("quotations", "--record", record, "--format", form)
    assert result.exit_code == 0, result.output
    assert "Hakan Fidan" in result.stdout
    assert "We propose a truce" in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
@pytest.mark.parametrize("verb", ["talks", "agreements"])
def test_nothing_found_is_exit_code_1(detente: Run, record: str, verb: str, form: str) -> None:
    assert detente(verb, "--record", record, "--actor", "Nobody", "--format", form).exit_code == 1


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_talks_as_their_reports_tell_them(detente: Run, record: str, form: str, talked: str) -> None:
    result = detente("talks", "--record", talked, "--format", form)
    assert result.exit_code == 0, result.output
    assert "Istanbul" in result.stdout


@pytest.fixture
def talked(record: str) -> str:
    """The record with a round of talks in it."""
    told = reading(version="2", publisher="Southern Wire", published_at="2025-05-12")
    held = Talks(
        status=TalksStatus.HELD,
        parties=tuple(actor.id for actor in told.actors if actor.name in ("Russia", "Ukraine")),
        venue=next(event.place for event in told.events if event.place),
        evidence=told.events[0].evidence,
    )
    with open_record(record, who="Ada") as kept:
        kept.add(told.model_copy(update={"talks": (held,)}))
    return record


def test_json_is_a_list_of_objects(detente: Run, talked: str) -> None:
    (one,) = json.loads(detente("talks", "--record", talked, "--format", "json").stdout)
    assert one["kind"] == "talks"
