"""Objects ⇄ JSON, and the schema that all JSON holds to."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from detente.model import Reading, schema
from tests.model.strategies import few, readings

CONTRACT = Draft202012Validator(schema())


@few
@given(readings())
def test_a_reading_comes_back_from_json_as_it_was(reading: Reading) -> None:
    assert Reading.model_validate_json(reading.model_dump_json()) == reading
    assert Reading.model_validate(json.loads(reading.model_dump_json())) == reading


@few
@given(readings())
def test_every_reading_holds_to_the_schema(reading: Reading) -> None:
    CONTRACT.validate(json.loads(reading.model_dump_json()))


@pytest.mark.parametrize("name", [name for name, part in schema()["$defs"].items() if "properties" in part])
def test_the_schema_asks_for_every_key(name: str) -> None:
    """The record promises null or an empty list where there is nothing, never a missing key."""
    part = schema()["$defs"][name]
    assert sorted(part.get("required", [])) == sorted(part["properties"])


def test_the_schema_is_one_itself() -> None:
    Draft202012Validator.check_schema(schema())
    with pytest.raises(ValidationError):
        CONTRACT.validate({})
