"""JSON and JSON Lines."""

from __future__ import annotations

import io
import json

from hypothesis import given
from jsonschema import Draft202012Validator

from detente.exports import to_json, write_json, write_jsonl
from detente.model import Reading, schema
from detente.model.frozen import FrozenDict
from tests.exports.sample import READING, REPORT
from tests.model.strategies import few, readings


def written(*found: Reading, many: bool) -> str:
    out = io.StringIO()
    write_json(found, out, many=many)
    return out.getvalue()


def test_one_report_is_an_object_and_several_are_an_array() -> None:
    assert Reading.model_validate_json(written(READING, many=False)) == READING
    assert [Reading.model_validate(one) for one in json.loads(written(READING, READING, many=True))] == [
        READING
    ] * 2
    assert len(json.loads(written(READING, many=True))) == 1
    assert json.loads(written(many=True)) == []
    assert written(many=False) == ""


def test_json_lines_are_a_reading_a_line() -> None:
    out = io.StringIO()
    write_jsonl([READING, READING], out)
    assert [Reading.model_validate_json(line) for line in out.getvalue().splitlines()] == [READING] * 2


def test_what_a_terminal_may_obey_is_escaped_and_comes_back() -> None:
    title = "a\x9b31mb\x7f\x1b[0m"
    reading = READING.model_copy(update={"report": REPORT.model_copy(update={"title": title})})
    text = to_json(reading)
    assert not set(text) & {"\x9b", "\x7f", "\x1b"}
    assert json.loads(text)["report"]["title"] == title


@few
@given(readings())
def test_any_reading_is_written_by_the_contract(reading: Reading) -> None:
    text = to_json(reading, explain=True)
    Draft202012Validator(schema()).validate(json.loads(text))
    assert Reading.model_validate_json(text) == reading
    assert "\n" not in text


def test_traces_are_written_on_request() -> None:
    why = {"kind": "conditions: only if"}
    told = READING.events[1].conditions[0].model_copy(update={"trace": FrozenDict(why)})
    event = READING.events[1].model_copy(
        update={"conditions": (told,), "trace": FrozenDict({"act": "events: come"})}
    )
    reading = READING.model_copy(update={"events": (event,)})
    for explain in (True, False):
        found = json.loads(to_json(reading, explain=explain))
        Draft202012Validator(schema()).validate(found)
        (written,) = found["events"]
        assert written["trace"] == ({"act": "events: come"} if explain else {})
        assert written["conditions"][0]["trace"] == (why if explain else {})
        assert written["id"] == event.id
