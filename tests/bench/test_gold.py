from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bench.gold import GoldError, load_folder
from bench.score import score_reading
from detente.model import codes
from tests.bench.perfect import reading_of
from tests.bench.sample import TEXT, data, write


@pytest.fixture(scope="session")
def schema(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((root / "bench" / "gold.schema.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(params=["examples", "shared"])
def folder(request: pytest.FixtureRequest, root: Path) -> Path:
    """A folder of gold files."""
    home: Path = root / "examples" if request.param == "examples" else request.getfixturevalue("shared")
    return home / "gold"


def test_every_gold_file_is_in_the_short_form(folder: Path, schema: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(schema)
    wrong = {g.name: [e.json_path for e in validator.iter_errors(g.data)] for g in load_folder(folder)}
    assert not {name: paths for name, paths in wrong.items() if paths}


def test_every_gold_file_read_back_scores_full_marks(folder: Path) -> None:
    for gold in load_folder(folder):
        scores = score_reading(gold, reading_of(gold))
        assert {path: value for path, value in scores.flat().items() if value != 1} == {}, gold.name
        assert scores.notes == []


@pytest.mark.parametrize(
    ("entry", "field", "codes"),
    [
        ("actor", "kind", codes.ActorKind),
        ("quotation", "mode", codes.QuotationMode),
        ("event", "act", codes.Act),
        ("event", "reality", codes.Reality),
        ("condition", "kind", codes.ConditionKind),
        ("ceasefire", "status", codes.CeasefireStatus),
        ("talks", "status", codes.TalksStatus),
        ("agreement", "status", codes.AgreementStatus),
        ("violation_claim", "target_class", codes.TargetClass),
    ],
)
def test_the_schemas_codes_are_the_models(
    schema: dict[str, Any], entry: str, field: str, codes: type[StrEnum]
) -> None:
    values = schema["$defs"][entry]["properties"][field]["enum"]
    assert sorted(values) == sorted(code.value for code in codes)


def test_the_schemas_issues_are_the_models(schema: dict[str, Any]) -> None:
    assert sorted(schema["$defs"]["issue"]["enum"]) == sorted(issue.value for issue in codes.Issue)


def test_a_key_that_nobody_knows_is_an_error_of_the_schema(schema: dict[str, Any]) -> None:
    gold = data()
    jsonschema.validate(gold, schema)
    gold["events"][0]["mood"] = "sour"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(gold, schema)


def test_evidence_that_the_text_does_not_hold_names_file_and_entry(tmp_path: Path) -> None:
    gold = data()
    gold["events"][1]["evidence"] = "Manila tore it up"
    with pytest.raises(GoldError, match=r"2013-06-12-cotabato\.json: events\[1\]: .*Manila tore it up"):
        write(tmp_path, gold).story()


def test_an_entry_that_lacks_a_key_names_the_file(tmp_path: Path) -> None:
    gold = data()
    del gold["events"][1]["act"]
    with pytest.raises(GoldError, match=r"2013-06-12-cotabato\.json: .*'act'"):
        write(tmp_path, gold).story()


def test_spans_are_those_of_the_words(tmp_path: Path) -> None:
    story = write(tmp_path, data()).story()
    start, end = story.quotations[1].spans[0]
    assert story.text[start:end] == "We will not trade prisoners for signatures,"


def test_a_header_is_no_part_of_the_text(tmp_path: Path) -> None:
    gold = write(tmp_path, data(), f"Composed: for these tests\r\nPublished: 2013-06-12\r\n\r\n{TEXT}")
    assert gold.text() == TEXT


def test_words_that_stand_twice_are_taken_in_turn_and_near_their_event(tmp_path: Path) -> None:
    text = "Juba agreed if Khartoum paid. Torit agreed if Khartoum paid."
    gold = data()
    once = {**gold["events"][0], "evidence": "agreed if Khartoum paid"}
    once["conditions"] = [{**once["conditions"][0], "text": "if Khartoum paid"}]
    gold = {**{key: [] for key in gold}, "report": gold["report"], "events": [once, once]}
    events = write(tmp_path, gold, text).story().events
    assert [event.spans[0][0] for event in events] == [5, 36]
    assert [event.conditions[0].spans[0][0] for event in events] == [12, 43]


def test_other_json_beside_gold_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, data())
    (tmp_path / "gold" / "matters.json").write_text('{"matters": []}')
    assert [gold.name for gold in load_folder(tmp_path / "gold")] == ["2013-06-12-cotabato"]


def test_gold_without_its_report_is_an_error(tmp_path: Path) -> None:
    gold = write(tmp_path, data())
    gold.report.unlink()
    with pytest.raises(GoldError, match="no report at"):
        load_folder(tmp_path / "gold")
